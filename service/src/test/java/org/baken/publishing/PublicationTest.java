package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PublicationTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    private static final String WEBHOOK_KEY = "webhook-key-9d1f7e20c4";
    private static final String MAIL_PASSWORD = "mail-password-51c0de";

    private final Outlets outlets = new Outlets(TOWN);

    @Test
    void one_decision_reaches_the_page_mastodon_a_webhook_mail_and_the_sound_van() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        MAIL.setUser("baken", MAIL_PASSWORD);
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String mastodon = outlets.mastodon(stub);
            String webhook = outlets.account(
                    "webhook",
                    "Regionale dienst",
                    Map.of("url", "http://127.0.0.1:" + hook.getAddress().getPort() + "/berichten"),
                    Map.of("key", WEBHOOK_KEY));
            String email = outlets.account(
                    "email",
                    "Nieuwsbrief",
                    Map.of(
                            "host", "127.0.0.1",
                            "port", MAIL.getSmtp().getPort(),
                            "tls", "NONE",
                            "from", "stad@voorbeeld.example",
                            "recipients", List.of("an@voorbeeld.example", "bo@voorbeeld.example")),
                    Map.of("username", "baken", "password", MAIL_PASSWORD));
            String van =
                    outlets.account("manual", "Geluidswagen", Map.of("instructions", "Bel de brandweer"), Map.of());
            String incident = Scene.incident(TOWN, "Brand in de haven");
            Answer message = outlets.approved(incident, "Er is brand in de haven. Sluit ramen en deuren.");
            Answer published = outlets.published(message, "all");
            assertThat(published.json().path("deliveries").findValuesAsText("platform"))
                    .contains("publicpage", "mastodon", "webhook", "email", "manual");

            for (String account : List.of(Account.PUBLIC_PAGE, mastodon, webhook, email)) {
                outlets.awaitState(incident, message, account, "SENT");
            }
            assertThat(stub.statuses()).hasSize(1);
            assertThat(stub.statuses().get(0).text()).contains("Sluit ramen en deuren.");
            assertThat(outlets.delivery(incident, message, mastodon).path("url").asText())
                    .startsWith("http");
            assertThat(received).hasSize(1);
            assertThat(Arrays.stream(MAIL.getReceivedMessages()).map(PublicationTest::recipient))
                    .containsExactlyInAnyOrder("an@voorbeeld.example", "bo@voorbeeld.example");
            assertThat(outlets.delivery(incident, message, email).path("parts").toString())
                    .isEqualTo("{\"total\":2,\"sent\":2,\"refused\":0,\"unclear\":0}");

            JsonNode todo = outlets.delivery(incident, message, van);
            assertThat(todo.path("state").asText()).isEqualTo("TODO");
            Answer done = TOWN.as(Role.AUTHOR)
                    .post(
                            "/api/deliveries/" + todo.path("id").asText() + "/outcome",
                            Map.of("outcome", "done", "proof", "Gereden om 10 uur"));
            assertThat(done.json().path("state").asText()).isEqualTo("DONE");
            assertThat(done.json().path("manualBy").asText()).isEqualTo("De author");
            assertThat(Desk.logged(TOWN, incident, "delivery.")).contains("delivery.sent", "delivery.done");
            assertThat(TOWN.as(Role.SPOKESPERSON)
                            .get("/api/messages/" + message.id())
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("PUBLISHED");
            assertNoSecrets(incident, published);
            List.of(mastodon, webhook, email, van).forEach(outlets::unlink);
        } finally {
            hook.stop(0);
        }
    }

    private static void assertNoSecrets(String incident, Answer published) {
        List<String> stored = TOWN.database()
                .read(handle -> handle.createQuery("""
                        SELECT data FROM log_entry UNION ALL SELECT settings FROM account_link
                        UNION ALL SELECT sealed FROM account_secret UNION ALL SELECT body FROM command
                        UNION ALL SELECT text FROM delivery UNION ALL SELECT problem FROM delivery
                        """).mapTo(String.class).list());
        String everything = stored
                + published.text()
                + TOWN.admin().get("/api/accounts").text()
                + TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident + "/deliveries")
                        .text()
                + TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident + "/log?limit=200")
                        .text();
        assertThat(everything).doesNotContain(MastodonStub.TOKEN, WEBHOOK_KEY, MAIL_PASSWORD);
    }

    @Test
    void a_wrong_hash_or_revision_and_a_moment_in_the_past_are_refused() {
        String incident = Scene.incident(TOWN, "Verkeerde hash");
        Answer message = outlets.approved(incident, "Er is niets aan de hand.");
        assertThat(outlets.publish(message, "all", Map.of("hash", "0".repeat(64)))
                        .status())
                .isEqualTo(409);
        assertThat(outlets.publish(message, "all", Map.of("revision", 2)).status())
                .isEqualTo(409);
        Answer past = outlets.publish(message, "all", Map.of("at", "2020-01-01T00:00:00Z"));
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.wrongFields()).containsExactly("at");
        assertThat(outlets.publish(message, List.of("geen")).wrongFields()).containsExactly("accounts[0]");
        assertThat(outlets.publish(message, 7).wrongFields()).containsExactly("accounts");
        Map<String, Object> order =
                Map.of("revision", 1, "hash", message.json().path("hash").asText(), "accounts", "all");
        String path = "/api/messages/" + message.id() + "/publication";
        assertThat(TOWN.as(Role.AUTHOR).post(path, order).status()).isEqualTo(403);
        Answer draft = Desk.submitted(TOWN, incident, Desk.words("Nog niet nagekeken."));
        assertThat(outlets.publish(draft, "all").status()).isEqualTo(409);
    }

    @Test
    void nothing_is_planned_for_after_the_approval_ends_and_the_moment_is_named() {
        String policy = Scene.created(TOWN.admin()
                .post(
                        "/api/policies",
                        Map.of(
                                "required",
                                1,
                                "roles",
                                List.of("APPROVER"),
                                "questions",
                                List.of("certain"),
                                "validMinutes",
                                60)));
        try {
            String incident = Scene.incident(TOWN, "Te oud");
            Answer message = outlets.approved(incident, "Dit mag nog een uur vertrekken.");
            Instant now = TOWN.clock().instant();
            Answer late = outlets.publish(
                    message,
                    List.of(),
                    Map.of("at", now.plus(Duration.ofMinutes(61)).toString()));
            assertThat(late.status()).isEqualTo(409);
            Instant end = Instant.parse(late.json().path("validUntil").asText());
            assertThat(end).isBetween(now.plus(Duration.ofMinutes(59)), now.plus(Duration.ofMinutes(60)));
            // People read the moment in the time of the house, where a year begins before it does in UTC.
            assertThat(late.text())
                    .contains(String.valueOf(
                            end.atZone(ZoneId.of("Europe/Brussels")).getYear()));
            Answer soon = outlets.publish(
                    message,
                    List.of(),
                    Map.of("at", now.plus(Duration.ofMinutes(30)).toString()));
            assertThat(soon.status()).isEqualTo(202);
            assertThat(soon.json().at("/deliveries/0/validUntil").asText()).isEqualTo(end.toString());
        } finally {
            TOWN.admin().delete("/api/policies/" + policy);
        }
    }

    @Test
    void only_the_named_users_publish_through_an_account() {
        String someone = TOWN.person("enige-gebruiker", Role.SPOKESPERSON).id();
        String account = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", "manual", "name", "Burgemeester", "users", List.of(someone))));
        String incident = Scene.incident(TOWN, "Wie mag");
        Answer message = outlets.approved(incident, "Dit mag niet iedereen.");
        Answer named = outlets.publish(message, List.of(account));
        assertThat(named.status()).isEqualTo(403);
        assertThat(named.text()).contains("Burgemeester");
        Answer all = outlets.published(message, "all");
        assertThat(all.json().at("/left/0/account").asText()).isEqualTo(account);
        outlets.unlink(account);
    }

    @Test
    void an_exercise_cannot_reach_a_real_account_not_even_past_our_own_rules() {
        String real = outlets.account("manual", "Echte wagen", Map.of(), Map.of());
        String sandbox = outlets.sandbox(Map.of("imitates", "mastodon"));
        String exercise = outlets.exercise("Oefening");
        Answer message = outlets.approved(exercise, "Dit is maar een oefening.");
        Answer refused = outlets.publish(message, List.of(real));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Echte wagen");
        Answer published = outlets.published(message, "all");
        assertThat(published.json().path("deliveries").findValuesAsText("account"))
                .contains(Account.EXERCISE_PAGE, sandbox)
                .doesNotContain(real, Account.PUBLIC_PAGE);
        outlets.awaitState(exercise, message, sandbox, "SENT");
        assertThat(outlets.delivery(exercise, message, sandbox).path("text").asText())
                .startsWith("OEFENING");

        String delivery =
                outlets.delivery(exercise, message, sandbox).path("id").asText();
        assertRefused("delivery_account_kind", "delivery", delivery, "account = '" + real + "'");
        assertRefused("delivery_exercise", "delivery", delivery, "account = '" + real + "', sandbox = FALSE");
        assertRefused(
                "delivery_incident_kind",
                "delivery",
                delivery,
                "account = '" + real + "', sandbox = FALSE, incident_kind = 'REAL'");
        assertRefused("account_link_sandbox", "account_link", real, "sandbox = TRUE");
        List.of(real, sandbox).forEach(outlets::unlink);
    }

    private static void assertRefused(String constraint, String table, String id, String change) {
        assertThatThrownBy(() -> TOWN.database()
                        .write(handle ->
                                handle.execute("UPDATE " + table + " SET " + change + " WHERE id = '" + id + "'")))
                .rootCause()
                .satisfies(cause ->
                        assertThat(cause.getMessage().toLowerCase(Locale.ROOT)).contains(constraint));
    }

    @Test
    void what_does_not_fit_is_named_and_nothing_leaves() throws IOException {
        String incident = Scene.incident(TOWN, "Te lang");
        Answer message = outlets.approved(incident, "Lang verhaal. ".repeat(60));
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String mastodon = outlets.mastodon(stub);
            Answer answer = outlets.publish(message, List.of(mastodon));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().at("/overflow/0/account").asText()).isEqualTo(mastodon);
            assertThat(answer.json().at("/overflow/0/lang").asText()).isEqualTo("nl");
            assertThat(stub.statuses()).isEmpty();
            outlets.unlink(mastodon);
        }
    }

    @Test
    void while_nothing_has_left_a_publication_is_undone_and_later_accounts_can_be_added() throws IOException {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String mastodon = outlets.mastodon(stub);
            String incident = Scene.incident(TOWN, "Toch niet");
            Answer message = outlets.approved(incident, "Dit trekken we terug.");
            String later = TOWN.clock().instant().plusSeconds(3600).toString();
            assertThat(outlets.publish(message, "all", Map.of("at", later)).status())
                    .isEqualTo(202);
            String path = "/api/messages/" + message.id();
            Answer undone = TOWN.as(Role.SPOKESPERSON).delete(path + "/publication");
            assertThat(undone.json().path("undone").asBoolean())
                    .as(undone.text())
                    .isTrue();
            assertThat(TOWN.as(Role.LEAD).get(path).json().path("state").asText())
                    .isEqualTo("APPROVED");

            outlets.published(message, List.of());
            outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "SENT");
            assertThat(outlets.publish(message, List.of()).status()).isEqualTo(409);
            outlets.published(message, List.of(mastodon));
            outlets.awaitState(incident, message, mastodon, "SENT");

            Answer withdrawn = TOWN.as(Role.SPOKESPERSON).delete(path + "/publication");
            assertThat(withdrawn.json().path("undone").asBoolean()).isFalse();
            assertThat(withdrawn.json().path("plan").findValuesAsText("action")).containsOnly("REMOVE");
            outlets.awaitState(incident, message, mastodon, "REMOVED");
            assertThat(stub.statuses()).isEmpty();
            assertThat(TOWN.as(Role.LEAD).get(path).json().path("state").asText())
                    .isEqualTo("WITHDRAWN");
            outlets.unlink(mastodon);
        }
    }

    @Test
    void the_same_command_twice_publishes_once() {
        String incident = Scene.incident(TOWN, "Dubbelklik");
        Answer message = outlets.approved(incident, "Er is maar een van dit bericht.");
        Map<String, Object> order =
                Map.of("revision", 1, "hash", message.json().path("hash").asText(), "accounts", "all");
        String path = "/api/messages/" + message.id() + "/publication";
        Answer first = TOWN.as(Role.SPOKESPERSON).post(path, order, "twice");
        Answer second = TOWN.as(Role.SPOKESPERSON).post(path, order, "twice");
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(first.json().path("deliveries").size()).as(first.text()).isEqualTo(1);
    }

    private static String recipient(jakarta.mail.internet.MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
