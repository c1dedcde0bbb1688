package org.baken.channel.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Attempts;
import org.baken.channel.ChannelException;
import org.baken.channel.Graph;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;

/** What stands on a page. */
final class Timeline {

    private static final String FIELDS = "id,message,created_time,permalink_url";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int PAGE = 100;
    private static final int EXCERPT = 1_000;

    private final Graph graph;
    private final Clock clock;

    Timeline(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    Look find(Link link, Post post, String remoteId) throws ChannelException {
        Optional<JsonNode> live = graph.find(link, Graph.path(remoteId), Map.of("fields", FIELDS));
        return live.isPresent() ? found(live.get(), post) : new Look.Absent();
    }

    /** Looks for the post by its text, among those that are not older than it and known to be no other. */
    Look search(Link link, Post post, Attempts attempts) throws ChannelException {
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        JsonNode posts = published(link, earliest);
        for (JsonNode live : posts) {
            Instant at = Graph.time(live.path("created_time"));
            if (at != null
                    && !at.isBefore(earliest)
                    && Markup.same(text(live), post.text())
                    && !attempts.isAnother(link, post, live.path("id").asText(""))) {
                return found(live, post);
            }
        }
        return posts.size() < PAGE ? new Look.Absent() : new Look.CannotTell(Trouble.of("channel.tooManyPosts"));
    }

    List<Seen> recent(Link link, Instant since) throws ChannelException {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode live : published(link, since)) {
            Instant at = Graph.time(live.path("created_time"));
            if (at != null && !at.isBefore(since)) {
                String text = text(live);
                seen.add(new Seen(
                        Graph.id(live, graph.host()),
                        live.path("permalink_url").asText(null),
                        at,
                        text.substring(0, Math.min(EXCERPT, text.length()))));
            }
        }
        return seen;
    }

    /** @param live a post as Facebook gives it; when it only gives a number, the rest follows from that */
    Receipt receipt(JsonNode live) throws ChannelException {
        Receipt plain = receipt(Graph.id(live, graph.host()));
        Instant at = Graph.time(live.path("created_time"));
        return new Receipt(
                plain.remoteId(), live.path("permalink_url").asText(plain.url()), at == null ? plain.sentAt() : at);
    }

    /** Facebook leads from the number of a post to its address. */
    Receipt receipt(String id) {
        return new Receipt(id, "https://www.facebook.com/" + id, clock.instant());
    }

    /** What the page itself published, newest first; posts of visitors are not among them. */
    private JsonNode published(Link link, Instant since) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", FIELDS);
        parameters.put("since", String.valueOf(since.getEpochSecond()));
        parameters.put("limit", String.valueOf(PAGE));
        return graph.get(link, Facebook.path(link) + "/published_posts", parameters)
                .path("data");
    }

    private Look found(JsonNode live, Post post) throws ChannelException {
        String text = text(live);
        return new Look.Found(receipt(live), text, Markup.same(text, post.text()));
    }

    private static String text(JsonNode live) {
        return live.path("message").asText("");
    }
}
