package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.reaction.Arrival;
import org.baken.reaction.ReactionSearch;
import org.baken.reaction.Reactions;
import org.baken.reaction.Source;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.baken.triage.TriagePolicies;

/** An exercise with sandbox accounts, and people who write to them. */
final class Inbound {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Town town;
    final String incident;

    Inbound(Town town, String title) {
        this.town = town;
        this.incident = Scene.created(town.as(Role.LEAD).post("/api/incidents", Scene.opening(title, "EXERCISE")));
    }

    /** Links a sandbox account that imitates a platform. */
    String account(String imitates) {
        return account(Map.of("imitates", imitates));
    }

    String account(Map<String, Object> settings) {
        return Scene.created(town.admin()
                .post("/api/accounts", Map.of("platform", "sandbox", "name", "Oefenaccount", "settings", settings)));
    }

    void unlink(String account) {
        town.admin().delete("/api/accounts/" + account);
    }

    /** What somebody writes. */
    record Said(Source source, String account, String platform, String handle, String text, boolean secluded) {
        static Said on(String account, String handle, String text) {
            return new Said(Source.EXERCISE, account, "mastodon", handle, text, false);
        }

        Said inPrivate() {
            return new Said(source, account, platform, handle, text, true);
        }
    }

    /** Somebody writes; gives the id of the reaction, which nobody has judged yet. */
    String hears(Said said) {
        return hears(said, "remote-" + NUMBER.incrementAndGet(), null);
    }

    String hears(Said said, String remoteId, String thread) {
        Instant now = town.clock().instant();
        Arrival arrival = new Arrival(
                said.source(),
                said.account(),
                said.platform(),
                said.account() == null ? null : remoteId,
                null,
                thread,
                null,
                said.handle(),
                null,
                null,
                said.text(),
                null,
                "https://elders.example/" + remoteId,
                said.secluded(),
                0,
                now);
        return town.database().write(handle -> {
            Incidents incidents = new Incidents(town.clock(), "");
            Logbook logbook = new Logbook(town.database(), town.clock());
            Reactions reactions = new Reactions(
                    incidents,
                    new TriagePolicies(logbook, town.clock()),
                    ReactionSearch.of(town.database(), town.data().resolve("unused")),
                    logbook,
                    town.clock());
            return reactions
                    .receive(handle, incidents.get(handle, incident), List.of(arrival), Actor.system("test"))
                    .added()
                    .get(0);
        });
    }

    /** The same, judged. */
    String judged(Said said, String category) {
        String id = hears(said);
        judge(id, category, null);
        return id;
    }

    void judge(String reaction, String category, String rumour) {
        town.database()
                .write(handle -> handle.createUpdate("""
                                UPDATE reaction SET state = 'TRIAGED', category = :category, rumour = :rumour,
                                    version = version + 1
                                WHERE id = :id
                                """)
                        .bind("category", category)
                        .bind("rumour", rumour)
                        .bind("id", reaction)
                        .execute());
    }

    String stateOf(String reaction) {
        return town.database()
                .read(handle -> handle.createQuery("SELECT state FROM reaction WHERE id = :id")
                        .bind("id", reaction)
                        .mapTo(String.class)
                        .one());
    }

    Visitor monitor() {
        return town.as(Role.MONITOR);
    }

    Answer ask(String reaction, Map<String, Object> wish) {
        return monitor().post("/api/reactions/" + reaction + "/replies", wish);
    }

    /** Asks, which must be taken; gives the reply. */
    JsonNode asked(String reaction, Map<String, Object> wish) {
        Answer answer = ask(reaction, wish);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    JsonNode reply(String id) {
        return monitor().get("/api/replies/" + id).json();
    }

    void await(String reply, String state) {
        Map<String, JsonNode> last = new HashMap<>();
        try {
            Town.eventually(state, () -> {
                last.put("it", reply(reply));
                return last.get("it").path("state").asText().equals(state);
            });
        } catch (AssertionError e) {
            throw new AssertionError("Not " + state + ": " + last, e);
        }
    }

    Answer signOff(Visitor by, JsonNode reply) {
        return by.post(
                "/api/replies/" + reply.path("id").asText() + "/sign-offs",
                Map.of("hash", reply.path("hash").asText()));
    }

    void hold(boolean held) {
        town.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", held, "reason", "even stil"));
    }

    Answer close(String reason) {
        long version = town.as(Role.LEAD).get("/api/incidents/" + incident).version();
        Map<String, Object> state = new HashMap<>(Map.of("state", "CLOSED"));
        if (reason != null) {
            state.put("reason", reason);
        }
        return town.as(Role.LEAD).put("/api/incidents/" + incident + "/state", state, version);
    }

    /** What an account has sent. */
    List<JsonNode> sent(String account) {
        Path folder = town.data().resolve("sandbox").resolve(account);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<JsonNode> posts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                posts.add(new ObjectMapper().readTree(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return posts;
    }

    /** What the log tells of a reaction. */
    List<JsonNode> log(String reaction) {
        List<JsonNode> found = new ArrayList<>();
        town.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/log?limit=200")
                .json()
                .path("items")
                .forEach(entry -> {
                    if (entry.path("object").asText().equals(reaction)) {
                        found.add(entry);
                    }
                });
        return found;
    }
}
