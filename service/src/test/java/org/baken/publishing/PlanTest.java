package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plan of a publication names who gets what and who gets nothing, by the rules that publishing keeps to. */
@Tag("database")
class PlanTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("house.undoSeconds", "600");

    private final Outlets outlets = new Outlets(TOWN);
    private final Drawers drawers = new Drawers(TOWN, outlets);

    @Test
    void accounts_that_tell_the_team_are_never_part_of_it() {
        String team = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", "manual", "name", "Alarmlijst", "team", true, "settings", Map.of())));
        String van = outlets.account("manual", "Geluidswagen", Map.of(), Map.of());
        String incident = Scene.incident(TOWN, "Team");
        Answer message = outlets.approved(incident, "Sluit de ramen.");
        JsonNode plan = outlets.plan(message, "all", Map.of()).json();
        assertThat(plan.path("lines").findValuesAsText("account"))
                .contains(van, Account.PUBLIC_PAGE)
                .doesNotContain(team);
        assertThat(plan.path("left").findValuesAsText("account")).doesNotContain(team);
        assertThat(outlets.plan(message, List.of(team), Map.of()).status()).isEqualTo(409);
        Answer refused = outlets.publish(message, List.of(team));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Alarmlijst");
        List.of(team, van).forEach(outlets::unlink);
    }

    @Test
    void who_is_not_linked_gets_nothing_and_is_named_with_the_reason() {
        String van = outlets.account("manual", "Oude wagen", Map.of(), Map.of());
        outlets.unlink(van);
        String incident = Scene.incident(TOWN, "Ontkoppeld");
        Answer message = outlets.approved(incident, "Sluit de ramen.");
        JsonNode left = outlets.plan(message, List.of(van), Map.of()).json().path("left");
        assertThat(left.findValuesAsText("account")).containsExactly(van);
        assertThat(left.at("/0/why").asText()).isEqualTo("This account is not linked.");
        assertThat(outlets.published(message, List.of(van)).json().path("left")).isEqualTo(left);
    }

    @Test
    void what_is_too_long_is_said_before_it_is_refused() {
        String exercise = outlets.exercise("Te lang");
        Answer message = outlets.approved(exercise, "Lang verhaal. ".repeat(60));
        // Only now: what does not fit a linked account is not signed off.
        drawers.link("short", Map.of("imitates", "mastodon"));
        JsonNode plan =
                outlets.plan(message, List.of(drawers.id("short")), Map.of()).json();
        assertThat(drawers.byName(plan.path("lines"), "why").get("short")).contains("at most 500 fit");
        assertThat(drawers.byName(plan.path("lines"), "why").get("publicpage")).isEmpty();
        assertThat(outlets.publish(message, List.of(drawers.id("short"))).status())
                .isEqualTo(409);
        drawers.unlinkAll();
    }

    @Test
    void a_plan_stores_nothing_and_holds_for_the_newest_revision_unless_another_is_named() {
        String incident = Scene.incident(TOWN, "Alleen kijken");
        Answer message = outlets.approved(incident, "Sluit de ramen.");
        assertThat(outlets.plan(message, "all", Map.of()).status()).isEqualTo(200);
        assertThat(outlets.plan(message, "all", Map.of("revision", 2)).status()).isEqualTo(409);
        assertThat(outlets.plan(message, "all", Map.of("hash", "0".repeat(64))).status())
                .isEqualTo(409);
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/messages/" + message.id())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("APPROVED");
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident + "/deliveries")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void without_time_to_undo_it_leaves_at_once_and_the_log_says_so() {
        String incident = Scene.incident(TOWN, "Meteen");
        Answer message = outlets.approved(incident, "Sluit de ramen.");
        String at = TOWN.clock().instant().plus(Duration.ofHours(2)).toString();
        assertThat(outlets.publish(message, List.of(), Map.of("withoutUndo", true, "at", at))
                        .wrongFields())
                .containsExactly("withoutUndo");
        assertThat(outlets.publish(message, List.of(), Map.of("withoutUndo", true))
                        .status())
                .isEqualTo(202);
        outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "SENT");
        JsonNode entry = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/log?kind=message.published")
                .json()
                .at("/items/0/data");
        assertThat(entry.path("withoutUndo").asBoolean()).isTrue();
    }
}
