package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class CheckupTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** The clock is moved by half years, which ends every session. */
    private final Visitor admin = loggedIn();

    private static Visitor loggedIn() {
        TOWN.admin();
        return TOWN.nobody().login("beheer", Town.PASSWORD);
    }

    private String van() {
        return Scene.created(admin.post("/api/accounts", Map.of("platform", "manual", "name", "Geluidswagen")));
    }

    private static JsonNode points(Visitor visitor, String account) {
        return visitor.get("/api/accounts/" + account + "/checkups").json().path("items");
    }

    private int due(String account) {
        return admin.get("/api/accounts/" + account).json().path("checkupsDue").asInt();
    }

    @Test
    void every_rule_about_profiles_has_a_point_in_three_languages() {
        List<CheckupItem> items = CheckupItem.shipped();
        Set<Guideline> covered = new HashSet<>();
        items.forEach(item -> covered.addAll(item.guidelines()));
        assertThat(covered)
                .contains(Guideline.A10, Guideline.A12, Guideline.V01, Guideline.V06, Guideline.V12, Guideline.V21);
        assertThat(items).allSatisfy(item -> {
            assertThat(item.title().values()).doesNotHaveDuplicates().hasSize(3);
            assertThat(item.why().values()).doesNotHaveDuplicates().hasSize(3);
        });
    }

    @Test
    void a_point_is_open_then_right_and_after_half_a_year_somebody_has_to_look_again() {
        String account = van();
        String decoy = van();
        int all = points(admin, account).size();
        assertThat(points(admin, account).findValuesAsText("state")).containsOnly("OPEN");
        assertThat(due(account)).isEqualTo(all);
        String point = "/api/accounts/" + account + "/checkups/instructions";
        Answer right = admin.put(point, Map.of("state", "OK"));
        assertThat(right.json().path("state").asText()).as(right.text()).isEqualTo("OK");
        assertThat(right.json().path("by").asText()).isEqualTo("Beheer");
        assertThat(due(account)).isEqualTo(all - 1);
        assertThat(due(decoy)).isEqualTo(all);
        TOWN.clock().forward(Duration.ofDays(179));
        assertThat(points(loggedIn(), account).get(0).path("state").asText()).isEqualTo("OK");
        TOWN.clock().forward(Duration.ofDays(1));
        Visitor later = loggedIn();
        assertThat(points(later, account).get(0).path("state").asText()).isEqualTo("DUE");
        Answer wrong = later.put(point, Map.of("state", "WRONG", "note", "Oud nummer"));
        assertThat(wrong.json().path("state").asText()).isEqualTo("WRONG");
        assertThat(wrong.json().path("note").asText()).isEqualTo("Oud nummer");
    }

    @Test
    void what_is_wrong_needs_words_and_only_the_team_says_so() {
        String path = "/api/accounts/" + van() + "/checkups/";
        assertThat(admin.put(path + "instructions", Map.of("state", "WRONG")).wrongFields())
                .containsExactly("note");
        assertThat(admin.put(path + "instructions", Map.of("state", "DUE")).wrongFields())
                .containsExactly("state");
        assertThat(admin.put(path + "nothing", Map.of("state", "OK")).status()).isEqualTo(404);
        assertThat(admin.put(path + "site-and-account-mastodon", Map.of("state", "OK"))
                        .status())
                .isEqualTo(404);
        admin.post(
                "/api/people",
                Map.of(
                        "username",
                        "auteur",
                        "name",
                        "Auteur",
                        "roles",
                        List.of(Role.AUTHOR),
                        "password",
                        Town.PASSWORD));
        Visitor author = TOWN.nobody().login("auteur", Town.PASSWORD);
        assertThat(author.put(path + "instructions", Map.of("state", "OK")).status())
                .isEqualTo(403);
    }

    @Test
    void what_somebody_found_is_in_the_log() {
        String account = van();
        admin.put("/api/accounts/" + account + "/checkups/instructions", Map.of("state", "OK"));
        String logged = TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT data FROM log_entry WHERE kind = 'account.checkup' AND object = :id")
                        .bind("id", account)
                        .mapTo(String.class)
                        .one());
        assertThat(logged).contains("\"item\":\"instructions\"", "\"state\":\"OK\"");
    }
}
