package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Attempts;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;

/** What an account posted. */
final class Timeline {

    private static final String FIELDS = "created_at,entities,note_tweet";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    /** The most that a call lists or looks up. */
    static final int PAGE = 100;

    private static final int EXCERPT = 1_000;

    private final XApi api;
    private final Clock clock;

    Timeline(XApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Whom the token belongs to. */
    JsonNode me(Link link) throws ChannelException {
        JsonNode user = api.get(link, "/2/users/me", Map.of()).path("data");
        id(user.path("id").asText(""));
        return user;
    }

    Look find(Link link, Post post, String remoteId) throws ChannelException {
        Optional<JsonNode> live = api.find(link, path(remoteId), Map.of("tweet.fields", FIELDS));
        return live.isPresent() ? found(live.get(), post) : new Look.Absent();
    }

    /** Looks for the post by its text, among those that are not older than it and known to be no other. */
    Look search(Link link, Post post, Attempts attempts) throws ChannelException {
        JsonNode posts = since(link, post.createdAt().minus(CLOCKS_DIFFER), "retweets");
        for (JsonNode live : posts.path("data")) {
            if (XText.same(XText.of(live), post.text())
                    && !attempts.isAnother(link, post, live.path("id").asText(""))) {
                return found(live, post);
            }
        }
        return posts.path("meta").has("next_token")
                ? new Look.CannotTell(Trouble.of("channel.tooManyPosts"))
                : new Look.Absent();
    }

    List<Seen> recent(Link link, Instant since) throws ChannelException {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode live : since(link, since, "replies,retweets").path("data")) {
            Receipt receipt = receipt(live);
            String text = XText.of(live);
            seen.add(new Seen(
                    receipt.remoteId(),
                    receipt.url(),
                    receipt.sentAt(),
                    text.substring(0, Math.min(EXCERPT, text.length()))));
        }
        return seen;
    }

    /**
     * The public figures of posts. What is gone is named among the errors of the answer.
     *
     * @see <a href="https://docs.x.com/x-api/fundamentals/metrics">X: metrics</a>
     */
    Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        List<String> ids = remoteIds.stream().filter(Timeline::isId).limit(PAGE).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ids", String.join(",", ids));
        parameters.put("tweet.fields", "public_metrics");
        Map<String, Counts> figures = new LinkedHashMap<>();
        for (JsonNode post : api.get(link, "/2/tweets", parameters).path("data")) {
            String id = post.path("id").asText("");
            if (ids.contains(id)) {
                figures.put(id, counts(post.path("public_metrics")));
            }
        }
        return figures;
    }

    private static Counts counts(JsonNode metrics) {
        return Counts.NONE
                .with(Measure.FAVOURITES, metrics.path("like_count"))
                .with(Measure.REPOSTS, metrics.path("retweet_count"), metrics.path("quote_count"))
                .with(Measure.REPLIES, metrics.path("reply_count"))
                .with(Measure.VIEWS, metrics.path("impression_count"));
    }

    /** Newest first. */
    private JsonNode since(Link link, Instant since, String without) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("max_results", String.valueOf(PAGE));
        parameters.put("start_time", since.truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("exclude", without);
        parameters.put("tweet.fields", FIELDS);
        String user = link.setting("userId").isPresent()
                ? link.required("userId")
                : me(link).path("id").asText("");
        return api.get(link, "/2/users/" + id(user) + "/tweets", parameters);
    }

    Receipt receipt(JsonNode live) throws Unclear {
        String id = live.path("id").asText("");
        if (!isId(id)) {
            throw new Unclear(Trouble.of("channel.badAnswer", api.host()));
        }
        // X leads from this address to the post under whatever name the account has now.
        return new Receipt(id, "https://x.com/i/web/status/" + id, sentAt(live));
    }

    private Look found(JsonNode live, Post post) throws Unclear {
        String text = XText.of(live);
        return new Look.Found(receipt(live), text, XText.same(text, post.text()));
    }

    private Instant sentAt(JsonNode live) {
        try {
            return Instant.parse(live.path("created_at").asText(""));
        } catch (DateTimeException unreadable) {
            return clock.instant();
        }
    }

    static String path(String remoteId) throws Refused {
        return "/2/tweets/" + id(remoteId);
    }

    /** Ids come from the platform: they may not lead to another part of its interface. */
    static String id(String remoteId) throws Refused {
        if (!isId(remoteId)) {
            throw new Refused(Trouble.of("channel.badAnswer", remoteId));
        }
        return remoteId;
    }

    private static boolean isId(String id) {
        return id.matches("\\d{1,25}");
    }
}
