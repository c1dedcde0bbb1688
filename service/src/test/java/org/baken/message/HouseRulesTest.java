package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class HouseRulesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String PATH = "/api/house-rules";

    @Test
    void an_administrator_decides_and_everybody_may_know() {
        Answer before = TOWN.as(Role.OBSERVER).get(PATH);
        Map<String, Object> change = change();
        change.put("confidentialTerms", List.of(" Project Zwaluw "));
        change.put("emergencyMandate", List.of(TOWN.as(Role.LEAD).id()));
        change.put("levels", Map.of("exclamation", "OFF", "capitals", "WARN"));
        Answer changed = TOWN.admin().put(PATH, change, before.version());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        JsonNode rules = TOWN.as(Role.OBSERVER).get(PATH).json();
        assertThat(rules.path("confidentialTerms").toString()).isEqualTo("[\"Project Zwaluw\"]");
        assertThat(rules.at("/emergencyMandate/0/name").asText())
                .isEqualTo(TOWN.as(Role.LEAD).name());
        assertThat(level(rules, "exclamation").path("level").asText()).isEqualTo("OFF");
        assertThat(level(rules, "exclamation").path("usual").asText()).isEqualTo("WARN");
        assertThat(level(rules, "capitals").path("level").asText()).isEqualTo("WARN");
        assertThat(rules.path("version").asLong()).isEqualTo(before.version() + 1);
    }

    @Test
    void others_and_old_versions_change_nothing() {
        long version = TOWN.admin().get(PATH).version();
        for (Role role : Role.values()) {
            int expected = role == Role.ADMIN ? 428 : 403;
            assertThat(TOWN.as(role).put(PATH, change()).status())
                    .as(role.name())
                    .isEqualTo(expected);
        }
        assertThat(TOWN.admin().put(PATH, change(), version + 5).status()).isEqualTo(412);
        assertThat(TOWN.admin().get(PATH).version()).isEqualTo(version);
        assertThat(TOWN.nobody().get(PATH).status()).isEqualTo(401);
    }

    @Test
    void a_wrong_value_is_named_and_what_is_fixed_stays() {
        assertThat(wrong("levels", Map.of("fits", "HINT"))).containsExactly("levels.fits");
        assertThat(wrong("levels", Map.of("horoscope", "HINT"))).containsExactly("levels.horoscope");
        assertThat(wrong("emergencyMandate", List.of("nobody"))).containsExactly("emergencyMandate[0]");
        assertThat(wrong("emergencyReviewMinutes", 0)).containsExactly("emergencyReviewMinutes");
        assertThat(wrong("ownNumbers", List.of("0470 12\u202E34"))).hasSize(1);
        Map<String, Object> same = change();
        same.put("levels", Map.of("fits", "BLOCK"));
        assertThat(TOWN.admin()
                        .put(PATH, same, TOWN.admin().get(PATH).version())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_log_tells_how_many_terms_are_confidential_and_not_which() {
        Map<String, Object> change = change();
        change.put("confidentialTerms", List.of("Operatie Lynx"));
        TOWN.admin().put(PATH, change, TOWN.admin().get(PATH).version());
        String log = TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT data FROM log_entry WHERE kind = 'house-rules.changed' ORDER BY seq DESC LIMIT 1")
                        .mapTo(String.class)
                        .one());
        assertThat(log).contains("\"confidentialTerms\":1").doesNotContain("Lynx");
    }

    private static List<String> wrong(String field, Object value) {
        Map<String, Object> change = change();
        change.put(field, value);
        Answer answer = TOWN.admin().put(PATH, change, TOWN.admin().get(PATH).version());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.wrongFields();
    }

    private static JsonNode level(JsonNode rules, String check) {
        for (JsonNode level : rules.path("levels")) {
            if (level.path("check").asText().equals(check)) {
                return level;
            }
        }
        throw new AssertionError("No check " + check);
    }

    private static Map<String, Object> change() {
        return new HashMap<>(Map.of(
                "ownNumbers",
                List.of("03 123 45 67"),
                "ownAddresses",
                List.of("Grote Markt 1"),
                "confidentialTerms",
                List.of(),
                "emergencyMandate",
                List.of(),
                "emergencyReviewMinutes",
                60,
                "levels",
                Map.of()));
    }
}
