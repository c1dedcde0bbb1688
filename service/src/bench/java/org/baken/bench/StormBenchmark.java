package org.baken.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What a storm on the page does to the team: how long the console's requests take in quiet, while everybody reads the page as fast as it
 * comes, and, to tell what the machine does from what Baken does, while they read the same bytes from an nginx on the same
 * machine. The three take turns. Who makes the storm gives way to other programs, as it would on another machine.
 */
public final class StormBenchmark {
    /** The p95 of the team's requests in the storm, in times of that in quiet. */
    static final double MOST = 1.2;

    private static final int SECONDS = Integer.getInteger("baken.bench.storm", 60);
    private static final int ROUNDS = Math.min(Figures.ROUNDS, 3);
    private static final int MESSAGES = 20;
    private static final Map<String, String> READER = Map.of("Accept-Language", "nl", "Accept-Encoding", "gzip");

    private final Figures figures = new Figures();
    private final Times quiet = new Times("In quiet");
    private final Times storm = new Times("In a storm on the page");
    private final Times elsewhere = new Times("In a storm on nginx");

    /** What all requests of one kind of time took, and how many readers were served meanwhile. */
    private static final class Times {
        final String name;
        double[] millis = {};
        double served;

        Times(String name) {
            this.name = name;
        }

        void add(double... more) {
            millis = DoubleStream.concat(Arrays.stream(millis), Arrays.stream(more))
                    .toArray();
        }

        double late() {
            return Figures.quantile(0.95, millis);
        }
    }

    /** Measures, and ends with 1 when the team waits too long. */
    public static void main(String[] arguments) throws Exception {
        StormBenchmark bench = new StormBenchmark();
        if (!Tool.areThere(bench.figures, Tool.NGINX, Tool.WRK)) {
            System.exit(1);
        }
        try (PublishingHouse house = new PublishingHouse()) {
            bench.run(house);
        }
        System.exit(bench.figures.good() ? 0 : 1);
    }

    private void run(PublishingHouse house) throws Exception {
        String incident = house.incident("Brand waar iedereen naar kijkt", MESSAGES);
        URI page = house.page(incident);
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        READER.forEach(request::header);
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try (Team team = new Team(house, incident);
                Nginx nginx = new Nginx(List.of(answer))) {
            team.warm();
            inStorm(team, page, Math.min(SECONDS, 20), new Times("Warming"));
            for (int round = 0; round < ROUNDS; round++) {
                quiet.add(team.work(SECONDS));
                inStorm(team, page, SECONDS, storm);
                inStorm(team, nginx.address(0), SECONDS, elsewhere);
            }
        }
        tell();
    }

    private static void inStorm(Team team, URI address, int seconds, Times times)
            throws IOException, InterruptedException {
        // A little longer than the team works, so that nothing of its work is done in quiet.
        try (Wrk wrk = Wrk.begin(address, READER, seconds + 2, true)) {
            times.add(team.work(seconds));
            times.served += wrk.end().rate() / ROUNDS;
        }
    }

    private void tell() {
        figures.say(
                "The team's %d requests a second, %d rounds of %d s each; a storm is wrk -t2 -c %d",
                Team.PACE, ROUNDS, SECONDS, Wrk.CONNECTIONS);
        for (Times times : List.of(quiet, storm, elsewhere)) {
            figures.say(
                    "  %-24s p50 %6.1f ms, p95 %6.1f ms, p99 %6.1f ms of %,d; %,.0f readers served a second",
                    times.name,
                    Figures.quantile(0.5, times.millis),
                    times.late(),
                    Figures.quantile(0.99, times.millis),
                    times.millis.length,
                    times.served);
        }
        figures.say("  What the machine alone does: %.2f times as long", elsewhere.late() / quiet.late());
        figures.holds(
                storm.millis.length == Team.PACE * SECONDS * ROUNDS, "the team was answered every time in the storm");
        figures.atMost(MOST, storm.late() / quiet.late(), "the team's p95 in the storm, in times of that in quiet");
    }
}
