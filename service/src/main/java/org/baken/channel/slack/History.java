package org.baken.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Post;
import org.baken.channel.Trouble;

/** What stands in a channel, the newest first. */
final class History {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int MOST_PAGES = 3;

    private final Workspace workspace;
    private final String channel;

    History(Workspace workspace, String channel) {
        this.workspace = workspace;
        this.channel = channel;
    }

    JsonNode page(Map<String, String> narrower) throws ChannelException {
        Map<String, String> parameters = new HashMap<>(narrower);
        parameters.put("channel", channel);
        parameters.put("include_all_metadata", "true");
        return workspace.read(
                narrower.containsKey("ts") ? "conversations.replies" : "conversations.history", parameters);
    }

    /** The message that carries the key of a post; in a thread when the post answers another. */
    Optional<JsonNode> of(Post post) throws ChannelException {
        Map<String, String> narrower = new HashMap<>();
        narrower.put("oldest", seconds(post.createdAt().minus(CLOCKS_DIFFER)));
        narrower.put("limit", "200");
        if (post.inReplyTo() != null) {
            narrower.put("ts", Sent.of(workspace, post.inReplyTo()).ts());
        }
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer;
            try {
                answer = page(narrower);
            } catch (Refused refused) {
                if (refused.trouble().args().contains("thread_not_found")) {
                    return Optional.empty();
                }
                throw refused;
            }
            for (JsonNode message : answer.path("messages")) {
                if (Blocks.hasKeyOf(message, post)) {
                    return Optional.of(message);
                }
            }
            String next = answer.path("response_metadata").path("next_cursor").asText("");
            if (next.isEmpty()) {
                return Optional.empty();
            }
            narrower.put("cursor", next);
        }
        throw new Refused(Trouble.of("channel.tooManyPosts"));
    }

    /** The message of exactly this time, in the channel or in a thread. */
    Optional<JsonNode> at(String ts) throws ChannelException {
        Map<String, String> exactly =
                new HashMap<>(Map.of("oldest", ts, "latest", ts, "inclusive", "true", "limit", "1"));
        Optional<JsonNode> found = named(page(exactly), ts);
        if (found.isPresent()) {
            return found;
        }
        try {
            exactly.put("ts", ts);
            return named(page(exactly), ts);
        } catch (Refused refused) {
            if (refused.trouble().args().contains("thread_not_found")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Optional<JsonNode> named(JsonNode page, String ts) {
        for (JsonNode message : page.path("messages")) {
            boolean gone = message.path("subtype").asText().equals("tombstone");
            if (message.path("ts").asText().equals(ts) && !gone) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** At most a hundred. */
    List<JsonNode> since(Instant since) throws ChannelException {
        List<JsonNode> messages = new ArrayList<>();
        page(Map.of("oldest", seconds(since), "limit", "100")).path("messages").forEach(messages::add);
        return messages;
    }

    static boolean isBy(JsonNode message, JsonNode me) {
        String bot = message.path("bot_id").asText("");
        return !bot.isEmpty() && bot.equals(me.path("bot_id").asText())
                || message.path("user").asText("?").equals(me.path("user_id").asText());
    }

    private static String seconds(Instant at) {
        return at.getEpochSecond() + ".000000";
    }
}
