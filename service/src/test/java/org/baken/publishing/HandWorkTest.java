package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person gets who does a delivery by hand. */
@Tag("database")
class HandWorkTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static String account(String platform, String name, Map<String, ?> settings) {
        return Scene.created(
                TOWN.admin().post("/api/accounts", Map.of("platform", platform, "name", name, "settings", settings)));
    }

    private static String delivery(String incident, String account) {
        Visitor reader = TOWN.as(Role.SPOKESPERSON);
        for (JsonNode delivery :
                reader.get("/api/incidents/" + incident + "/deliveries").json().path("items")) {
            if (delivery.path("account").asText().equals(account)) {
                return delivery.path("id").asText();
            }
        }
        throw new AssertionError("No delivery through " + account);
    }

    @Test
    void a_person_gets_the_instructions_the_text_and_a_poster() {
        String posters =
                account("manual", "Affiches", Map.of("work", "POSTER", "instructions", "Hang ze aan de haltes."));
        String incident = Scene.incident(TOWN, "Brand in de haven");
        Publish.onto(TOWN, incident, Desk.words("Blijf binnen en sluit ramen en deuren."), List.of(posters));
        String id = delivery(incident, posters);

        JsonNode work =
                TOWN.as(Role.OBSERVER).get("/api/deliveries/" + id + "/work").json();
        assertThat(work.path("work").asText()).isEqualTo("POSTER");
        assertThat(work.path("instructions").asText()).isEqualTo("Hang ze aan de haltes.");
        assertThat(work.path("text").asText()).contains("Blijf binnen en sluit ramen en deuren.");
        Answer poster = TOWN.as(Role.OBSERVER).get(work.path("poster").asText() + "?size=A3");
        assertThat(poster.status()).isEqualTo(200);
        assertThat(poster.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(poster.text()).startsWith("%PDF-");
        assertThat(TOWN.as(Role.OBSERVER)
                        .get("/api/deliveries/" + id + "/poster.pdf?size=A0")
                        .status())
                .isEqualTo(400);
        assertThat(TOWN.nobody().get("/api/deliveries/" + id + "/poster.pdf").status())
                .isEqualTo(401);
    }

    @Test
    void a_warning_system_gets_a_text_that_is_counted_for_it_and_no_poster() {
        String alert = account("nlalert", "NL-Alert", Map.of());
        String incident = Scene.incident(TOWN, "Brand in de haven");
        Publish.onto(TOWN, incident, Desk.words("Blijf binnen."), List.of(alert));

        JsonNode work = TOWN.as(Role.SPOKESPERSON)
                .get("/api/deliveries/" + delivery(incident, alert) + "/work")
                .json();

        assertThat(work.path("work").asText()).isEqualTo("NL_ALERT");
        assertThat(work.path("limit").asInt()).isEqualTo(1395);
        assertThat(work.path("used").asInt())
                .isEqualTo(work.path("text").asText().length());
        assertThat(work.has("poster")).isFalse();
    }

    @Test
    void what_leaves_by_itself_is_no_work_for_a_person() {
        String incident = Scene.incident(TOWN, "Brand in de haven");
        Publish.onPage(TOWN, incident, Desk.words("Blijf binnen."));

        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .get("/api/deliveries/" + delivery(incident, "public-page") + "/work")
                        .status())
                .isEqualTo(404);
    }
}
