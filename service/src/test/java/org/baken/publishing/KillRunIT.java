package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.FaultTable;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.RealProcess;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than a thousand deliveries over many accounts, while the process is ended by SIGKILL every few seconds. Nothing is lost,
 * nothing comes twice, and what nobody can know is told to a person.
 *
 * <p>{@code -Dbaken.kill.messages=500 -Dbaken.kill.times=50} makes it longer.
 */
class KillRunIT {
    private static final int MESSAGES = Integer.getInteger("baken.kill.messages", 56);
    private static final int KILLS = Integer.getInteger("baken.kill.times", 6);
    private static final int MASTODONS = 14;
    private static final int WEBHOOKS = 4;
    private static final int RECIPIENTS = 10;
    private static final Duration EACH_POST = Duration.ofMillis(120);

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path data;

    private final Map<String, MastodonStub> mastodons = new LinkedHashMap<>();
    private final Map<String, HttpStub> webhooks = new LinkedHashMap<>();
    private final Map<String, List<String>> received = new LinkedHashMap<>();
    private Visitor admin;
    private Visitor lead;
    private Visitor author;
    private Visitor approver;
    private String email;

    @AfterEach
    void end() {
        mastodons.values().forEach(MastodonStub::close);
        webhooks.values().forEach(HttpStub::close);
    }

    private void scene(RealProcess process) throws IOException {
        admin = process.admin();
        lead = process.person(admin, Role.LEAD);
        author = process.person(admin, Role.AUTHOR);
        approver = process.person(admin, Role.APPROVER);
        for (int number = 0; number < MASTODONS; number++) {
            MastodonStub stub = MastodonStub.start();
            stub.slow(EACH_POST);
            if (number % 2 == 1) {
                // Some servers that speak the interface remember no keys.
                stub.forgetKeys();
            }
            mastodons.put(
                    account(
                            "mastodon",
                            "Mastodon " + number,
                            Map.of("baseUrl", stub.baseUrl()),
                            Map.of("accessToken", MastodonStub.TOKEN)),
                    stub);
        }
        for (int number = 0; number < WEBHOOKS; number++) {
            List<String> texts = new CopyOnWriteArrayList<>();
            HttpStub stub = HttpStub.start(request -> {
                if (!request.method().equals("POST")) {
                    // This receiver does not say what it has.
                    return Reply.empty(405);
                }
                LockSupport.parkNanos(EACH_POST.toNanos() / 2);
                texts.add(request.json().path("text").asText());
                LockSupport.parkNanos(EACH_POST.toNanos() / 2);
                return Reply.empty(204);
            });
            String account = account(
                    "webhook",
                    "Dienst " + number,
                    Map.of("url", stub.baseUrl()),
                    Map.of("key", "webhook-key-9d1f7e20c4"));
            webhooks.put(account, stub);
            received.put(account, texts);
        }
        List<String> recipients = IntStream.range(0, RECIPIENTS)
                .mapToObj(number -> "bewoner" + number + "@voorbeeld.example")
                .toList();
        email = account(
                "email",
                "Nieuwsbrief",
                Map.of(
                        "host", "127.0.0.1",
                        "port", MAIL.getSmtp().getPort(),
                        "tls", "NONE",
                        "from", "stad@voorbeeld.example",
                        "recipients", recipients),
                Map.of());
    }

    private String account(String platform, String name, Map<String, ?> settings, Map<String, ?> secret) {
        return Scene.created(admin.post(
                "/api/accounts", Map.of("platform", platform, "name", name, "settings", settings, "secret", secret)));
    }

