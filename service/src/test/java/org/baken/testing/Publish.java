package org.baken.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;

/** What happens after sign-off: publishing. */
public final class Publish {
    private Publish() {}

    /** Writes, signs off and publishes a message on the town's page, waits until it stands there, and gives it. */
    public static Answer onPage(Town town, String incident, Map<String, ?> words) {
        String kind = town.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("kind")
                .asText();
        return onto(town, incident, words, List.of(kind.equals("EXERCISE") ? "exercise-page" : "public-page"));
    }

    /** Writes, signs off and publishes a message through these accounts, waits until it is out, and gives it. */
    public static Answer onto(Town town, String incident, Map<String, ?> words, Object accounts) {
        Answer message = Desk.approved(town, incident, words);
        Answer publication = town.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + message.id() + "/publication",
                        Map.of(
                                "revision",
                                message.json().path("revision").asInt(),
                                "hash",
                                message.json().path("hash").asText(),
                                "accounts",
                                accounts));
        if (publication.status() != 202) {
            throw new AssertionError("Not published: " + publication);
        }
        Town.eventually("the message is out", () -> isOut(town, incident, message.id()));
        return town.as(Role.LEAD).get("/api/messages/" + message.id());
    }

    private static boolean isOut(Town town, String incident, String message) {
        List<String> states = new ArrayList<>();
        town.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?limit=200")
                .json()
                .path("items")
                .forEach(delivery -> {
                    if (delivery.path("message").asText().equals(message)) {
                        states.add(delivery.path("state").asText());
                    }
                });
        return !states.isEmpty() && List.of("SENT", "TODO").containsAll(states);
    }
}
