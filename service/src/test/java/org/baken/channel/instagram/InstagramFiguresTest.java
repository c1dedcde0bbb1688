package org.baken.channel.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.baken.channel.AttemptsFor;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

class InstagramFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new Instagram(
                outbound,
                clock,
                base + "/v25.0",
                "https://www.facebook.com/v25.0/dialog/oauth",
                AttemptsFor.tests(clock));
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1",
                Instagram.PLATFORM,
                "",
                Map.of("clientId", "app-1"),
                Map.of("clientSecret", "app-secret-1234", "accessToken", "page-token-1234"));
    }

    @Override
    protected String id(int number) {
        return String.valueOf(900 + number);
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
        put(post, "like_count", told, Figures.Measure.FAVOURITES);
        return put(post, "comments_count", told, Figures.Measure.REPLIES);
    }
}
