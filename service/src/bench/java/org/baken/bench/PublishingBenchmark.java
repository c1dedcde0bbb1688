package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.RealProcess;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;

/**
 * What publishing takes, in a process of its own with its database on the disk: {@value #ACCOUNTS} accounts that each take
 * {@value #ANSWER_MILLIS} ms to answer, and a list of {@value #LETTERS} letters with other channels beside it. Both figures
 * are ratios to what cannot be avoided, because machines differ.
 */
public final class PublishingBenchmark {
    static final int ACCOUNTS = 20;
    static final int ANSWER_MILLIS = 200;
    static final int LETTERS = 10_000;
    /** From when a publication leaves to its last SENT, in times of the slowest account. */
    static final double MOST = 1.5;

    private static final int ROUNDS = 24;
    private static final int WARMING = 12;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RealProcess process;
    private final Visitor admin;
    private final Visitor lead;
    private final Visitor author;
    private final Visitor approver;
    private final Visitor spokesperson;

    private PublishingBenchmark(RealProcess process) {
        this.process = process;
        process.start();
        admin = process.admin();
        lead = process.person(admin, Role.LEAD);
        author = process.person(admin, Role.AUTHOR);
        approver = process.person(admin, Role.APPROVER);
        spokesperson = process.person(admin, Role.SPOKESPERSON);
    }

