package org.baken.channel.ntfy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** An ntfy server with one topic, as its documentation and a real server show it. */
final class NtfyStub implements HttpStub.Platform {

    static final String TOKEN = "tk_hidden0000000000000000000000";

    final List<Map<String, Object>> events = new ArrayList<>();
    /** Whether the server is of a version that knows sequences. */
    boolean sequences = true;

    boolean remembers = true;
    boolean mayRead = true;
    long now = 1_795_253_405;

    @Override
    public Reply on(Request request) {
        if (!("Bearer " + TOKEN).equals(request.header("Authorization"))) {
            return Reply.json(401, Map.of("code", 40101, "error", "unauthorized"));
        }
        if (request.is("GET", "/gemeente/auth")) {
            return mayRead ? Reply.json(200, Map.of("success", true)) : forbidden();
        }
        if (request.is("GET", "/v1/account")) {
            return Reply.json(200, Map.of("username", "baken"));
        }
        if (request.is("GET", "/gemeente/json")) {
            return mayRead ? Reply.text(200, poll(request.query().get("since"))) : forbidden();
        }
        if (request.is("POST", "/gemeente")) {
            return publish(request);
        }
        if (request.method().equals("DELETE") && sequences) {
            String sequence = request.path().substring("/gemeente/".length());
            return Reply.json(200, event("message_delete", sequence));
        }
        return Reply.json(404, Map.of("code", 40401, "error", "page not found"));
    }

    private static Reply forbidden() {
        return Reply.json(403, Map.of("code", 40301, "error", "forbidden"));
    }

    private Reply publish(Request request) {
        if (request.body().length >= 4096) {
            return Reply.json(400, Map.of("code", 40014, "error", "invalid request: attachments not allowed"));
        }
        Map<String, Object> event = event("message", request.query().get("sequence-id"));
        event.put("message", request.text());
        for (String name : List.of("title", "click", "priority")) {
            if (request.query().containsKey(name)) {
                event.put(name, request.query().get(name));
            }
        }
        return Reply.json(200, event);
    }

    private Map<String, Object> event(String kind, String sequence) {
        Map<String, Object> event = new HashMap<>();
        event.put("id", "id" + (events.size() + 1));
        event.put("time", now);
        event.put("event", kind);
        if (sequences) {
            event.put("sequence_id", sequence);
        }
        events.add(event);
        return event;
    }

    private String poll(String since) {
        long from = since.equals("all") ? 0 : Long.parseLong(since);
        return events.stream()
                .filter(event -> remembers && (Long) event.get("time") >= from)
                .map(event -> Json.write(event) + "\n")
                .collect(Collectors.joining());
    }
}
