package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may not leave any more when its time has come does not leave, and says why. */
@Tag("database")
class LeavingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Outlets outlets = new Outlets(TOWN);

    private static Map<String, Object> in(Duration later) {
        return Map.of("at", TOWN.clock().instant().plus(later).toString());
    }

    private JsonNode page(String incident, Answer message) {
        return outlets.delivery(incident, message, Account.PUBLIC_PAGE);
    }

    private static Answer hold(Visitor visitor, boolean held) {
        return visitor.put("/api/hold", Map.of("held", held, "reason", "Er klopt iets niet"));
    }

    @Test
    void the_house_is_stopped_at_once_and_the_reason_may_follow_once() {
        Visitor lead = TOWN.as(Role.LEAD);
        assertThat(lead.put("/api/hold", Map.of("held", true)).json().has("reason"))
                .isFalse();
        assertThat(hold(lead, true).json().path("reason").asText()).isEqualTo("Er klopt iets niet");
        assertThat(lead.put("/api/hold", Map.of("held", true, "reason", "Iets anders"))
                        .json()
                        .path("reason")
                        .asText())
                .isEqualTo("Er klopt iets niet");
        assertThat(hold(lead, false).json().path("held").asBoolean()).isFalse();
    }

    @Test
    void a_stop_of_the_house_holds_every_incident_and_lets_go_one_by_one() {
        int before = stopsLogged().size();
        String fire = Scene.incident(TOWN, "Brand in het noorden");
        String flood = Scene.incident(TOWN, "Water in het zuiden");
        Answer one = outlets.approved(fire, "Bericht over de brand.");
        Answer other = outlets.approved(flood, "Bericht over het water.");
        outlets.publish(one, List.of(), in(Duration.ofMinutes(1)));
        outlets.publish(other, List.of(), in(Duration.ofMinutes(1)));
        assertThat(hold(TOWN.as(Role.AUTHOR), true).status()).isEqualTo(403);
        Answer held = hold(TOWN.as(Role.SPOKESPERSON), true);
        assertThat(held.json().path("held").asBoolean()).as(held.text()).isTrue();
        assertThat(hold(TOWN.as(Role.LEAD), true).text()).isEqualTo(held.text());
        assertThat(TOWN.as(Role.OBSERVER).get("/api/hold").text()).contains("Er klopt iets niet", "De spokesperson");
        TOWN.clock().forward(Duration.ofSeconds(61));
        String path = "/api/deliveries/" + page(fire, one).path("id").asText() + "/retry";
        assertThat(TOWN.as(Role.SPOKESPERSON).post(path, null).status()).isEqualTo(409);
        assertThat(hold(TOWN.as(Role.LEAD), false).json().path("held").asBoolean())
                .isFalse();
        Answer after = outlets.approved(fire, "Bericht na de stop.");
        outlets.published(after, List.of());
        outlets.awaitState(fire, after, Account.PUBLIC_PAGE, "SENT");
        assertThat(page(fire, one).path("held").asBoolean()).isTrue();
        assertThat(TOWN.as(Role.SPOKESPERSON).post(path, null).status()).isEqualTo(200);
        outlets.awaitState(fire, one, Account.PUBLIC_PAGE, "SENT");
        assertThat(page(flood, other).path("state").asText()).isEqualTo("QUEUED");
        assertThat(page(flood, other).path("held").asBoolean()).isTrue();
        assertThat(stopsLogged().stream().skip(before)).containsExactly("house.held", "house.released");
    }

    private static List<String> stopsLogged() {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT kind FROM log_entry WHERE kind LIKE 'house.%' ORDER BY seq")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void what_is_published_during_a_stop_of_the_house_waits_too() {
        String incident = Scene.incident(TOWN, "Tijdens de stop");
        hold(TOWN.as(Role.LEAD), true);
        Answer during = outlets.approved(incident, "Dit kwam er tijdens de stop bij.");
        outlets.published(during, List.of());
        hold(TOWN.as(Role.LEAD), false);
        Answer after = outlets.approved(incident, "Dit kwam erna.");
        outlets.published(after, List.of());
        outlets.awaitState(incident, after, Account.PUBLIC_PAGE, "SENT");
        assertThat(page(incident, during).path("state").asText()).isEqualTo("QUEUED");
    }

    @Test
    void an_approval_that_ended_while_all_was_stopped_never_goes_out() {
        String incident = Scene.incident(TOWN, "Te lang gewacht");
        String letters = outlets.account(
                "email",
                "Nieuwsbrief",
                Map.of(
                        "host", "127.0.0.1",
                        "port", 9,
                        "tls", "NONE",
                        "from", "stad@voorbeeld.example",
                        "recipients", List.of("an@voorbeeld.example", "bo@voorbeeld.example")),
                Map.of());
        String policy = Scene.created(TOWN.admin()
                .post(
                        "/api/policies",
                        Map.of(
                                "required",
                                1,
                                "roles",
                                List.of("APPROVER"),
                                "questions",
                                List.of("certain"),
                                "validMinutes",
                                60)));
        Answer message = outlets.approved(incident, "Dit gold een uur.");
        outlets.publish(message, List.of(letters), in(Duration.ofMinutes(50)));
        TOWN.admin().delete("/api/policies/" + policy);
        TOWN.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", true));
        TOWN.clock().forward(Duration.ofMinutes(65));
        TOWN.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", false));
        for (String account : List.of(Account.PUBLIC_PAGE, letters)) {
            String id = outlets.delivery(incident, message, account).path("id").asText();
            TOWN.as(Role.SPOKESPERSON).post("/api/deliveries/" + id + "/retry", null);
            outlets.awaitState(incident, message, account, "REFUSED");
            JsonNode refused = outlets.delivery(incident, message, account);
            assertThat(refused.path("problem").asText()).contains("approval");
            assertThat(refused.path("attempts").asInt()).isZero();
        }
        assertThat(outlets.delivery(incident, message, letters)
                        .at("/parts/refused")
                        .asInt())
                .isEqualTo(2);
        assertThat(Desk.logged(TOWN, incident, "delivery.")).contains("delivery.refused");
        outlets.unlink(letters);
    }

    @Test
    void nothing_leaves_for_an_incident_that_is_closed() {
        String incident = Scene.incident(TOWN, "Gesloten");
        Answer message = outlets.approved(incident, "Dit komt te laat.");
        outlets.publish(message, List.of(), in(Duration.ofHours(1)));
        for (String state : List.of("AFTERCARE", "CLOSED")) {
            long version = TOWN.as(Role.LEAD).get("/api/incidents/" + incident).version();
            Answer moved = TOWN.as(Role.LEAD)
                    .put(
                            "/api/incidents/" + incident + "/state",
                            Map.of("state", state, "reason", "Het is voorbij"),
                            version);
            assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        }
        TOWN.clock().forward(Duration.ofMinutes(61));
        outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "REFUSED");
        assertThat(page(incident, message).path("problem").asText()).contains("closed");
    }

    @Test
    void in_an_emergency_the_time_to_undo_is_skipped() {
        String incident = Scene.incident(TOWN, "Meteen");
        Answer message = outlets.approved(incident, "Verlaat nu het gebouw.");
        Answer published = outlets.publish(message, List.of(), Map.of("withoutUndo", true));
        assertThat(published.status()).isEqualTo(202);
        outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "SENT");
    }
}