    @Test
    void more_than_a_thousand_deliveries_survive_a_kill_every_few_seconds()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (RealProcess process = new RealProcess(data)) {
            process.start();
            scene(process);
            String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Elke paar seconden", "REAL")));
            List<Answer> messages = IntStream.range(0, MESSAGES)
                    .mapToObj(number -> approved(incident, number))
                    .toList();
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> messages.forEach(this::publish));
            for (int kill = 1; kill <= KILLS; kill++) {
                // In the middle of the work, however fast the machine is.
                int enough = kill * MESSAGES * (MASTODONS + WEBHOOKS) / (KILLS + 1);
                eventually(enough + " posts", () -> {
                    // What ended the publishing says more than that posts are missing.
                    if (publishing.isCompletedExceptionally()) {
                        publishing.join();
                    }
                    return arrived() >= enough;
                });
                process.kill();
                process.start();
            }
            publishing.get(5, TimeUnit.MINUTES);
            eventually("everything has ended", () -> unfinished(incident) == 0);
            report(incident, KILLS);
            assertThat(process.output()).doesNotContain(MastodonStub.TOKEN);
        }
    }

    private Answer approved(String incident, int number) {
        Answer message = Desk.submit(
                author, Desk.draft(author, incident, Desk.words("Bericht " + number + " met een eigen tekst.")));
        assertThat(Desk.signOff(approver, message).status()).isLessThan(300);
        return message;
    }

    /** Asks until there is an answer, always with the same key, as a browser does. */
    private void publish(Answer message) {
        Map<String, Object> order = Map.of(
                "revision", message.json().path("revision").asInt(),
                "hash", message.json().path("hash").asText(),
                "accounts", "all");
        long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = lead.post("/api/messages/" + message.id() + "/publication", order, message.id());
                // 202, or 200 for what was decided before the process was killed.
                if (answer.status() == 202 || answer.status() == 200) {
                    return;
                }
                assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            } catch (UncheckedIOException killed) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new AssertionError("Never published: " + message.id());
    }

    private int arrived() {
        return mastodons.values().stream()
                        .mapToInt(stub -> stub.statuses().size())
                        .sum()
                + received.values().stream().mapToInt(List::size).sum();
    }

    /** How many deliveries may still move by themselves; those a person has to look at do not. */
    private int unfinished(String incident) {
        int open = 0;
        for (JsonNode delivery : deliveries(incident, "QUEUED", "SENDING", "RETRYING", "UNCLEAR")) {
            boolean tellable = mastodons.containsKey(delivery.path("account").asText());
            open += delivery.path("state").asText().equals("UNCLEAR") && !tellable ? 0 : 1;
        }
        return open;
    }

    private List<JsonNode> deliveries(String incident, String... states) {
        List<JsonNode> all = new ArrayList<>();
        for (String state : states) {
            String after = "";
            do {
                JsonNode page = lead.get("/api/incidents/" + incident + "/deliveries?limit=200&state=" + state
                                + "&after=" + after)
                        .json();
                page.path("items").forEach(all::add);
                after = page.path("next").asText("");
            } while (!after.isEmpty());
        }
        return all;
    }

    private void report(String incident, int kills) {
        List<JsonNode> all = deliveries(incident, "SENT", "UNCLEAR", "REFUSED");
        FaultTable table = new FaultTable();
        table.add("SIGKILL, server that remembers keys", kills, all, of(0), this::posts);
        table.add("SIGKILL, server that ignores keys", kills, all, of(1), this::posts);
        table.add("SIGKILL, webhook that cannot be asked", kills, all, List.copyOf(webhooks.keySet()), received::get);
        System.out.println(table);
        System.out.println("letters: " + letters(all) + ", kills: " + kills);
        table.assertNothingLostOrDoubled();
        List<String> unclear = all.stream()
                .filter(delivery -> delivery.path("state").asText().equals("UNCLEAR"))
                .map(delivery -> delivery.path("account").asText())
                .toList();
        // A server that can be asked leaves nothing unclear; of the others only what was under way at a kill is.
        assertThat(unclear).doesNotContainAnyElementsOf(mastodons.keySet());
        assertThat(unclear.stream().filter(webhooks::containsKey).count()).isLessThanOrEqualTo((long) kills * WEBHOOKS);
        assertThat(all).noneMatch(delivery -> delivery.path("state").asText().equals("REFUSED"));
        assertThat(all).hasSize(MESSAGES * (MASTODONS + WEBHOOKS + 2));
    }

    private List<String> of(int remainder) {
        List<String> accounts = List.copyOf(mastodons.keySet());
        return IntStream.range(0, MASTODONS)
                .filter(number -> number % 2 == remainder)
                .mapToObj(accounts::get)
                .toList();
    }

    private List<String> posts(String account) {
        return mastodons.get(account).statuses().stream()
                .map(MastodonStub.Status::text)
                .toList();
    }

    /** No letter comes twice; one that did not come is one of those of which a person is told that they are unclear. */
    private String letters(List<JsonNode> all) {
        List<String> arrived = new ArrayList<>();
        try {
            for (MimeMessage letter : MAIL.getReceivedMessages()) {
                arrived.add(letter.getMessageID() + " " + letter.getAllRecipients()[0]);
            }
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        int sent = 0;
        int unclear = 0;
        for (JsonNode delivery : all) {
            if (delivery.path("account").asText().equals(email)) {
                sent += delivery.at("/parts/sent").asInt();
                unclear += delivery.at("/parts/unclear").asInt();
            }
        }
        assertThat(arrived).hasSameSizeAs(new HashSet<>(arrived)).hasSizeBetween(sent, sent + unclear);
        assertThat(sent + unclear).isEqualTo(MESSAGES * RECIPIENTS);
        return "expected " + MESSAGES * RECIPIENTS + ", found " + arrived.size() + ", doubles 0, losses 0, unclear "
                + unclear;
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within five minutes: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
    }
}
