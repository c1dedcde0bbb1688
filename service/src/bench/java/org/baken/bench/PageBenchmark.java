package org.baken.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many readers the page of an incident serves, held against an nginx that gives the same bytes with the same headers on the same
 * machine in the same session; they take turns. Then whether the page is as fast with a thousand messages as with ten.
 */
public final class PageBenchmark {
    /** Of what nginx serves. */
    static final double LEAST = 0.7;
    /** The slowest of the sizes, in times of the fastest. */
    static final double FLAT = 0.9;

    private static final int[] MESSAGES = {10, 100, 1_000};
    private static final int WARMING_SECONDS = 3;
    private static final int MOST_WARMING = 10;
    private static final double SETTLED = 1.05;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> BROWSER = Map.of("Accept-Language", "nl");

    private final Figures figures = new Figures();

    /** What is asked for. */
    private record Way(String name, Map<String, String> headers) {}

    /** Measures, and ends with 1 when the page is too slow. */
    public static void main(String[] arguments) throws Exception {
        PageBenchmark bench = new PageBenchmark();
        if (!Tool.areThere(bench.figures, Tool.NGINX, Tool.WRK)) {
            System.exit(1);
        }
        try (PublishingHouse house = new PublishingHouse()) {
            bench.run(house);
        }
        System.exit(bench.figures.good() ? 0 : 1);
    }

    private void run(PublishingHouse house) throws Exception {
        Map<Integer, URI> pages = new LinkedHashMap<>();
        for (int messages : sizes()) {
            pages.put(messages, house.page(house.incident("Brand met " + messages, messages)));
        }
        URI page = pages.values().iterator().next();
        beside(page, pages.keySet().iterator().next());
        flat(pages);
    }

    private static int[] sizes() {
        String some = System.getProperty("baken.bench.messages");
        return some == null
                ? MESSAGES
                : Arrays.stream(some.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private void beside(URI page, int messages) throws Exception {
        figures.say(
                "The page with %d messages, beside nginx: wrk -t2 -c %d, %d rounds of %d s each",
                messages, Wrk.CONNECTIONS, Figures.ROUNDS, Figures.SECONDS);
        List<Way> ways = new ArrayList<>();
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        for (String encoding : List.of("identity", "gzip", "br")) {
            Way way = new Way(encoding, with("Accept-Encoding", encoding));
            HttpResponse<byte[]> answer = get(page, way.headers());
            // A service that does not speak this encoding answers without.
            if (answer.headers()
                    .firstValue("content-encoding")
                    .orElse("identity")
                    .equals(encoding)) {
                ways.add(way);
                answers.add(answer);
            }
        }
        try (Nginx nginx = new Nginx(answers)) {
            for (int at = 0; at < ways.size(); at++) {
                compare(ways.get(at), page, nginx.address(at));
            }
            compareUnchanged(ways.get(1), page, nginx.address(1));
        }
    }

    private void compare(Way way, URI page, URI twin) throws Exception {
        byte[] ours = get(page, way.headers()).body();
        byte[] theirs = get(twin, way.headers()).body();
        if (!Arrays.equals(ours, theirs)) {
            throw new IOException("Not the same bytes: " + way.name());
        }
        double ratio =
                turns("%s, %,d bytes".formatted(way.name(), ours.length), page, way.headers(), twin, way.headers());
        figures.atLeast(LEAST, ratio, "throughput in times of nginx");
    }

    /** Each is asked with the tag it gave itself. No bytes are served: what came of it is told, and held against nothing. */
    private void compareUnchanged(Way way, URI page, URI twin) throws Exception {
        double ratio = turns("304, not modified", page, unchanged(way, page), twin, unchanged(way, twin));
        figures.say("  throughput in times of nginx: %.2f", ratio);
    }

    private static Map<String, String> unchanged(Way way, URI address) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>(way.headers());
        headers.put(
                "If-None-Match",
                get(address, headers).headers().firstValue("etag").orElseThrow());
        int status = get(address, headers).statusCode();
        if (status != 304) {
            throw new IOException("Not 304 but " + status + ": " + address);
        }
        return headers;
    }

    /** Gives what Baken served, in times of what nginx did. */
    private double turns(String what, URI page, Map<String, String> asked, URI twin, Map<String, String> askedTwin)
            throws IOException {
        List<Wrk.Run> ours = new ArrayList<>();
        List<Wrk.Run> theirs = new ArrayList<>();
        warm(page, asked);
        warm(twin, askedTwin);
        for (int round = 0; round < Figures.ROUNDS; round++) {
            ours.add(Wrk.run(page, asked, Figures.SECONDS));
            theirs.add(Wrk.run(twin, askedTwin, Figures.SECONDS));
        }
        figures.say("%s", what);
        tell("Baken", ours);
        tell("nginx", theirs);
        return rate(ours) / rate(theirs);
    }

    private void flat(Map<Integer, URI> pages) throws Exception {
        figures.say(
                "The page with more and more messages, gzip, %d rounds of %d s each", Figures.ROUNDS, Figures.SECONDS);
        Map<String, String> headers = with("Accept-Encoding", "gzip");
        Map<Integer, List<Wrk.Run>> runs = new LinkedHashMap<>();
        for (URI page : pages.values()) {
            warm(page, headers);
        }
        for (int round = 0; round < Figures.ROUNDS; round++) {
            for (Map.Entry<Integer, URI> page : pages.entrySet()) {
                runs.computeIfAbsent(page.getKey(), key -> new ArrayList<>())
                        .add(Wrk.run(page.getValue(), headers, Figures.SECONDS));
            }
        }
        for (Map.Entry<Integer, URI> page : pages.entrySet()) {
            int bytes = get(page.getValue(), headers).body().length;
            tell("%,d messages, %,d bytes".formatted(page.getKey(), bytes), runs.get(page.getKey()));
        }
        double[] rates =
                runs.values().stream().mapToDouble(PageBenchmark::rate).sorted().toArray();
        figures.atLeast(FLAT, rates[0] / rates[rates.length - 1], "the slowest size in times of the fastest");
    }

    /** Asks until it is not getting any faster: the Java machine compiles what is used much, and takes its time. */
    private static void warm(URI address, Map<String, String> headers) throws IOException {
        double before = 0;
        for (int run = 0; run < MOST_WARMING; run++) {
            double rate = Wrk.run(address, headers, WARMING_SECONDS).rate();
            if (rate < before * SETTLED && run > 1) {
                return;
            }
            before = Math.max(before, rate);
        }
    }

    private void tell(String who, List<Wrk.Run> runs) {
        String wrong = runs.stream()
                .map(Wrk.Run::wrong)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        figures.say(
                "  %-28s %,9.0f requests/s, p50 %6.2f ms, p99 %7.2f ms  %s",
                who,
                rate(runs),
                Figures.median(runs.stream().map(Wrk.Run::p50).toList()),
                Figures.median(runs.stream().map(Wrk.Run::p99).toList()),
                wrong);
        if (!wrong.isEmpty()) {
            figures.holds(false, who + " answers every request");
        }
    }

    private static double rate(List<Wrk.Run> runs) {
        return Figures.median(runs.stream().map(Wrk.Run::rate).toList());
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(BROWSER);
        headers.put(header, value);
        return headers;
    }

    private static HttpResponse<byte[]> get(URI address, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
