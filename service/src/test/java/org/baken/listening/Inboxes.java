package org.baken.listening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.MastodonStub;
import org.baken.testing.Town;

/** What the tests of listening look at. */
record Inboxes(Town town) {
    /** The texts of an incident's reactions, in their order of arrival. */
    List<String> texts(String incident) {
        return town.database()
                .read(handle -> handle.createQuery("SELECT text FROM reaction WHERE incident = :id ORDER BY id")
                        .bind("id", incident)
                        .mapTo(String.class)
                        .list());
    }

    int count(String incident) {
        return town.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM reaction WHERE incident = :id")
                        .bind("id", incident)
                        .mapTo(Integer.class)
                        .one());
    }

    /** The value of a column of an incident's only reaction. */
    String only(String incident, String column) {
        return town.database()
                .read(handle -> handle.createQuery("SELECT " + column + " FROM reaction WHERE incident = :id")
                        .bind("id", incident)
                        .mapTo(String.class)
                        .one());
    }

    /** How an account is listened to. */
    JsonNode of(String account) {
        for (JsonNode item : town.as(Role.OBSERVER).get("/api/listening").json().path("items")) {
            if (item.path("account").asText().equals(account)) {
                return item;
            }
        }
        throw new AssertionError("Not listed: " + account);
    }

    /** How often a server was asked what people wrote. */
    static int asked(MastodonStub server) {
        return (int) server.requests().stream()
                .filter("GET /api/v1/notifications"::equals)
                .count();
    }

    void close(String incident) {
        long version = town.as(Role.LEAD).get("/api/incidents/" + incident).version();
        Answer answer = town.as(Role.LEAD)
                .put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED", "reason", "Voorbij."), version);
        if (answer.status() != 200) {
            throw new AssertionError("Not closed: " + answer);
        }
    }
}
