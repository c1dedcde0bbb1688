package org.baken.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class WatchListTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Map<String, Object> group(String name) {
        Map<String, Object> group = new HashMap<>(Map.of("kind", "GROUP", "platform", "facebook", "name", name));
        group.put("url", "https://www.facebook.com/groups/zandvliet");
        group.put("members", 4200);
        group.put("administrators", List.of(Map.of("name", "Mia", "contact", "mia@wijk.example")));
        return group;
    }

    private static List<String> names(String query) {
        return TOWN.as(Role.MONITOR)
                .get("/api/watch" + query)
                .json()
                .path("items")
                .findValuesAsText("name");
    }

    @Test
    void a_group_is_known_with_who_runs_it_and_is_looked_at_again_when_its_time_has_come() {
        Answer weekly = TOWN.as(Role.MONITOR).post("/api/watch", group("Afleider"));
        assertThat(weekly.json().path("lookEveryDays").asInt())
                .as(weekly.text())
                .isEqualTo(7);
        Map<String, Object> daily = group("Je bent van Zandvliet als");
        daily.put("lookEveryDays", 1);
        Answer added = TOWN.as(Role.MONITOR).post("/api/watch", daily);
        String id = Scene.created(added);
        TOWN.as(Role.MONITOR).post("/api/watch/" + weekly.id() + "/looks", null);
        assertThat(added.json().path("due").asBoolean()).isTrue();
        JsonNode looked = TOWN.as(Role.MONITOR)
                .post("/api/watch/" + id + "/looks", Map.of("note", "Rustig"))
                .json();
        assertThat(looked.path("due").asBoolean()).isFalse();
        assertThat(looked.path("lookedBy").asText())
                .isEqualTo(TOWN.as(Role.MONITOR).name());
        assertThat(names("?due=true")).doesNotContain("Afleider", "Je bent van Zandvliet als");
        TOWN.stayUp(Duration.ofHours(25));
        assertThat(names("?due=true")).contains("Je bent van Zandvliet als").doesNotContain("Afleider");
    }

    @Test
    void a_change_needs_the_version_that_was_read_and_keeps_the_last_look() {
        String id = Scene.created(TOWN.as(Role.LEAD).post("/api/watch", group("Hengelaars")));
        TOWN.as(Role.LEAD).post("/api/watch/" + id + "/looks", null);
        Map<String, Object> changed = group("Hengelaars van Zandvliet");
        assertThat(TOWN.as(Role.LEAD).put("/api/watch/" + id, changed).status()).isEqualTo(428);
        Answer answer = TOWN.as(Role.LEAD).put("/api/watch/" + id, changed, 1);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().hasNonNull("lookedAt")).isTrue();
        assertThat(TOWN.as(Role.LEAD).put("/api/watch/" + id, changed, 1).status())
                .isEqualTo(412);
        assertThat(TOWN.as(Role.LEAD).delete("/api/watch/" + id).status()).isEqualTo(204);
        assertThat(names("")).doesNotContain("Hengelaars van Zandvliet");
    }

    @Test
    void who_does_not_work_with_it_does_not_read_it_and_nonsense_is_refused() {
        assertThat(TOWN.as(Role.OBSERVER).get("/api/watch").status()).isEqualTo(403);
        assertThat(TOWN.as(Role.AUTHOR).post("/api/watch", group("x")).status()).isEqualTo(403);
        Map<String, Object> wrong = group("y");
        wrong.put("url", "javascript:alert(1)");
        assertThat(TOWN.as(Role.LEAD).post("/api/watch", wrong).wrongFields()).containsExactly("url");
    }
}
