package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who writes in private hears once that it came in (guideline H22). */
@Tag("database")
class ReceiptTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inbound inbound = new Inbound(TOWN, "Post in de bus");

    private static Said mail(String account, String from) {
        return new Said(org.baken.reaction.Source.EXERCISE, account, "email", from, "Kunt u mij helpen?", true);
    }

    /** Waits for as many, and until the log was followed to its end. */
    private List<JsonNode> sent(String account, int letters) {
        heard();
        Town.eventually(letters + " letters", () -> inbound.sent(account).size() == letters);
        return inbound.sent(account);
    }

    @Test
    void once_in_a_conversation_and_never_for_what_is_public() {
        String account = inbound.account("email");
        String masto = inbound.account("mastodon");
        inbound.hears(Said.on(masto, "@openbaar@elders.example", "Wanneer weten jullie meer?"));
        String reaction = inbound.hears(mail(account, "an@elders.example"), "<1@elders.example>", null);
        assertThat(sent(account, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.path("recipient").asText()).isEqualTo("an@elders.example");
            assertThat(letter.path("inReplyTo").asText()).isEqualTo("<1@elders.example>");
            assertThat(letter.path("text").asText()).startsWith("OEFENING – Bedankt voor uw bericht.");
        });
        inbound.hears(mail(account, "an@elders.example"), "<2@elders.example>", "<1@elders.example>");
        inbound.hears(mail(account, "bo@elders.example"), "<3@elders.example>", null);
        assertThat(sent(account, 2))
                .extracting(letter -> letter.path("recipient").asText())
                .containsExactlyInAnyOrder("an@elders.example", "bo@elders.example");
        assertThat(inbound.sent(masto)).isEmpty();
        assertThat(inbound.stateOf(reaction)).isEqualTo("NEW");

        aDayLater();
        inbound.hears(mail(account, "an@elders.example"), "<4@elders.example>", "<1@elders.example>");
        inbound.hears(mail(account, "an@elders.example"), "<5@elders.example>", null);
        assertThat(sent(account, 3)).isNotEmpty();
    }

    /** Waits until everything that came in was looked at. */
    private static void heard() {
        Town.eventually(
                "followed",
                () -> TOWN.database()
                                .read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM log_entry e
                        WHERE e.kind = 'reactions.received'
                            AND e.seq > COALESCE((SELECT f.seq FROM log_follower f WHERE f.name = 'reply-receipts'), 0)
                        """)
                                        .mapTo(Integer.class)
                                        .one())
                        == 0);
    }

    /** The receipts of before; moving the clock would end everybody's session. */
    private static void aDayLater() {
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE reply SET asked_at = :at")
                        .bind("at", TOWN.clock().instant().minus(Duration.ofHours(25)))
                        .execute());
    }

    @Test
    void none_when_the_house_does_not_want_them_and_none_for_a_closed_incident() {
        String account = inbound.account("email");
        policy(false);
        inbound.hears(mail(account, "unwanted@elders.example"));
        heard();
        assertThat(inbound.sent(account)).isEmpty();
        policy(true);
        inbound.unlink(account);
        account = inbound.account("email");
        inbound.hears(mail(account, "decoy@elders.example"));
        sent(account, 1);
        inbound.close("voorbij");
        inbound.hears(mail(account, "late@elders.example"));
        heard();
        Inbound other = new Inbound(TOWN, "Een ander incident");
        other.hears(mail(account, "cy@elders.example"));
        assertThat(sent(account, 2))
                .extracting(letter -> letter.path("recipient").asText())
                .containsExactlyInAnyOrder("decoy@elders.example", "cy@elders.example");
    }

    private static void policy(boolean receipts) {
        Visitor lead = TOWN.as(Role.LEAD);
        long version = lead.get("/api/reply-policy").version();
        lead.put("/api/reply-policy", Map.of("receipts", receipts, "signature", "NONE", "validMinutes", 720), version);
    }
}
