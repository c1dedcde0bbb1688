package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left of answers once nobody may know any more whom they answered. */
@Tag("database")
class ForgottenReplyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WRITER = "@an.geheim@elders.example";
    private static final String OWN = "Dag Annelore, we bellen je straks.";

    private final Inbound inbound = new Inbound(TOWN, "Vergeten");

    @Test
    void who_is_erased_is_in_no_answer_and_no_letter_any_more_and_others_keep_theirs() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, WRITER, "Kan ik daar douchen?"), "question");
        String other = inbound.judged(Said.on(account, "@bo@elders.example", "Waar is water?"), "question");
        String sent = own(reaction);
        String kept = own(other);
        String waiting = inbound.judged(Said.on(account, WRITER, "En warm water?"), "question");
        String unsigned = inbound.asked(waiting, Map.of("text", OWN)).path("id").asText();
        String author = author(reaction);
        Answer export = TOWN.as(Role.LEAD).get("/api/authors/" + author + "/export");
        assertThat(export.text()).contains(OWN);

        Answer erased = TOWN.as(Role.LEAD).delete("/api/authors/" + author + "?reason=REQUEST");
        assertThat(erased.status()).as(erased.toString()).isLessThan(300);
        assertThat(inbound.reply(sent).path("text").asText()).isEmpty();
        assertThat(inbound.reply(sent).path("state").asText()).isEqualTo("SENT");
        assertThat(inbound.reply(unsigned).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(inbound.reply(kept).path("text").asText()).contains(OWN);
        assertThat(letters()).singleElement().asString().contains("@bo").contains(OWN);
        assertThat(inbound.monitor()
                        .post("/api/replies/" + sent + "/retry", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(inbound.ask(waiting, Map.of("text", OWN)).status()).isEqualTo(409);
    }

    @Test
    void what_is_held_when_its_writer_is_erased_never_leaves() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, WRITER, "Kan ik daar slapen?"), "question");
        inbound.hold(true);
        JsonNode asked = inbound.asked(reaction, Map.of("text", OWN));
        inbound.signOff(TOWN.as(Role.LEAD), asked);
        TOWN.as(Role.LEAD).delete("/api/authors/" + author(reaction) + "?reason=REQUEST");
        inbound.hold(false);
        String id = asked.path("id").asText();
        assertThat(inbound.reply(id).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(inbound.monitor()
                        .post("/api/replies/" + id + "/retry", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(letters()).isEmpty();
        assertThat(inbound.sent(account)).isEmpty();
    }

    @Test
    void once_the_incident_is_over_for_long_approved_words_stay_without_whom_they_went_to() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, WRITER, "Dank je wel voor alles"), "praise");
        String approved =
                inbound.asked(reaction, Map.of("template", "praise")).path("id").asText();
        inbound.await(approved, "SENT");
        String personal = own(inbound.judged(Said.on(account, WRITER, "Nog een vraag"), "question"));
        String words = inbound.reply(approved).path("text").asText();
        assertThat(words).isNotEmpty();
        Answer closed = inbound.close("Geoefend");
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        closedLongAgo();
        TOWN.clock().forward(Duration.ofMinutes(2));
        Town.eventually("the letters forget", () -> letters().isEmpty());
        assertThat(inbound.reply(approved).path("text").asText()).isEqualTo(words);
        assertThat(inbound.reply(approved).has("url")).isFalse();
        assertThat(inbound.reply(personal).path("text").asText()).isEmpty();
    }

    /** Somebody's own words, signed off and there; gives the reply. */
    private String own(String reaction) {
        JsonNode asked = inbound.asked(reaction, Map.of("text", OWN));
        inbound.signOff(TOWN.as(Role.LEAD), asked);
        String id = asked.path("id").asText();
        inbound.await(id, "SENT");
        return id;
    }

    /** Behind the service's back: if the clock went on so far, nobody would be logged in any more. */
    private void closedLongAgo() {
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE incident SET closed_at = :at WHERE id = :id")
                        .bind("at", TOWN.clock().instant().minus(Duration.ofDays(31)))
                        .bind("id", inbound.incident)
                        .execute());
    }

    private String author(String reaction) {
        return inbound.monitor()
                .get("/api/reactions/" + reaction)
                .json()
                .path("author")
                .path("id")
                .asText();
    }

    /** What the letters of this incident still tell. */
    private List<String> letters() {
        return TOWN.database()
                .read(handle -> handle.createQuery("""
                        SELECT recipient || ' ' || text || COALESCE(in_reply_to, '') FROM letter
                        WHERE incident = :incident AND (recipient <> '' OR text <> '' OR in_reply_to IS NOT NULL)
                        """)
                        .bind("incident", inbound.incident)
                        .mapTo(String.class)
                        .list());
    }
}
