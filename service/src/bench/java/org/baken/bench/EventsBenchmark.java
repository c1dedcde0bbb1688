package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;

/**
 * What it takes to keep many browsers informed: how long after an entry was written each of them is told, how many threads and how much
 * memory they cost the service, and whether some that never read make the others wait.
 */
public final class EventsBenchmark {
    /** In milliseconds, of a hundred times ninety-nine. */
    static final int MOST_MILLIS = 250;
    /** Threads that come and go whoever listens: those that took the connections up. */
    static final int MOST_THREADS = 80;

    private static final int CLIENTS = Integer.getInteger("baken.bench.clients", 2_000);
    private static final int PEOPLE = 40;
    private static final int DEAF = 10;
    private static final int EVENTS = Integer.getInteger("baken.bench.events", 200);
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_SECONDS = 60;

    private final Figures figures = new Figures();
    private final PublishingHouse house;
    private final String incident;

    private EventsBenchmark(PublishingHouse house) {
        this.house = house;
        this.incident = house.incident("Brand waar velen naar kijken");
    }

    /** Measures, and ends with 1 when they are told too late. */
    public static void main(String[] arguments) throws Exception {
        boolean good;
        try (PublishingHouse house = new PublishingHouse()) {
            EventsBenchmark bench = new EventsBenchmark(house);
            bench.run();
            good = bench.figures.good();
        }
        System.exit(good ? 0 : 1);
    }

    private void run() throws Exception {
        List<Visitor> people = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            people.add(house.person("kijker" + number, Role.OBSERVER));
        }
        figures.say("Warming, with 20 browsers, then with all");
        // Whatever is made only once must not count as theirs.
        try (Listeners few = connected(people, 20)) {
            told(few, 20, EVENTS / 4);
        }
        awaited("the first are forgotten", () -> metric("org_baken_live_clients") == 0 || fact("Zijn ze weg") == null);
        double threads = metric("jvm_threads_count");
        double heap = heap();
        try (Listeners listeners = connected(people, CLIENTS)) {
            told(listeners, CLIENTS, EVENTS / 4);
            figures.say("%,d browsers listen, of %d people; %d events", CLIENTS, PEOPLE, EVENTS);
            double late = told(listeners, CLIENTS, EVENTS);
            figures.atMost(MOST_MILLIS, late, "event lag, p99, ms");
            double more = metric("jvm_threads_count") - threads;
            figures.say("  %.0f threads without them, %.0f with them", threads, threads + more);
            figures.atMost(MOST_THREADS, more, "more threads");
            figures.say("  %.1f KB of the heap for each", (heap() - heap) / CLIENTS / 1024);
            for (int number = 0; number < DEAF; number++) {
                Map<String, String> headers = new HashMap<>(people.get(number).headers());
                headers.put("Last-Event-ID", "0");
                listeners.add(headers, true);
            }
            figures.say("Beside %d more that never read", DEAF);
            figures.atMost(MOST_MILLIS, told(listeners, CLIENTS, EVENTS), "event lag of the others, p99, ms");
            figures.holds(listeners.lost() == 0, "nobody who listens was cut off");
        }
    }

    private Listeners connected(List<Visitor> people, int number) throws Exception {
        Listeners listeners = new Listeners(house.process().address());
        for (int at = 0; at < number; at++) {
            listeners.add(people.get(at % people.size()).headers(), false);
            if (at % 100 == 99) {
                int wanted = at - 50;
                awaited("connections", () -> listeners.welcome() >= wanted);
            }
        }
        awaited("all listen", () -> listeners.welcome() == number);
        return listeners;
    }

    /** Writes something down again and again, and gives the p99 of how much later everybody knows. */
    private double told(Listeners listeners, int clients, int events) {
        int before = listeners.heard();
        long work = house.process().processorTime().toMillis();
        List<String> facts = new ArrayList<>();
        for (int number = 0; number < events; number++) {
            facts.add(fact("Feit " + number));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
        awaited("all are told", () -> listeners.heard() - before >= clients * events);
        work = house.process().processorTime().toMillis() - work;
        double[] lags = listeners.lags(written(facts));
        double late = Figures.quantile(0.99, lags);
        figures.say(
                "  told %,d times: after p50 %.0f ms, p99 %.0f ms; %.1f ms of a processor for each event",
                lags.length, Figures.quantile(0.5, lags), late, (double) work / events);
        return late;
    }

    private String fact(String text) {
        Map<String, Object> fact = Map.of("text", Map.of("nl", text), "source", "Brandweer");
        return Scene.created(house.lead().post("/api/incidents/" + incident + "/facts", fact));
    }

    /** When which entry was written, by the service's own clock. */
    private Map<Long, Long> written(List<String> facts) {
        Map<Long, Long> written = new HashMap<>();
        String after = "";
        while (after != null) {
            JsonNode page = house.lead()
                    .get("/api/incidents/" + incident + "/log?limit=200&kind=fact." + after)
                    .json();
            page.path("items").forEach(entry -> {
                if (facts.contains(entry.path("object").asText())) {
                    written.put(
                            entry.path("seq").asLong(),
                            Instant.parse(entry.path("at").asText()).toEpochMilli());
                }
            });
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : null;
        }
        return written;
    }

    /** What is left of the heap after the service has cleared it up, in bytes. */
    private double heap() {
        house.process().operator().send("POST", "/tasks/gc", null, Map.of());
        return metric("jvm_memory_heap_used");
    }

    private double metric(String name) {
        Matcher value = Pattern.compile("(?m)^" + name + " ([-+.\\dE]+)$")
                .matcher(house.process().operator().get("/metrics").text());
        if (!value.find()) {
            throw new AssertionError("No figure " + name);
        }
        return Double.parseDouble(value.group(1));
    }

    private static void awaited(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
