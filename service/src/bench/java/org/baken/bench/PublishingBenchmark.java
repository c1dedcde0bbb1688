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
import org.baken.testing.MastodonStub;
import org.baken.testing.RealProcess;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;

/**
 * What publishing takes, in a process of its own with its database on the disk: {@value #ACCOUNTS} accounts that each take
 * {@value #ANSWER_MILLIS} ms to answer, and a list of ten thousand letters with other channels beside it. Both figures
 * are ratios to what cannot be avoided, because machines differ.
 */
public final class PublishingBenchmark {
    static final int ACCOUNTS = 20;
    static final int ANSWER_MILLIS = 200;
    static final int LETTERS = Integer.getInteger("baken.bench.letters", 10_000);
    /** From when a publication leaves to its last SENT, in times of the slowest account. */
    static final double MOST = 1.5;

    private static final int ROUNDS = 24;
    private static final int WARMING = 14;
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
                Servers servers = new Servers(ACCOUNTS);
                MailSink mail = new MailSink()) {
            PublishingBenchmark bench = new PublishingBenchmark(process);
            List<String> accounts = bench.accounts(servers);
            quick = bench.everywhere(servers, accounts);
            bench.letters(accounts, mail);
        } finally {
            delete(data);
        }
        say(
                "Load of the machine: %.1f before, %.1f after, on %d processors",
                load, load(), Runtime.getRuntime().availableProcessors());
        System.exit(quick ? 0 : 1);
    }

    private boolean everywhere(Servers servers, List<String> accounts) {
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Overal tegelijk", "REAL")));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double took = took(incident, "Ronde " + round, accounts).toNanos() / 1e6;
            if (round >= WARMING) {
                ratios.add(took / ANSWER_MILLIS);
            }
            if (round >= WARMING - 1) {
                awaitReadBack(incident);
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

    private void letters(List<String> accounts, MailSink mail) {
        List<String> posts = accounts.subList(0, 3);
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

    /** Each account on a server of its own. */
    private record Servers(List<MastodonStub> all) implements AutoCloseable {
        Servers(int number) throws IOException {
            this(new ArrayList<>());
            for (int index = 0; index < number; index++) {
                MastodonStub server = MastodonStub.start();
                server.slow(Duration.ofMillis(ANSWER_MILLIS));
                all.add(server);
            }
        }

        int statuses() {
            return all.stream().mapToInt(server -> server.statuses().size()).sum();
        }

        @Override
        public void close() {
            all.forEach(MastodonStub::close);
        }
    }

    private List<String> accounts(Servers servers) {
        return servers.all().stream()
                .map(server -> account(
                        "mastodon",
                        "Server " + server.baseUrl(),
                        Map.of("baseUrl", server.baseUrl()),
                        Map.of("accessToken", MastodonStub.TOKEN)))
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
            pause();
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
        }
    }

    /** What is held against what was approved, some seconds later, is no part of the next round. */
    private void awaitReadBack(String incident) {
        Instant deadline = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(deadline)) {
            boolean read = true;
            for (JsonNode delivery : deliveries(incident, "")) {
                read &= delivery.hasNonNull("readAt") || delivery.path("platform").asText().equals("publicpage");
            }
            if (read) {
                return;
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

    /** Longer than a publication takes: to ask in the middle of it would be part of what is measured. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
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
