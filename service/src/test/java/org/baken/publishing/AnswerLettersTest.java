package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.baken.account.Role;
import org.baken.channel.Channel;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.bluesky.Bluesky;
import org.baken.channel.email.Email;
import org.baken.channel.mastodon.Mastodon;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Problem;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers leave through the account that people wrote to: each once, under what it answers, and only while it may. */
@Tag("database")
class AnswerLettersTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private enum Step {
        CLAIMED,
        ARRIVED_WITHOUT_AN_ANSWER,
        ANSWERED_BUT_NOT_STORED,
        STORED
    }

    private static final String TEXT = "Bedankt voor je vraag. Alles staat op onze pagina.";
    private static final String WRITER = "@an@elders.example";

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private MastodonStub server;
    private SmtpStub mail;
    private String account;
    private String mailbox;
    private String incident;
    private OwnNode node;
    private AnswerLetters letters;

    @BeforeEach
    void open() throws Exception {
        TOWN.part(Worker.class).stop();
        server = MastodonStub.start(TOWN.clock());
        server.forgetKeys();
        mail = SmtpStub.plain();
        account = outlets.mastodon(server);
        Map<String, Object> settings = Map.of(
                "host", "127.0.0.1", "port", mail.port(), "tls", "NONE", "from", "Stad <stad@voorbeeld.example>");
        mailbox = outlets.account("email", "Postbus", settings, Map.of());
        incident = Scene.incident(TOWN, "Vragen van bewoners");
        node = node("first");
        letters = new AnswerLetters(node.accounts(), TOWN.clock());
    }

    private OwnNode node(String name) throws Exception {
        Outbound outbound = new Outbound(PrivateAddresses.parse("127.0.0.0/8"), TOWN.clock());
        List<Channel> channels = List.of(
                new Mastodon(outbound, TOWN.clock()),
                new Bluesky(outbound, TOWN.clock()),
                new Email(outbound, SSLContext.getDefault(), TOWN.clock()));
        return new OwnNode(TOWN, TOWN.database(), folder.resolve(name), channels);
    }

    @AfterEach
    void end() throws IOException {
        outlets.unlink(account);
        outlets.unlink(mailbox);
        server.close();
        mail.close();
    }

    private Incident incident() {
        return TOWN.database().read(handle -> new Incidents(TOWN.clock(), "").get(handle, incident));
    }

    private AnswerLetters.Writer wrote(String remoteId) {
        return new AnswerLetters.Writer(account, WRITER, remoteId, false);
    }

    private String queue(AnswerLetters.Writer writer, String reference, Instant until) {
        return TOWN.database().write(handle -> {
            Road road = letters.road(handle, incident(), writer).orElseThrow();
            return letters.queue(
                    handle, incident(), road, new AnswerLetters.Request(reference, "nl", "Antwoord", TEXT, until));
        });
    }

    private String queue(AnswerLetters.Writer writer, String reference) {
        return queue(writer, reference, TOWN.clock().instant().plus(Duration.ofDays(2)));
    }

    private Letter letter(String reference) {
        return TOWN.database().read(handle -> letters.find(handle, reference).orElseThrow());
    }

    private void settle(OwnNode with) throws InterruptedException {
        with.worker().start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (TOWN.database()
                        .read(handle ->
                                handle.createQuery("""
                                SELECT COUNT(*) FROM letter l JOIN last_hold h ON h.incident = l.incident
                                WHERE (l.state IN ('QUEUED', 'RETRYING') AND NOT h.held AND h.seq <= l.hold_passed)
                                    OR l.state = 'SENDING' OR (l.state = 'UNCLEAR' AND l.next_at IS NOT NULL)
                                """).mapTo(Integer.class).one())
                > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
            TOWN.clock().forward(Duration.ofSeconds(5));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        with.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_is_there_once_wherever_the_process_is_killed(Step step) throws Exception {
        String theirs = server.somebodyWrites();
        String decoy = server.somebodyWrites();
        queue(wrote(theirs), "reply:killed-" + step);
        Parcel parcel = node.claim(Kind.LETTER, account);
        if (step != Step.CLAIMED) {
            if (step == Step.ARRIVED_WITHOUT_AN_ANSWER) {
                server.fail(Failure.DROP_AFTER_KEEPING);
            }
            Done done = node.carry(parcel);
            if (step == Step.STORED) {
                node.store(done);
            }
        }
        node.kill();
        // The same words to somebody else do not count as this answer.
        queue(wrote(decoy), "reply:decoy-" + step);

        settle(node("first"));

        assertThat(server.statuses())
                .extracting(MastodonStub.Status::inReplyTo)
                .containsExactlyInAnyOrder(theirs, decoy);
        assertThat(server.statuses()).allSatisfy(status -> {
            assertThat(status.text()).isEqualTo(WRITER + " " + TEXT);
            assertThat(status.visibility()).isEqualTo("public");
        });
        assertThat(letter("reply:killed-" + step).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_mail_that_may_have_arrived_waits_for_a_person() throws Exception {
        AnswerLetters.Writer writer =
                new AnswerLetters.Writer(mailbox, "an@elders.example", "<vraag-1@elders.example>", true);
        String id = queue(writer, "reply:mail");
        mail.breakOff(SmtpStub.Break.AFTER_THE_LETTER);
        settle(node);
        mail.relent();
        assertThat(letter("reply:mail").state()).isEqualTo(DeliveryState.UNCLEAR);
        assertThat(mail.letters())
                .singleElement()
                .asString()
                .contains("In-Reply-To: <vraag-1@elders.example>", "References: <vraag-1@elders.example>")
                .contains("To: an@elders.example");

        TOWN.database().write(handle -> {
            letters.told(handle, id, true, "De kijker", "gezien", null);
            return null;
        });
        assertThat(letter("reply:mail").state()).isEqualTo(DeliveryState.SENT);
        assertThatThrownBy(() -> TOWN.database().write(handle -> {
                    letters.again(handle, id, TOWN.clock().instant());
                    return null;
                }))
                .isInstanceOf(Problem.class);
    }

    @Test
    void what_was_said_in_private_is_answered_in_private_or_by_hand() throws Exception {
        String theirs = server.somebodyWrites();
        queue(new AnswerLetters.Writer(account, WRITER, theirs, true), "reply:whisper");
        settle(node);
        assertThat(server.statuses()).singleElement().satisfies(status -> {
            assertThat(status.visibility()).isEqualTo("direct");
            assertThat(status.inReplyTo()).isEqualTo(theirs);
        });

        String bluesky = outlets.account(
                "bluesky",
                "Bluesky",
                Map.of("service", server.baseUrl()),
                Map.of("identifier", "stad.example", "appPassword", "abcd-efgh-ijkl-mnop"));
        String post = "at://did:plc:abc/app.bsky.feed.post/3k";
        assertThat(hasRoad(new AnswerLetters.Writer(bluesky, "an.example", post, false)))
                .isTrue();
        assertThat(hasRoad(new AnswerLetters.Writer(bluesky, "an.example", post, true)))
                .isFalse();
        outlets.unlink(bluesky);
        assertThat(hasRoad(new AnswerLetters.Writer(bluesky, "an.example", post, false)))
                .isFalse();
        assertThat(hasRoad(new AnswerLetters.Writer(null, "an", "1", false))).isFalse();
        assertThat(hasRoad(new AnswerLetters.Writer(account, WRITER, null, false)))
                .isFalse();
        assertThat(hasRoad(new AnswerLetters.Writer(mailbox, "geen adres", null, true)))
                .isFalse();
    }

    private boolean hasRoad(AnswerLetters.Writer writer) {
        return TOWN.database()
                .read(handle -> letters.road(handle, incident(), writer).isPresent());
    }

    @Test
    void nothing_leaves_after_the_incident_is_closed_or_the_approval_is_over() throws Exception {
        queue(
                wrote(server.somebodyWrites()),
                "reply:late",
                TOWN.clock().instant().plusSeconds(60));
        TOWN.clock().forward(Duration.ofSeconds(61));
        settle(node);
        assertThat(letter("reply:late").state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(letter("reply:late").problem().key()).isEqualTo("publishing.approval-expired");

        queue(wrote(server.somebodyWrites()), "reply:closed");
        long version = TOWN.as(Role.LEAD).get("/api/incidents/" + incident).version();
        assertThat(TOWN.as(Role.LEAD)
                        .put(
                                "/api/incidents/" + incident + "/state",
                                Map.of("state", "CLOSED", "reason", "voorbij"),
                                version)
                        .status())
                .isEqualTo(200);
        settle(node("second"));
        assertThat(letter("reply:closed").problem().key()).isEqualTo("publishing.incident-closed");
        assertThat(server.statuses()).isEmpty();
    }

    @Test
    void an_unlinked_account_refuses_and_a_stop_holds_until_a_person_lets_go() throws Exception {
        String held = queue(wrote(server.somebodyWrites()), "reply:held");
        hold(true);
        settle(node);
        hold(false);
        settle(node("second"));
        assertThat(server.statuses()).isEmpty();
        assertThat(isHeld("reply:held")).isTrue();

        Instant until = TOWN.clock().instant().plus(Duration.ofHours(1));
        TOWN.database().write(handle -> {
            letters.again(handle, held, until);
            return null;
        });
        settle(node("third"));
        assertThat(server.statuses()).hasSize(1);

        queue(wrote(server.somebodyWrites()), "reply:unlinked");
        outlets.unlink(account);
        settle(node("fourth"));
        assertThat(letter("reply:unlinked").problem().key()).isEqualTo("publishing.account.unlinked");
        assertThat(server.statuses()).hasSize(1);
    }

    private boolean isHeld(String reference) {
        Letter letter = letter(reference);
        return TOWN.database().read(handle -> letters.isHeld(handle, letter));
    }

    private void hold(boolean held) {
        TOWN.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", held, "reason", "even stil"));
    }
}
