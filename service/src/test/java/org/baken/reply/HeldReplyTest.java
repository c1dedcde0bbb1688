package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that a stop, a closed incident, a lost account or time kept from leaving. */
@Tag("database")
class HeldReplyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String OWN = "Er staat een waterwagen op het plein.";

    private final Inbound inbound = new Inbound(TOWN, "Even stil");
    private final String account = inbound.account("mastodon");

    private String question() {
        return inbound.judged(Said.on(account, "@an@elders.example", "Waar is er water?"), "question");
    }

    private Answer retry(String id) {
        return inbound.monitor().post("/api/replies/" + id + "/retry", Map.of());
    }

    @Test
    void a_stop_holds_an_answer_until_a_person_lets_it_go() {
        String reaction = question();
        inbound.hold(true);
        String id = inbound.asked(reaction, Map.of("template", "question-page"))
                .path("id")
                .asText();
        assertThat(inbound.reply(id).path("held").asBoolean()).isTrue();
        assertThat(retry(id).status()).isEqualTo(409);
        inbound.hold(false);
        assertThat(inbound.reply(id).path("held").asBoolean()).isTrue();
        assertThat(inbound.sent(account)).isEmpty();
        assertThat(retry(id).status()).isEqualTo(200);
        inbound.await(id, "SENT");
        assertThat(retry(id).status()).isEqualTo(409);
        assertThat(inbound.sent(account)).hasSize(1);
    }

    @Test
    void an_answer_that_was_held_too_long_is_signed_anew() {
        String reaction = question();
        JsonNode own = inbound.asked(reaction, Map.of("text", OWN));
        String id = own.path("id").asText();
        inbound.hold(true);
        assertThat(inbound.signOff(TOWN.as(Role.LEAD), own).status()).isEqualTo(201);
        // Not by the clock, which would end everybody's session.
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE reply SET signed_at = :at WHERE id = :id")
                        .bind("at", TOWN.clock().instant().minus(Duration.ofMinutes(721)))
                        .bind("id", id)
                        .execute());
        inbound.hold(false);
        Answer late = retry(id);
        assertThat(late.json().path("state").asText()).as(late.text()).isEqualTo("IN_REVIEW");
        assertThat(late.json().has("signedOffBy")).isFalse();
        assertThat(inbound.sent(account)).isEmpty();
        Answer signed = inbound.signOff(TOWN.as(Role.LEAD), late.json());
        assertThat(signed.status()).as(signed.text()).isEqualTo(201);
        inbound.await(id, "SENT");
        assertThat(inbound.sent(account)).hasSize(1);
    }

    @Test
    void nothing_is_answered_once_the_incident_is_closed_and_closing_names_what_is_open() {
        String reaction = question();
        JsonNode own = inbound.asked(reaction, Map.of("text", OWN));
        Answer open = inbound.close(null);
        assertThat(open.status()).isEqualTo(409);
        assertThat(open.json().path("open").findValuesAsText("kind")).contains("REPLY");
        String held = question();
        inbound.hold(true);
        String waiting = inbound.asked(held, Map.of("template", "worry", "again", true))
                .path("id")
                .asText();
        assertThat(inbound.close("voorbij").status()).isEqualTo(200);
        inbound.hold(false);

        assertThat(inbound.signOff(TOWN.as(Role.LEAD), own).status()).isEqualTo(409);
        assertThat(retry(waiting).status()).isEqualTo(409);
        assertThat(inbound.ask(held, Map.of("template", "worry", "again", true)).status())
                .isEqualTo(409);
        assertThat(inbound.sent(account)).isEmpty();
        // What did not leave can still be taken back.
        Answer withdrawn = inbound.monitor().delete("/api/replies/" + waiting);
        assertThat(withdrawn.json().path("state").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void when_the_account_is_unlinked_a_person_answers() {
        String reaction = question();
        inbound.hold(true);
        String id = inbound.asked(reaction, Map.of("template", "question-page"))
                .path("id")
                .asText();
        inbound.unlink(account);
        inbound.hold(false);
        assertThat(retry(id).status()).isEqualTo(200);
        inbound.await(id, "REFUSED");
        assertThat(inbound.reply(id).path("problem").asText()).isNotBlank();
        assertThat(inbound.log(reaction))
                .extracting(entry -> entry.path("kind").asText())
                .contains("reaction.reply-refused");

        assertThat(retry(id).json().path("state").asText()).isEqualTo("TODO");
        Answer done = inbound.monitor().post("/api/replies/" + id + "/outcome", Map.of("outcome", "done"));
        assertThat(done.json().path("state").asText()).isEqualTo("DONE");
        assertThat(inbound.stateOf(reaction)).isEqualTo("ANSWERED");
        assertThat(inbound.sent(account)).isEmpty();
    }

    @Test
    void an_account_is_unlinked_before_the_sign_off() {
        String reaction = question();
        JsonNode own = inbound.asked(reaction, Map.of("text", OWN));
        inbound.unlink(account);
        Answer signed = inbound.signOff(TOWN.as(Role.LEAD), own);
        assertThat(signed.json().path("state").asText()).isEqualTo("TODO");
    }

    @Test
    void what_was_withdrawn_makes_room_and_what_left_cannot_be() {
        String reaction = question();
        inbound.hold(true);
        String first = inbound.asked(reaction, Map.of("template", "question-page"))
                .path("id")
                .asText();
        assertThat(inbound.ask(reaction, Map.of("template", "worry")).status()).isEqualTo(409);
        assertThat(inbound.monitor().delete("/api/replies/" + first).status()).isEqualTo(200);
        inbound.hold(false);
        String second =
                inbound.asked(reaction, Map.of("template", "worry")).path("id").asText();
        inbound.await(second, "SENT");
        assertThat(inbound.monitor().delete("/api/replies/" + second).status()).isEqualTo(409);
        assertThat(inbound.sent(account))
                .singleElement()
                .satisfies(post -> assertThat(post.path("text").asText()).contains("zorgen"));
    }

    @Test
    void a_reaction_that_changed_after_the_words_were_written_is_not_answered_with_them() {
        String reaction = question();
        JsonNode own = inbound.asked(reaction, Map.of("text", OWN));
        TOWN.database()
                .write(handle -> handle.execute("UPDATE reaction SET text = 'Laat maar.' WHERE id = ?", reaction));
        assertThat(inbound.signOff(TOWN.as(Role.LEAD), own).status()).isEqualTo(409);
        assertThat(inbound.sent(account)).isEmpty();
    }
}
