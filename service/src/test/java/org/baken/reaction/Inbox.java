package org.baken.reaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.baken.triage.TriagePolicies;

/** What tests do with the reactions of one incident. */
final class Inbox {
    private final Town town;
    private final String incident;

    private Inbox(Town town, String incident) {
        this.town = town;
        this.incident = incident;
    }

    /** The inbox of a new real incident, beside another that has reactions too. */
    static Inbox open(Town town, String title) {
        Inbox decoy = new Inbox(town, Scene.incident(town, title + ", een ander"));
        decoy.add("Hier is ook water, in een ander incident");
        return new Inbox(town, Scene.incident(town, title));
    }

    /** The inbox of an incident. */
    static Inbox of(Town town, String incident) {
        return new Inbox(town, incident);
    }

    String incident() {
        return incident;
    }

    String path() {
        return "/api/incidents/" + incident + "/reactions";
    }

    /** Types a reaction in, as a monitor, and gives its id. */
    String add(String text) {
        return add(text, Map.of());
    }

    /** Types a reaction in with more than its text, and gives its id. */
    String add(String text, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("text", text);
        return Scene.created(monitor().post(path(), body));
    }

    /** The texts of those that a query asks for, in their order. */
    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        items(query).forEach(item -> texts.add(item.path("text").asText()));
        return texts;
    }

    /** Those that a query asks for, in their order. */
    JsonNode items(String query) {
        if (query.contains("q=")) {
            indexed();
        }
        Answer answer = monitor().get(path() + (query.isEmpty() ? "" : "?" + query));
        if (answer.status() != 200) {
            throw new AssertionError("No list: " + answer);
        }
        return answer.json().path("items");
    }

    /** A search waits a second at most for the index beside an embedded database, and a disk may take longer. */
    private void indexed() {
        if (!"postgres".equals(System.getProperty("baken.test.db"))) {
            Town.eventually(
                    "everything is in the index",
                    () -> town.database()
                                    .read(handle -> handle.createQuery("SELECT COUNT(*) FROM reaction_unindexed")
                                            .mapTo(Integer.class)
                                            .one())
                            == 0);
        }
    }

    /** Does something to a reaction as it is now, as a monitor. */
    Answer put(String reaction, String what, Map<String, ?> body) {
        return put(monitor(), reaction, what, body);
    }

    Answer put(Visitor visitor, String reaction, String what, Map<String, ?> body) {
        String path = "/api/reactions/" + reaction;
        return visitor.put(path + "/" + what, body, visitor.get(path).version());
    }

    /** Gives a reaction a class behind the service's back. */
    void triage(String reaction, String category, Sentiment sentiment) {
        change(
                reaction,
                change -> change.state(ReactionState.TRIAGED)
                        .sentiment(sentiment)
                        .triaged(category, "test", town.clock().instant()));
    }

    /** Changes a reaction behind the service's back. */
    void change(String reaction, Consumer<ReactionChange> what) {
        Behind behind = Behind.of(town);
        behind.database().write(handle -> {
            Reaction before = behind.reactions().get(handle, reaction);
            ReactionChange change = before.change();
            what.accept(change);
            return behind.reactions()
                    .write(handle, before, change.by("test", town.clock().instant()));
        });
    }

    /** What a town has, behind the service's back. */
    record Behind(Database database, Reactions reactions) {
        private static final Map<Town, Behind> KNOWN = new ConcurrentHashMap<>();

        static Behind of(Town town) {
            return KNOWN.computeIfAbsent(town, one -> {
                Database database = one.database();
                Logbook logbook = new Logbook(database, one.clock());
                Reactions reactions = new Reactions(
                        new Incidents(one.clock(), ""),
                        new TriagePolicies(logbook, one.clock()),
                        ReactionSearch.of(database, one.data().resolve("unused")),
                        logbook,
                        one.clock());
                return new Behind(database, reactions);
            });
        }
    }

    Visitor monitor() {
        return town.as(Role.MONITOR);
    }
}