    /** Measures, and ends with 1 when the last of the accounts is served too late. */
    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("baken-bench");
        double load = load();
        boolean quick;
        try (RealProcess process = new RealProcess(data);
                SlowMastodon servers = new SlowMastodon(Duration.ofMillis(ANSWER_MILLIS));
                MailSink mail = new MailSink()) {
            PublishingBenchmark bench = new PublishingBenchmark(process);
            quick = bench.everywhere(servers);
            bench.letters(servers, mail);
        } finally {
            delete(data);
        }
        say(
                "Load of the machine: %.1f before, %.1f after, on %d processors",
                load, load(), Runtime.getRuntime().availableProcessors());
        System.exit(quick ? 0 : 1);
    }

    private boolean everywhere(SlowMastodon servers) {
        List<String> accounts = accounts(servers, ACCOUNTS);
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Overal tegelijk", "REAL")));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double took = took(incident, "Ronde " + round, accounts).toNanos() / 1e6;
            if (round >= WARMING) {
                ratios.add(took / ANSWER_MILLIS);
            }
        }
        ratios.sort(Comparator.naturalOrder());
        double median = ratios.get(ratios.size() / 2);
        say(
                "%d accounts of %d ms: the last SENT after %.2f times the slowest (best %.2f, worst %.2f of %d rounds), %s %.1f",
                ACCOUNTS,
                ANSWER_MILLIS,
                median,
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                ratios.size(),
                median <= MOST ? "within" : "TOO LATE, over",
                MOST);
        say("%d statuses wanted, %d there", ROUNDS * ACCOUNTS, servers.statuses());
        return median <= MOST && servers.statuses() == ROUNDS * ACCOUNTS;
    }

    private void letters(SlowMastodon servers, MailSink mail) {
        List<String> posts = accounts(servers, 3);
        String quiet = Scene.created(lead.post("/api/incidents", Scene.opening("Zonder post", "REAL")));
        double alone = median(IntStream.range(0, 5)
                .mapToObj(round -> took(quiet, "Alleen " + round, posts))
                .toList());
        String list = list(mail);
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Met post", "REAL")));
        Answer message = approved(incident, "Aan tienduizend mensen");
        Instant began = Instant.now();
        publish(message, List.of(list));
        List<Duration> beside = new ArrayList<>();
        while (mail.letters() < LETTERS && Instant.now().isBefore(began.plus(LONGEST))) {
            if (beside.size() < 200) {
                beside.add(took(quiet, "Ernaast " + beside.size(), posts));
            } else {
                pause();
            }
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        JsonNode delivery = settled(incident, message.id());
        say(
                "%d letters: %d came, to %d people, in %.1f s: %.0f a second; the delivery says %s, %s",
                LETTERS,
                mail.letters(),
                mail.recipients(),
                seconds,
                mail.letters() / seconds,
                delivery.path("state").asText(),
                delivery.path("parts"));
        say(
                "3 posts beside them: %.2f times as long as alone (median of %d publications, %.0f ms to %.0f ms)",
                median(beside) / alone, beside.size(), median(beside), alone);
    }

    private List<String> accounts(SlowMastodon servers, int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> account(
                        "mastodon",
                        "Server " + index,
                        Map.of("baseUrl", servers.baseUrl()),
                        Map.of("accessToken", "a-token-for-the-bench")))
                .toList();
    }

    private String list(MailSink mail) {
        List<String> recipients = IntStream.range(0, LETTERS)
                .mapToObj(index -> "inwoner" + index + "@stad.example")
                .toList();
        Map<String, Object> settings = Map.of(
                "host", "127.0.0.1",
                "port", mail.port(),
                "tls", "NONE",
                "from", "nieuws@stad.example",
                "recipients", recipients);
        return account("email", "Alle inwoners", settings, Map.of());
    }

    private String account(String platform, String name, Map<String, ?> settings, Map<String, ?> secret) {
        return Scene.created(admin.post(
                "/api/accounts", Map.of("platform", platform, "name", name, "settings", settings, "secret", secret)));
    }

    /** How long it takes from the decision to the last SENT, by the service's own word. */
    private Duration took(String incident, String title, List<String> accounts) {
        Answer message = approved(incident, title);
        publish(message, accounts);
        Instant due = Instant.MAX;
        Instant last = Instant.MIN;
        for (JsonNode delivery : allSent(incident, message.id())) {
            Instant at = Instant.parse(delivery.path("changedAt").asText());
            Instant leaves = Instant.parse(delivery.path("dueAt").asText());
            last = at.isAfter(last) ? at : last;
            due = leaves.isBefore(due) ? leaves : due;
        }
        return Duration.between(due, last);
    }

    private Answer approved(String incident, String title) {
        Answer draft = Desk.draft(
                author, incident, Desk.words("UPDATE", Map.of("nl", Map.of("title", title, "body", "Blijf binnen."))));
        return Desk.signOff(approver, Desk.submit(author, draft));
    }

    private void publish(Answer message, List<String> accounts) {
        Answer answer = spokesperson.post(
                "/api/messages/" + message.id() + "/publication",
                Map.of(
                        "revision", message.json().path("revision").asInt(),
                        "hash", message.json().path("hash").asText(),
                        "accounts", accounts));
        if (answer.status() != 202) {
            throw new AssertionError("Not published: " + answer);
        }
    }

    private JsonNode allSent(String incident, String message) {
        Instant deadline = Instant.now().plus(LONGEST);
        while (true) {
            JsonNode deliveries = deliveries(incident, message);
            boolean sent = !deliveries.isEmpty();
            for (JsonNode delivery : deliveries) {
                sent &= delivery.path("state").asText().equals("SENT");
            }
            if (sent) {
                return deliveries;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Never sent: " + deliveries);
            }
            pause();
        }
    }

    private JsonNode settled(String incident, String message) {
        for (JsonNode delivery : allSent(incident, message)) {
            if (delivery.path("platform").asText().equals("email")) {
                return delivery;
            }
        }
        throw new AssertionError("No letters");
    }

    private JsonNode deliveries(String incident, String message) {
        return spokesperson
                .get("/api/incidents/" + incident + "/deliveries?limit=200&message=" + message)
                .json()
                .path("items");
    }

    private static double median(List<Duration> times) {
        List<Double> millis = times.stream()
                .map(time -> time.toNanos() / 1e6)
                .sorted()
                .toList();
        return millis.isEmpty() ? 0 : millis.get(millis.size() / 2);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
