package org.baken.channel.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

class FacebookFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new Facebook(outbound, clock, base + "/v25.0", "https://www.facebook.com/v25.0/dialog/oauth");
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1",
                Facebook.PLATFORM,
                "",
                Map.of("clientId", "app-1"),
                Map.of("clientSecret", "app-secret-1234", "accessToken", "page-token-1234"));
    }

    @Override
    protected String id(int number) {
        return "1001_" + (500 + number);
    }

    @Override
    protected Reply answer(Request request) {
        String id = request.path().replaceFirst("^/v25\\.0/", "");
        return told(id).map(told -> Reply.json(200, post(id, told)))
                .orElseGet(() -> Reply.json(
                        400,
                        Map.of(
                                "error",
                                Map.of("message", "Unsupported get request", "code", 100, "error_subcode", 33))));
    }

    private static ObjectNode post(String id, Map<Figures.Measure, String> told) {
        ObjectNode post = object().put("id", id);
        put(counted(post, "reactions"), "total_count", told, Figures.Measure.FAVOURITES);
        put(counted(post, "comments"), "total_count", told, Figures.Measure.REPLIES);
        if (told.containsKey(Figures.Measure.REPOSTS)) {
            put(post.putObject("shares"), "count", told, Figures.Measure.REPOSTS);
        }
        return post;
    }

    private static ObjectNode counted(ObjectNode post, String what) {
        ObjectNode list = post.putObject(what);
        list.putArray("data");
        return list.putObject("summary");
    }
}
