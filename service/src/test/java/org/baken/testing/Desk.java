package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.account.Role;

/** What happens at the writing desk: drafting, asking for sign-off, signing off. */
public final class Desk {
    private Desk() {}

    /** What makes a message in Dutch. */
    public static Map<String, Object> words(String body) {
        return words("HOLDING", Map.of("nl", Map.of("title", "Brand in de haven", "body", body)));
    }

    /** What makes a message with this text by language. */
    public static Map<String, Object> words(String purpose, Map<String, ?> text) {
        return new HashMap<>(Map.of("purpose", purpose, "audience", "RESIDENTS", "text", text));
    }

    /** Drafts a message and gives it. */
    public static Answer draft(Visitor author, String incident, Map<String, ?> words) {
        Answer drafted = author.post("/api/incidents/" + incident + "/messages", words);
        Scene.created(drafted);
        return drafted;
    }

    /** Drafts a message, as the author of the town, and asks for sign-off. */
    public static Answer submitted(Town town, String incident, Map<String, ?> words) {
        Visitor author = town.as(Role.AUTHOR);
        return submit(author, draft(author, incident, words));
    }

    /** Asks for sign-off and gives the message. */
    public static Answer submit(Visitor author, Answer message) {
        return done(author.post("/api/messages/" + message.id() + "/review", null));
    }

    /** A message that the author of the town wrote and its approver signed off. */
    public static Answer approved(Town town, String incident, Map<String, ?> words) {
        return done(signOff(town.as(Role.APPROVER), submitted(town, incident, words)));
    }

    /** Tries to sign off exactly what a message says, answering yes to every question. */
    public static Answer signOff(Visitor approver, Answer message) {
        return approver.post("/api/messages/" + message.id() + "/sign-offs", yes(message));
    }

    /** A sign-off with a yes to every question. */
    public static Map<String, Object> yes(Answer message) {
        Map<String, Boolean> answers = new TreeMap<>();
        message.json()
                .path("policy")
                .path("questions")
                .forEach(question -> answers.put(question.path("id").asText(), true));
        return new HashMap<>(Map.of(
                "revision", message.json().path("revision").asInt(),
                "hash", message.json().path("hash").asText(),
                "answers", answers));
    }

    /** The kinds of the log entries of an incident whose kind starts so, oldest first. */
    public static List<String> logged(Town town, String incident, String kind) {
        return entries(town, incident, kind).stream()
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    /** The log entries of an incident whose kind starts so, oldest first. */
    public static List<JsonNode> entries(Town town, String incident, String kind) {
        List<JsonNode> entries = new ArrayList<>();
        town.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/log?limit=200&kind=" + kind)
                .json()
                .path("items")
                .forEach(entries::add);
        return entries;
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("Not done: " + answer);
        }
        return answer;
    }
}
