package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What surrounds a text that is being written reaches the checks. */
@Tag("database")
class CheckingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_finding_has_an_identity_that_stays_while_its_words_do() {
        String incident = Scene.incident(TOWN, "Vast");
        JsonNode one = finding(check(incident, Desk.words("Sluit de ramen!")), "exclamation");
        JsonNode same = finding(check(incident, Desk.words("Nieuw. Sluit de ramen!")), "exclamation");
        assertThat(one.path("id").asText())
                .startsWith("exclamation@")
                .isEqualTo(same.path("id").asText());
    }

    @Test
    void every_audience_gets_channels_and_one_that_needs_no_internet() {
        String incident = Scene.incident(TOWN, "Bereik");
        for (String audience : List.of("RESIDENTS", "AFFECTED", "PRESS", "STAFF", "PARTNERS", "Ouders van De Linde")) {
            Map<String, Object> words = Desk.words("Tekst");
            words.put("audience", audience);
            JsonNode reach = check(incident, words).json().path("reach");
            assertThat(reach.findValuesAsText("offline")).as(audience).contains("true");
            assertThat(reach.path(0).path("suits").asBoolean()).isTrue();
            assertThat(reach.path(0).path("why").asText()).isNotBlank();
        }
        Map<String, Object> words = Desk.words("Tekst");
        words.put("audience", "STAFF");
        JsonNode page = null;
        for (JsonNode one : check(incident, words).json().path("reach")) {
            page = one.path("platform").asText().equals("publicpage") ? one : page;
        }
        assertThat(page).isNotNull();
        assertThat(page.path("suits").asBoolean()).isFalse();
        assertThat(page.path("linked").asBoolean()).isTrue();
        assertThat(page.has("why")).isFalse();
    }

    @Test
    void a_message_that_somebody_may_not_know_of_is_not_there_to_check_against() {
        String incident = Scene.incident(TOWN, "Verborgen");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Geheim"));
        Map<String, Object> words = Desk.words("Tekst");
        words.put("message", draft.id());
        assertThat(TOWN.as(Role.EXPERT).post("/api/checks", words).status()).isEqualTo(404);
        assertThat(TOWN.as(Role.OBSERVER).post("/api/checks", words).status()).isEqualTo(200);
    }

    private static Answer check(String incident, Map<String, Object> words) {
        words.put("incident", incident);
        Answer checked = TOWN.as(Role.AUTHOR).post("/api/checks", words);
        assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
        return checked;
    }

    private static JsonNode finding(Answer checked, String check) {
        for (JsonNode finding : checked.json().path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                return finding;
            }
        }
        throw new AssertionError("Not found: " + check + " in " + checked);
    }
}
