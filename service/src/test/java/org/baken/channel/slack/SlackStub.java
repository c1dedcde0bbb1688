package org.baken.channel.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The Web API with one channel, as its documentation describes it. */
final class SlackStub implements HttpStub.Platform {

    static final String TOKEN = "xoxb-hidden-token";
    static final String CHANNEL = "C0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<ObjectNode> messages = new ArrayList<>();
    String rights = "chat:write,channels:read,channels:history";
    boolean member = true;
    /** What the next call that writes answers, if not what it should. */
    String error;

    long second = 1_795_253_405;

    @Override
    public Reply on(Request request) {
        if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
            return no("invalid_auth");
        }
        String method = request.path().substring("/api/".length());
        if (method.startsWith("chat.") && request.method().equals("POST") && error != null) {
            String once = error;
            error = null;
            return no(once);
        }
        return switch (method) {
            case "auth.test" ->
                yes(Map.of("user", "baken", "team", "Gemeente", "user_id", "U1", "bot_id", "B1"))
                        .with("x-oauth-scopes", rights);
            case "conversations.info" -> yes(Map.of("channel", Map.of("name", "crisis", "is_member", member)));
            case "conversations.history" -> history(request.query());
            case "conversations.replies" -> replies(request.query());
            case "chat.getPermalink" ->
                yes(Map.of(
                        "permalink",
                        "https://gemeente.slack.example/p" + request.query().get("message_ts")));
            case "chat.postMessage" -> posted((ObjectNode) request.json());
            case "chat.update" -> updated((ObjectNode) request.json());
            case "chat.delete" -> deleted(request.json().path("ts").asText());
            default -> no("unknown_method");
        };
    }

    private static Reply yes(Map<String, ?> content) {
        ObjectNode body = JSON.valueToTree(content);
        return Reply.json(200, body.put("ok", true));
    }

    private static Reply no(String error) {
        return Reply.json(200, Map.of("ok", false, "error", error, "needed", "channels:history"));
    }

    private Reply posted(ObjectNode message) {
        if (!message.path("channel").asText().equals(CHANNEL)) {
            return no("channel_not_found");
        }
        if (message.has("thread_ts") && find(message.path("thread_ts").asText()) == null) {
            return no("thread_not_found");
        }
        message.put("ts", second++ + ".000200").put("bot_id", "B1").put("user", "U1");
        messages.add(0, message);
        return yes(Map.of("channel", CHANNEL, "ts", message.path("ts").asText()));
    }

    private Reply updated(ObjectNode wanted) {
        ObjectNode message = find(wanted.path("ts").asText());
        if (message == null) {
            return no("message_not_found");
        }
        message.setAll(wanted);
        return yes(Map.of("channel", CHANNEL, "ts", wanted.path("ts").asText()));
    }

    private Reply deleted(String ts) {
        ObjectNode message = find(ts);
        return messages.remove(message) ? yes(Map.of("ts", ts)) : no("message_not_found");
    }

    ObjectNode find(String ts) {
        return messages.stream()
                .filter(message -> message.path("ts").asText().equals(ts))
                .findFirst()
                .orElse(null);
    }

    private Reply history(Map<String, String> query) {
        if (!rights.contains("history")) {
            return no("missing_scope");
        }
        double oldest = Double.parseDouble(query.getOrDefault("oldest", "0"));
        double latest = Double.parseDouble(query.getOrDefault("latest", "9999999999"));
        return yes(Map.of(
                "messages",
                messages.stream()
                        .filter(message -> !message.has("thread_ts"))
                        .filter(message -> at(message) >= oldest && at(message) <= latest)
                        .toList()));
    }

    private Reply replies(Map<String, String> query) {
        String ts = query.get("ts");
        List<ObjectNode> thread = messages.stream()
                .filter(message -> message.path("thread_ts")
                                .asText(message.path("ts").asText())
                                .equals(ts)
                        || message.path("ts").asText().equals(ts))
                .toList();
        return thread.isEmpty() ? no("thread_not_found") : yes(Map.of("messages", thread));
    }

    private static double at(ObjectNode message) {
        return Double.parseDouble(message.path("ts").asText());
    }
}
