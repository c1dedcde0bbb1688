package org.baken.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.testing.Answer;
import org.baken.testing.BakenProcess;
import org.baken.testing.MastodonStub;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged service, killed as by a power cut: what was answered is there, and nothing goes out twice. */
class RestartIT {
    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(true);

    private static final String PASSWORD = "vier losse woorden samen";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private BakenProcess baken;
    private Visitor admin;
    private Visitor author;
    private Visitor approver;

    @BeforeEach
    void start() throws Exception {
        baken = BakenProcess.start();
        made(baken.nobody()
                .post(
                        "/api/setup",
                        Map.of(
                                "token",
                                baken.setupToken(),
                                "username",
                                "beheer",
                                "name",
                                "Beheer",
                                "password",
                                PASSWORD)));
        logIn();
        for (String[] person : new String[][] {{"anna", "LEAD"}, {"bert", "APPROVER"}}) {
            made(admin.post(
                    "/api/people",
                    Map.of(
                            "username",
                            person[0],
                            "name",
                            person[0],
                            "roles",
                            List.of(person[1]),
                            "password",
                            PASSWORD)));
        }
        logIn();
    }

    private void logIn() {
        admin = baken.nobody().login("beheer", PASSWORD);
        if (author == null && admin.get("/api/people").json().path("items").size() < 3) {
            return;
        }
        author = baken.nobody().login("anna", PASSWORD);
        approver = baken.nobody().login("bert", PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        baken.close();
    }

    @Test
    void what_was_answered_is_there_after_a_kill_at_that_very_moment() throws Exception {
        for (int round = 1; round <= 4; round++) {
            Answer answer = author.post("/api/incidents", incident("Ronde " + round));
            baken.kill();
            made(answer);
            baken.restart();
            logIn();
            assertThat(author.get("/api/incidents/" + answer.id())
                            .json()
                            .path("title")
                            .asText())
                    .isEqualTo("Ronde " + round);
        }
        JsonNode log = author.get("/api/incidents").json().path("items");
        assertThat(log).hasSize(4);
    }

    @Test
    void a_post_that_arrived_before_the_kill_is_found_and_not_sent_again() throws Exception {
        try (MastodonStub mastodon = MastodonStub.start(Clock.systemUTC())) {
            // A server that forgets keys: only looking can keep the post from going out twice.
            mastodon.forgetKeys();
            mastodon.add("Iets van vorige week", Clock.systemUTC().instant().minus(Duration.ofDays(7)));
            made(admin.post(
                    "/api/accounts",
                    Map.of(
                            "platform", "mastodon",
                            "handle", "@stad",
                            "name", "Mastodon",
                            "settings", Map.of("baseUrl", mastodon.baseUrl()),
                            "secret", Map.of("accessToken", MastodonStub.TOKEN))));
            String incident = author.post("/api/incidents", incident("Brand")).id();
            mastodon.fail(MastodonStub.Failure.HANG_AFTER_KEEPING);
            publish(incident);
            BakenProcess.eventually(
                    "the post has arrived", PATIENCE, () -> mastodon.statuses().size() == 2);
            baken.kill();
            baken.restart();
            logIn();
            BakenProcess.eventually(
                    "it is known to be sent",
                    PATIENCE,
                    () -> states(incident, "mastodon").equals(List.of("SENT")));
            assertThat(mastodon.statuses()).hasSize(2);
        }
    }

    @Test
    void no_letter_is_sent_twice_when_the_process_dies_in_the_middle_of_a_mailing() throws Exception {
        List<String> recipients = IntStream.range(0, 60)
                .mapToObj(number -> "bewoner" + number + "@stad.example")
                .toList();
        made(admin.post(
                "/api/accounts",
                Map.of(
                        "platform", "email",
                        "handle", "nieuws@stad.example",
                        "name", "Nieuws",
                        "settings",
                                Map.of(
                                        "host", "localhost",
                                        "port", MAIL.getSmtp().getPort(),
                                        "tls", "NONE",
                                        "from", "nieuws@stad.example",
                                        "recipients", recipients),
                        "secret", Map.of())));
        String incident = author.post("/api/incidents", incident("Brand")).id();
        publish(incident);
        BakenProcess.eventually("some letters are out", PATIENCE, () -> MAIL.getReceivedMessages().length >= 5);
        baken.kill();
        int before = MAIL.getReceivedMessages().length;
        baken.restart();
        logIn();
        BakenProcess.eventually(
                "nothing is left to send",
                PATIENCE,
                () -> !states(incident, "email").contains("SENDING"));
        List<String> receivers = receivers();
        assertThat(before).isLessThan(60);
        assertThat(receivers).doesNotHaveDuplicates();
        // At most the few that were in the air may be unclear; nobody else is left out.
        assertThat(receivers).hasSizeGreaterThanOrEqualTo(52);
    }

    private static List<String> receivers() throws MessagingException {
        List<String> all = new ArrayList<>();
        for (MimeMessage message : MAIL.getReceivedMessages()) {
            all.add(message.getAllRecipients()[0].toString());
        }
        return all;
    }

    private void publish(String incident) {
        String message = author.post(
                        "/api/incidents/" + incident + "/messages",
                        Map.of(
                                "purpose", "HOLDING",
                                "audience", "RESIDENTS",
                                "text",
                                        Map.of(
                                                "nl",
                                                Map.of("title", "Brand", "body", "Blijf binnen en sluit de ramen."))))
                .id();
        made(author.post("/api/messages/" + message + "/review", Map.of()));
        JsonNode shown = approver.get("/api/messages/" + message).json();
        int revision = shown.path("revision").asInt();
        String hash = shown.path("hash").asText();
        made(approver.post(
                "/api/messages/" + message + "/sign-offs",
                Map.of("revision", revision, "hash", hash, "answers", Map.of())));
        made(author.post(
                "/api/messages/" + message + "/publication",
                Map.of("revision", revision, "hash", hash, "accounts", "all")));
    }

    private List<String> states(String incident, String platform) {
        List<String> states = new ArrayList<>();
        for (JsonNode delivery :
                author.get("/api/incidents/" + incident + "/deliveries").json().path("items")) {
            if (delivery.path("platform").asText().equals(platform)) {
                states.add(delivery.path("state").asText());
            }
        }
        return states;
    }

    private static Map<String, Object> incident(String title) {
        return Map.of(
                "title",
                title,
                "type",
                "industrial-fire",
                "kind",
                "REAL",
                "scale",
                "GRIP 1",
                "languages",
                List.of("nl"));
    }

    private static void made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
    }
}
