package org.baken.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;

/** What the tests of publishing do with accounts, messages and deliveries. */
record Outlets(Town town) {
    String mastodon(MastodonStub stub) {
        return account(
                "mastodon", "Mastodon", Map.of("baseUrl", stub.baseUrl()), Map.of("accessToken", MastodonStub.TOKEN));
    }

    String sandbox(Map<String, Object> settings) {
        return account("sandbox", "Zandbak", settings, Map.of());
    }

    String account(String platform, String name, Map<String, Object> settings, Map<String, String> secret) {
        return Scene.created(town.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", platform, "name", name, "settings", settings, "secret", secret)));
    }

    void unlink(String account) {
        town.admin().delete("/api/accounts/" + account);
    }

    String exercise(String title) {
        return Scene.created(town.as(Role.LEAD).post("/api/incidents", Scene.opening(title, "EXERCISE")));
    }

    /** A signed-off message in Dutch. */
    Answer approved(String incident, String body) {
        return Desk.approved(town, incident, Desk.words(body));
    }

    Answer publish(Answer message, Object accounts) {
        return publish(message, accounts, Map.of());
    }

    Answer publish(Answer message, Object accounts, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.putIfAbsent("revision", message.json().path("revision").asInt());
        order.putIfAbsent("hash", message.json().path("hash").asText());
        order.put("accounts", accounts);
        return town.as(Role.SPOKESPERSON).post("/api/messages/" + message.id() + "/publication", order);
    }

    /** Asks what publishing would do. */
    Answer plan(Answer message, Object accounts, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("accounts", accounts);
        return town.as(Role.SPOKESPERSON).post("/api/messages/" + message.id() + "/publication/plan", order);
    }

    /** Publishes and gives the answer, which must be a yes. */
    Answer published(Answer message, Object accounts) {
        Answer answer = publish(message, accounts);
        if (answer.status() != 202) {
            throw new AssertionError("Not published: " + answer);
        }
        return answer;
    }

    /** The delivery of a message to an account, as it stands now. */
    JsonNode delivery(String incident, Answer message, String account) {
        Answer found = town.as(Role.SPOKESPERSON)
                .get("/api/incidents/" + incident + "/deliveries?message=" + message.id() + "&account=" + account);
        if (found.json().path("items").isEmpty()) {
            throw new AssertionError("No delivery: " + found);
        }
        return found.json().at("/items/0");
    }

    /** Waits until an attempt was unclear, as the log tells: the state itself lasts only until the first look. */
    void awaitUnclear(String incident, Answer message, String account) {
        Town.eventually("an attempt is unclear", () -> wasUnclear(incident, message, account));
    }

    private boolean wasUnclear(String incident, Answer message, String account) {
        return Desk.entries(town, incident, "delivery.unclear").stream()
                .map(entry -> entry.path("data"))
                .anyMatch(data -> data.path("message").asText().equals(message.id())
                        && data.path("account").asText().equals(account));
    }

    void awaitState(String incident, Answer message, String account, String state) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try {
            Town.eventually(state, () -> {
                last.set(delivery(incident, message, account));
                return last.get().path("state").asText().equals(state);
            });
        } catch (AssertionError e) {
            throw new AssertionError("Not " + state + ": " + last.get() + " " + e.getMessage(), e);
        }
    }
}
