package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.RealProcess;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real process, ended by SIGKILL at the worst moments: nothing that was answered is lost, nothing is sent twice. */
class RestartIT {
    private static final int RECIPIENTS = 25;

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path data;

    private Visitor lead;
    private Visitor author;
    private Visitor approver;
    private Visitor admin;

    private void people(RealProcess process) {
        admin = process.admin();
        lead = process.person(admin, Role.LEAD);
        author = process.person(admin, Role.AUTHOR);
        approver = process.person(admin, Role.APPROVER);
    }

    @Test
    void a_status_that_had_arrived_when_the_process_was_killed_is_found_and_not_sent_again() throws IOException {
        try (MastodonStub stub = MastodonStub.start();
                RealProcess process = new RealProcess(data)) {
            // Without the server's memory for keys, only looking helps.
            stub.forgetKeys();
            stub.fail(Failure.HANG_AFTER_KEEPING);
            process.start();
            people(process);
            String mastodon = Scene.created(admin.post(
                    "/api/accounts",
                    Map.of(
                            "platform",
                            "mastodon",
                            "name",
                            "Mastodon",
                            "settings",
                            Map.of("baseUrl", stub.baseUrl()),
                            "secret",
                            Map.of("accessToken", MastodonStub.TOKEN))));
            String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Gedood", "REAL")));
            publish(approved(incident, "Dit staat er al, maar wij weten het niet."), List.of(mastodon));
            eventually("the status has arrived", () -> stub.statuses().size() == 1);
            process.kill();
            process.start();
            eventually(
                    "sent",
                    () -> delivery(incident, mastodon).path("state").asText().equals("SENT"));
            assertThat(stub.statuses()).hasSize(1);
            assertThat(stub.requests().stream().filter("POST /api/v1/statuses"::equals))
                    .hasSize(1);
            assertThat(process.output()).doesNotContain(MastodonStub.TOKEN);
        }
    }

    @Test
    void what_was_answered_is_there_after_the_kill_and_no_letter_goes_out_twice() {
        try (RealProcess process = new RealProcess(data)) {
            process.start();
            people(process);
            String email = Scene.created(admin.post(
                    "/api/accounts",
                    Map.of(
                            "platform", "email",
                            "name", "Nieuwsbrief",
                            "settings",
                                    Map.of(
                                            "host", "127.0.0.1",
                                            "port", MAIL.getSmtp().getPort(),
                                            "tls", "NONE",
                                            "from", "stad@voorbeeld.example",
                                            "recipients",
                                                    IntStream.range(0, RECIPIENTS)
                                                            .mapToObj(
                                                                    number -> "bewoner" + number + "@voorbeeld.example")
                                                            .toList()))));
            String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Drie keer", "REAL")));
            int before = 0;
            for (int arrived : List.of(0, 4, 15)) {
                Answer message = approved(incident, "Ronde met " + arrived + " aangekomen brieven.");
                publish(message, List.of(email));
                int enough = before + arrived;
                eventually("enough letters", () -> MAIL.getReceivedMessages().length >= enough);
                Answer fact = author.post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of(
                                "text",
                                Map.of("nl", "Gemeld net voor het einde"),
                                "state",
                                "REPORTED",
                                "source",
                                "112"));
                process.kill();
                assertThat(fact.status()).isEqualTo(201);
                process.start();
                assertThat(lead.get("/api/facts/" + fact.id()).text()).contains("Gemeld net voor het einde");
                assertThat(lead.get("/api/messages/" + message.id())
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo("PUBLISHED");
                JsonNode parts = settled(incident, message, email);
                // Two letters may be under way at once: of those alone nobody knows.
                assertThat(parts.path("unclear").asInt()).isLessThanOrEqualTo(Kind.LETTER.atOnce());
                assertThat(parts.path("refused").asInt()).isZero();
                before = MAIL.getReceivedMessages().length;
            }
            assertThat(letters())
                    .hasSameSizeAs(new HashSet<>(letters()))
                    .hasSizeGreaterThanOrEqualTo(3 * (RECIPIENTS - Kind.LETTER.atOnce()));
            assertThat(lead.get("/api/incidents/" + incident + "/log?limit=200").text())
                    .contains("message.published");
        }
    }

    private JsonNode settled(String incident, Answer message, String account) {
        eventually("every letter is settled", () -> {
            JsonNode parts = parts(incident, message, account);
            return parts.path("sent").asInt() + parts.path("unclear").asInt() == RECIPIENTS;
        });
        return parts(incident, message, account);
    }

    private JsonNode parts(String incident, Answer message, String account) {
        return lead.get("/api/incidents/" + incident + "/deliveries?message=" + message.id() + "&account=" + account)
                .json()
                .at("/items/0/parts");
    }

    private JsonNode delivery(String incident, String account) {
        return lead.get("/api/incidents/" + incident + "/deliveries?account=" + account)
                .json()
                .at("/items/0");
    }

    private Answer approved(String incident, String body) {
        Answer message = Desk.submit(author, Desk.draft(author, incident, Desk.words(body)));
        Answer signed = Desk.signOff(approver, message);
        assertThat(signed.status()).as(signed.toString()).isLessThan(300);
        return message;
    }

    private void publish(Answer message, List<String> accounts) {
        Answer published = lead.post(
                "/api/messages/" + message.id() + "/publication",
                Map.of(
                        "revision", message.json().path("revision").asInt(),
                        "hash", message.json().path("hash").asText(),
                        "accounts", accounts));
        assertThat(published.status()).as(published.toString()).isEqualTo(202);
    }

    /** Which letter reached whom. */
    private static List<String> letters() {
        List<String> letters = new ArrayList<>();
        try {
            for (var letter : MAIL.getReceivedMessages()) {
                letters.add(letter.getMessageID() + " " + letter.getAllRecipients()[0]);
            }
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        return letters;
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within ninety seconds: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
