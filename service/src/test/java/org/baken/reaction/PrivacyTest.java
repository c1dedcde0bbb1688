package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PrivacyTest {
    private static final Map<String, Object> ANN = Map.of("handle", "annvandijk", "platform", "mastodon");
    private static final Map<String, Object> BEN = Map.of("handle", "benpeeters", "platform", "mastodon");

    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void somebody_gets_everything_that_is_kept_about_them_and_nothing_of_others() {
        Inbox inbox = Inbox.open(TOWN, "Inzage");
        String mine = inbox.add("Mijn kelder staat vol kikkers", Map.of("handle", "inzage1", "platform", "mastodon"));
        inbox.add("De mijne niet", Map.of("handle", "inzage2", "platform", "mastodon"));
        evidence(inbox, mine, "Schermafdruk");
        String path = "/api/authors/" + author(inbox, mine);
        assertThat(inbox.monitor().get(path + "/export").status()).isEqualTo(403);
        Answer export = TOWN.as(Role.ADMIN).get(path + "/export");
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.text())
                .contains("vol kikkers", "inzage1")
                .doesNotContain("De mijne niet")
                .doesNotContain("inzage2");
        assertThat(export.json().path("triage").path("evidence")).hasSize(1);
        assertThat(logged("author.exported")).noneMatch(data -> data.contains("kikkers") || data.contains("inzage1"));
    }

    @Test
    void who_is_erased_is_nowhere_any_more_and_others_stay() {
        Inbox inbox = Inbox.open(TOWN, "Wissen");
        String path = inbox.path();
        Map<String, Object> said = new java.util.HashMap<>(ANN);
        said.put("text", "Onze zolder zit vol vleermuizen");
        Answer added = inbox.monitor().with("Idempotency-Key", "wissen-1").post(path, said);
        String mine = added.id();
        inbox.monitor()
                .with("Idempotency-Key", "wissen-2")
                .post(path, Map.of("text", "Vleermuizen bij de buren", "handle", "benpeeters", "platform", "mastodon"));
        evidence(inbox, mine, "Schermafdruk");
        String author = "/api/authors/" + author(inbox, mine);
        assertThat(inbox.monitor().delete(author + "?reason=REQUEST").status()).isEqualTo(403);
        assertThat(TOWN.as(Role.ADMIN).delete(author).status()).isEqualTo(400);
        assertThat(TOWN.as(Role.ADMIN).delete(author + "?reason=REQUEST").status())
                .isEqualTo(200);

        JsonNode left =
                inbox.monitor().get("/api/reactions/" + mine + "?show=true").json();
        assertThat(left.toString()).doesNotContain("zolder").doesNotContain("annvandijk");
        assertThat(left.path("erased").asBoolean()).isTrue();
        assertThat(inbox.texts("q=vleermuizen")).containsExactly("Vleermuizen bij de buren");
        assertThat(inbox.monitor().get("/api/reactions/" + mine + "/evidence").text())
                .doesNotContain("Schermafdruk");
        assertThat(everything("command", "body"))
                .noneMatch(body -> body.contains("zolder") || body.contains("annvandijk"))
                .anyMatch(body -> body.contains("bij de buren"));
        assertThat(everything("reaction_author", "handle"))
                .doesNotContain("annvandijk")
                .contains("benpeeters");
        assertThat(logged("author.erased")).noneMatch(data -> data.contains("annvandijk"));
        Answer again = inbox.monitor().with("Idempotency-Key", "wissen-1").post(path, said);
        assertThat(again.text()).doesNotContain("zolder");
        assertThat(inbox.items("")).hasSize(2);
    }

    @Test
    void some_days_after_closing_nobody_is_known_any_more_and_later_nothing_said_is_left() {
        Inbox inbox = Inbox.open(TOWN, "Bewaren");
        Inbox open = Inbox.open(TOWN, "Bewaren, open");
        String mine =
                inbox.add("Bel @annvandijk op 03 123 45 67 89", Map.of("handle", "bewaard", "platform", "mastodon"));
        inbox.add("Ik schrijf overal", BEN);
        String elsewhere = open.add("Ik schrijf ook hier", BEN);
        Visitor lead = TOWN.as(Role.LEAD);
        Answer incident = lead.get("/api/incidents/" + inbox.incident());
        assertThat(lead.put(
                                "/api/incidents/" + inbox.incident() + "/state",
                                Map.of("state", "CLOSED", "reason", "Voorbij"),
                                incident.version())
                        .status())
                .isEqualTo(200);
        TOWN.clock().forward(Duration.ofDays(29));
        assertThat(reaction(mine).text()).contains("annvandijk");
        TOWN.clock().forward(Duration.ofDays(2));
        TOWN.eventually("A pseudonym", () -> !reaction(mine).text().contains("annvandijk"));
        TOWN.eventually(
                "All of them are", () -> logged("reactions.pseudonymised").size() == 1);
        assertThat(reaction(mine).text()).startsWith("Bel ").doesNotContain("03 123");
        assertThat(everything("reaction_author", "handle"))
                .doesNotContain("bewaard")
                .contains("benpeeters");
        TOWN.clock().forward(Duration.ofDays(340));
        TOWN.eventually("Erased", () -> reaction(mine).erased());
        assertThat(reaction(mine).text()).isEmpty();
        assertThat(reaction(elsewhere).text()).isEqualTo("Ik schrijf ook hier");
    }

    private static void evidence(Inbox inbox, String reaction, String name) {
        byte[] picture = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        Answer kept = new Upload()
                .file("file", name + ".png", picture)
                .send(inbox.monitor(), "/api/reactions/" + reaction + "/evidence");
        assertThat(kept.status()).as(kept.toString()).isEqualTo(201);
    }

    private static String author(Inbox inbox, String reaction) {
        return inbox.monitor()
                .get("/api/reactions/" + reaction)
                .json()
                .path("author")
                .path("id")
                .asText();
    }

    private static Reaction reaction(String id) {
        return Inbox.Behind.of(TOWN)
                .database()
                .read(handle -> Inbox.Behind.of(TOWN).reactions().get(handle, id));
    }

    private static List<String> logged(String kind) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT data FROM log_entry WHERE kind = :kind")
                        .bind("kind", kind)
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> everything(String table, String column) {
        return TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    }
}
