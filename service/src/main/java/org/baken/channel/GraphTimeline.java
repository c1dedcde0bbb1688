package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Lists.Seen;

/** What stands on an account of one of Meta's platforms. */
public final class GraphTimeline {

    /**
     * What a platform calls the parts of a post.
     *
     * @param fields all that are asked for, with commas between them
     */
    public record Names(String text, String at, String url, String fields) {}

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int PAGE = 100;
    private static final int EXCERPT = 1_000;
    /** A post of somebody else that the account passed on at Threads. */
    private static final String PASSED_ON = "REPOST_FACADE";

    private final Graph graph;
    private final Names names;
    private final Clock clock;

    public GraphTimeline(Graph graph, Names names, Clock clock) {
        this.graph = graph;
        this.names = names;
        this.clock = clock;
    }

    /** Looks for a post by its number. */
    public Look find(Link link, Post post, String remoteId) throws ChannelException {
        Optional<JsonNode> live = graph.find(link, Graph.path(remoteId), Map.of("fields", names.fields()));
        return live.isPresent() ? found(live.get(), post) : new Look.Absent();
    }

    /**
     * Looks for the post by its text, among those that are not older than it and known to be no other.
     *
     * @param path where the account's posts are listed
     */
    public Look search(Link link, String path, Post post, Attempts attempts) throws ChannelException {
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        JsonNode posts = since(link, path, earliest);
        for (JsonNode live : posts) {
            Instant at = Graph.time(live.path(names.at()));
            if (at != null
                    && !at.isBefore(earliest)
                    && Markup.same(text(live), post.text())
                    && !attempts.isAnother(link, post, live.path("id").asText(""))) {
                return found(live, post);
            }
        }
        return posts.size() < PAGE ? new Look.Absent() : new Look.CannotTell(Trouble.of("channel.tooManyPosts"));
    }

    /** As {@link Lists#recent}. */
    public List<Seen> recent(Link link, String path, Instant since) throws ChannelException {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode live : since(link, path, since)) {
            Instant at = Graph.time(live.path(names.at()));
            if (at != null
                    && !at.isBefore(since)
                    && !live.path("media_type").asText("").equals(PASSED_ON)) {
                Receipt receipt = receipt(live, null);
                String text = text(live);
                seen.add(new Seen(
                        receipt.remoteId(), receipt.url(), at, text.substring(0, Math.min(EXCERPT, text.length()))));
            }
        }
        return seen;
    }

    /**
     * The receipt of a post that was published just now. Its address is asked for; when that fails, or the time is up, it has
     * none, for it is published all the same.
     */
    public Receipt published(Link link, Attempts.Attempt attempt, String id) {
        try {
            attempt.inTime(graph.host());
            Optional<JsonNode> live = graph.find(link, "/" + id, Map.of("fields", names.fields()));
            if (live.isPresent()) {
                return receipt(live.get(), null);
            }
        } catch (ChannelException unknown) {
            // What is published is published.
        }
        return new Receipt(id, null, clock.instant());
    }

    /** @param otherwise the address when the platform names none */
    public Receipt receipt(JsonNode live, String otherwise) throws ChannelException {
        String url = live.path(names.url()).asText("");
        Instant at = Graph.time(live.path(names.at()));
        return new Receipt(
                Graph.id(live, graph.host()),
                url.startsWith("https://") ? url : otherwise,
                at == null ? clock.instant() : at);
    }

    /** Newest first. */
    private JsonNode since(Link link, String path, Instant since) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", names.fields());
        parameters.put("since", String.valueOf(since.getEpochSecond()));
        parameters.put("limit", String.valueOf(PAGE));
        return graph.get(link, path, parameters).path("data");
    }

    private Look found(JsonNode live, Post post) throws ChannelException {
        String text = text(live);
        return new Look.Found(receipt(live, null), text, Markup.same(text, post.text()));
    }

    private String text(JsonNode live) {
        return live.path(names.text()).asText("");
    }
}
