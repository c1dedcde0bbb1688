package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

@Tag("database")
class DeadLinkTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor colleague = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    @Test
    void links_that_lead_nowhere_get_the_same_answer_whatever_the_reason() {
        String incident = Scene.incident(TOWN, "Brand van lang geleden");
        Answer message = Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren."));
        List<Map<String, String>> members = List.of(
                Map.of("name", "An", "email", "an@raad.example"), Map.of("name", "Bert", "email", "bert@raad.example"));
        String group = Scene.created(TOWN.as(Role.LEAD)
                .post("/api/groups", Map.of("name", "Raad", "kind", "OFFICIALS", "members", members)));
        Visitor official = TOWN.as(Role.OFFICIAL);
        Answer asked =
                official.post("/api/messages/" + message.id() + "/forward-requests", Map.of("groups", List.of(group)));
        JsonNode an = asked.json().path("recipients").get(0);
        JsonNode bert = asked.json().path("recipients").get(1);
        assertThat(colleague.get(path(an)).status()).isEqualTo(200);
        assertThat(colleague.get(path(bert)).status()).isEqualTo(200);

        Answer unknown = colleague.get("/f/" + "A".repeat(43));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("text/html");
        assertThat(unknown.text()).contains("Deze link werkt niet (meer)");
        Answer revoked = official.delete("/api/forward-requests/" + asked.id() + "/recipients/"
                + bert.path("id").asText() + "/link");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.json().path("recipients").get(1).has("link")).isFalse();
        assertThat(colleague.get(path(bert)).text()).isEqualTo(unknown.text());
        TOWN.clock().forward(Duration.ofDays(15));
        Answer expired = colleague.get(path(an));
        assertThat(expired.status()).isEqualTo(404);
        assertThat(expired.text()).isEqualTo(unknown.text());
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(colleague.send("POST", path(an), "action=shared", form).status())
                .isEqualTo(404);
        for (String odd : List.of("/f/%00", "/f/x", "/f/" + "a".repeat(3000))) {
            assertThat(colleague.get(odd).status()).as(odd).isIn(400, 404);
        }
    }

    private static String path(JsonNode recipient) {
        String link = recipient.path("link").asText();
        return link.substring(link.indexOf("/f/"));
    }
}
