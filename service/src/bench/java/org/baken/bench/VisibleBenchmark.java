package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.baken.testing.Answer;

/**
 * How long it takes until residents read what was published: from when a message may leave, and from when its delivery says that it was
 * sent, until a reader who asks for the page every millisecond first gets it. On a page that has few messages, then on one with many.
 */
public final class VisibleBenchmark {
    /** In milliseconds, of a hundred publications ninety-nine. */
    static final int MOST_MILLIS = 100;

    private static final int PUBLICATIONS = Integer.getInteger("baken.bench.publications", 200);
    private static final int WARMING = Math.max(5, PUBLICATIONS / 5);
    private static final int MANY = Integer.getInteger("baken.bench.many", 500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Figures figures = new Figures();
    private final PublishingHouse house;

    private VisibleBenchmark(PublishingHouse house) {
        this.house = house;
    }

    /** Measures, and ends with 1 when it takes too long. */
    public static void main(String[] arguments) throws Exception {
        boolean good;
        try (PublishingHouse house = new PublishingHouse()) {
            VisibleBenchmark bench = new VisibleBenchmark(house);
            bench.measure(2, PUBLICATIONS);
            bench.measure(MANY, PUBLICATIONS / 2);
            good = bench.figures.good();
        }
        System.exit(good ? 0 : 1);
    }

    private void measure(int before, int publications) throws Exception {
        String incident = house.incident("Brand met " + before + " berichten", before);
        URI page = house.page(incident);
        List<Double> sinceDue = new ArrayList<>();
        List<Double> sinceSent = new ArrayList<>();
        for (int number = 0; number < WARMING + publications; number++) {
            Answer message = house.approved(incident, 10_000 + number);
            house.release(message);
            Instant seen = awaitSeen(page, PublishingHouse.title(10_000 + number));
            JsonNode delivery = house.awaitSent(incident, message.id());
            if (number >= WARMING) {
                sinceDue.add(millis(delivery.path("dueAt"), seen));
                sinceSent.add(millis(delivery.path("sentAt"), seen));
            }
        }
        figures.say("%,d publications on a page with %,d messages and more", publications, before);
        tell("from when it may leave", sinceDue);
        double late = tell("from when it is sent", sinceSent);
        figures.atMost(MOST_MILLIS, late, "publish to visible, p99, ms");
    }

    private double tell(String what, List<Double> millis) {
        double[] all = millis.stream().mapToDouble(each -> each).toArray();
        double late = Figures.quantile(0.99, all);
        figures.say("  %-24s p50 %6.1f ms, p99 %6.1f ms", what, Figures.quantile(0.5, all), late);
        return late;
    }

    /** By the clock that the service has too: both run on this machine. */
    private static double millis(JsonNode from, Instant to) {
        return Math.max(0, Duration.between(Instant.parse(from.asText()), to).toNanos() / 1e6);
    }

    private static Instant awaitSeen(URI page, String title) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(page).header("Accept-Language", "nl").build();
        Instant deadline = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(deadline)) {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.body().contains(title)) {
                return Instant.now();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        throw new AssertionError("Never seen: " + title);
    }
}
