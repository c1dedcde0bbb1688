package org.baken.channel.mastodon;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.Answer;
import org.baken.channel.Attempts.Attempt;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Multipart;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;

/**
 * Uploads pictures with their descriptions before the status that shows them. What no status shows, a server throws away after a
 * day; what an earlier attempt uploaded is used again.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/media/">Mastodon: media</a>
 */
final class Uploads {

    private static final Duration UPLOADING = Duration.ofSeconds(8);
    private static final Duration READING = Duration.ofSeconds(4);
    private static final int ACCEPTED = 202;
    private static final int UNDER_WAY = 206;

    private final Server server;

    Uploads(Server server) {
        this.server = server;
    }

    /** What the server calls the pictures, in their order, all ready to be shown. */
    List<String> of(Link link, Post post, PictureRules rules, Attempt attempt) throws ChannelException {
        String host = Server.host(link);
        List<String> ids = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            String id = attempt.made(picture.name(), host, () -> upload(link, picture, rules, attempt));
            while (attempt.known(ready(picture)).isEmpty() && !isReady(link, id, picture, attempt)) {
                attempt.pause(host);
            }
            ids.add(id);
        }
        return ids;
    }

    private String upload(Link link, Picture picture, PictureRules rules, Attempt attempt) throws ChannelException {
        Multipart form =
                new Multipart().field("description", picture.alt()).file("file", picture, picture.within(rules));
        HttpRequest request = Server.plain(link, "/api/v2/media")
                .header("Content-Type", form.type())
                .timeout(UPLOADING)
                .POST(form.body())
                .build();
        Answer answer = server.exchange(link, request);
        if (answer.status() != ACCEPTED) {
            attempt.made(ready(picture), answer.host(), () -> "");
        }
        return Server.segment(answer.json().path("id").asText(""));
    }

    /** Asks a server that is still at work on a picture. */
    private boolean isReady(Link link, String id, Picture picture, Attempt attempt) throws ChannelException {
        HttpRequest request =
                Server.plain(link, "/api/v1/media/" + id).timeout(READING).GET().build();
        Answer answer = Beforehand.of(request.uri().getHost(), () -> {
            Answer told = server.outbound().exchange(request);
            if (!told.ok()) {
                // It could not use the picture, or knows it no longer.
                attempt.forget(picture.name());
            }
            return told.orFail(link);
        });
        return answer.status() != UNDER_WAY;
    }

    private static String ready(Picture picture) {
        return picture.name() + " ready";
    }
}
