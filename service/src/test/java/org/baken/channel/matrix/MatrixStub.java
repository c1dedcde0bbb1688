package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** A homeserver with one room, as the specification and a real one show it. */
final class MatrixStub implements HttpStub.Platform {

    static final String TOKEN = "syt_hidden_token";
    static final String ROOM = "!haven:gemeente.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "/_matrix/client/v3";
    private static final Pattern IN_ROOM = Pattern.compile(CLIENT + "/rooms/" + ROOM + "(/.*)");

    final List<ObjectNode> events = new ArrayList<>();
    final Map<String, String> state = new HashMap<>();
    /** Whether transactions are forgotten at once, as after a new login. */
    boolean forgets;

    long now = 1_795_253_405_000L;
    private final Map<String, String> transactions = new HashMap<>();

    @Override
    public Reply on(Request request) throws Exception {
        if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
            return Reply.json(401, Map.of("errcode", "M_UNKNOWN_TOKEN", "error", "Invalid access token passed."));
        }
        if (request.is("GET", CLIENT + "/account/whoami")) {
            return Reply.json(200, Map.of("user_id", "@baken:gemeente.example"));
        }
        if (request.is("GET", CLIENT + "/joined_rooms")) {
            return Reply.json(200, Map.of("joined_rooms", List.of("!andere:gemeente.example", ROOM)));
        }
        if (request.is("GET", CLIENT + "/directory/room/#haven:gemeente.example")) {
            return Reply.json(200, Map.of("room_id", ROOM));
        }
        if (request.is("POST", "/_matrix/media/v3/upload")) {
            return Reply.json(200, Map.of("content_uri", "mxc://gemeente.example/" + request.body().length));
        }
        if (request.path().contains("/relations/")) {
            return Reply.json(200, Map.of("chunk", List.of()));
        }
        Matcher inRoom = IN_ROOM.matcher(request.path());
        return inRoom.matches() ? inRoom(request, inRoom.group(1).split("/")) : notFound();
    }

    private Reply inRoom(Request request, String[] path) throws Exception {
        return switch (path[1]) {
            case "send" -> Reply.json(200, Map.of("event_id", put(path[3], request.json())));
            case "redact" -> {
                find(path[2]).set("content", JSON.createObjectNode());
                yield Reply.json(200, Map.of("event_id", "$redaction"));
            }
            case "event" -> find(path[2]) == null ? notFound() : Reply.json(200, find(path[2]));
            case "messages" -> Reply.json(200, messages());
            case "state" ->
                state.containsKey(path[2]) ? Reply.json(200, JSON.readTree(state.get(path[2]))) : notFound();
            default -> notFound();
        };
    }

    private static Reply notFound() {
        return Reply.json(404, Map.of("errcode", "M_NOT_FOUND", "error", "Not found."));
    }

    private String put(String transaction, JsonNode content) {
        if (transactions.containsKey(transaction) && !forgets) {
            return transactions.get(transaction);
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", "$event" + (events.size() + 1));
        event.put("sender", "@baken:gemeente.example");
        event.put("type", "m.room.message");
        event.put("origin_server_ts", now);
        event.set("content", content);
        events.add(event);
        JsonNode relation = content.path("m.relates_to");
        if (relation.path("rel_type").asText().equals("m.replace")) {
            find(relation.path("event_id").asText())
                    .putObject("unsigned")
                    .putObject("m.relations")
                    .set("m.replace", event.deepCopy());
        }
        transactions.put(transaction, event.path("event_id").asText());
        return event.path("event_id").asText();
    }

    ObjectNode find(String id) {
        return events.stream()
                .filter(event -> event.path("event_id").asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode messages() {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode chunk = page.putArray("chunk");
        for (int at = events.size() - 1; at >= 0; at--) {
            chunk.add(events.get(at));
        }
        return page;
    }
}
