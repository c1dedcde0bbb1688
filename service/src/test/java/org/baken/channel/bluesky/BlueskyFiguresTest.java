package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

class BlueskyFiguresTest extends FiguresContract {
    private static final String DID = "did:plc:gemeente234567abcdefghij";

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new Bluesky(outbound, clock);
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1",
                Bluesky.PLATFORM,
                "",
                Map.of("service", base),
                Map.of("identifier", "gemeente.example", "appPassword", "abcd-efgh-2345-6789"),
                (stale, renewal) -> stale.with(renewal.renew(stale).secret()));
    }

    @Override
    protected String id(int number) {
        return "at://" + DID + "/app.bsky.feed.post/3kbericht" + (char) ('a' + number % 26)
                + (char) ('a' + number / 26);
    }

    @Override
    protected Reply answer(Request request) {
        if (request.path().endsWith("createSession")) {
            return Reply.json(
                    200,
                    Map.of(
                            "did",
                            DID,
                            "handle",
                            "gemeente.example",
                            "accessJwt",
                            "access-1",
                            "refreshJwt",
                            "refresh-1"));
        }
        ObjectNode answer = object();
        ArrayNode posts = answer.putArray("posts");
        for (String pair : request.target().replaceFirst("^.*\\?", "").split("&")) {
            String uri = URLDecoder.decode(pair.replaceFirst("^uris=", ""), StandardCharsets.UTF_8);
            told(uri).ifPresent(told -> {
                ObjectNode post = posts.addObject().put("uri", uri);
                put(post, "likeCount", told, Figures.Measure.FAVOURITES);
                put(post, "repostCount", told, Figures.Measure.REPOSTS);
                put(post, "replyCount", told, Figures.Measure.REPLIES);
            });
        }
        return Reply.json(200, answer);
    }
}
