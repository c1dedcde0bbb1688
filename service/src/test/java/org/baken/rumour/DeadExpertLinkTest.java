package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Ids;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class DeadExpertLinkTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void every_link_that_leads_nowhere_gets_the_same_answer() {
        String incident = Scene.incident(TOWN, "Dood spoor");
        Visitor expert = TOWN.nobody();
        String unknown = expert.get("/x/" + Ids.secret()).text();
        assertThat(unknown).contains("This link does not work");
        Answer revoked = ask(report(incident, "A"));
        assertThat(TOWN.as(Role.MONITOR)
                        .delete("/api/rumour-questions/" + revoked.id())
                        .status())
                .isEqualTo(204);
        String late = page(ask(report(incident, "B")));
        String other = Scene.incident(TOWN, "Gesloten");
        String closed = page(ask(report(other, "C")));
        TOWN.as(Role.LEAD).put("/api/incidents/" + other + "/state", Map.of("state", "CLOSED", "reason", "klaar"), 1);
        assertThat(expert.get(late).status()).isEqualTo(200);
        TOWN.clock().forward(Duration.ofHours(24));
        for (String page : List.of(page(revoked), late, closed, "/x/a", "/x/" + "a".repeat(500))) {
            Answer answer = expert.get(page);
            assertThat(answer.status()).as(page).isEqualTo(404);
            assertThat(answer.text()).isEqualTo(unknown);
            assertThat(form(expert, page).status()).isEqualTo(404);
        }
        int answered = TOWN.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM rumour_question WHERE answer IS NOT NULL")
                        .mapTo(Integer.class)
                        .one());
        assertThat(answered).isZero();
    }

    private static Answer ask(String rumour) {
        return TOWN.as(Role.MONITOR)
                .post(
                        "/api/rumours/" + rumour + "/questions",
                        Map.of("name", "Els", "lang", "nl", "question", "Klopt het?"));
    }

    private static String page(Answer asked) {
        return asked.json().path("link").asText().replaceFirst("^.*(?=/x/)", "");
    }

    private static Answer form(Visitor visitor, String path) {
        return visitor.send(
                "POST", path, "answer=UNKNOWN", Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String report(String incident, String claim) {
        return Scene.created(
                TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
    }
}
