package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/**
 * What a large inbox takes: a file of reactions taken up while somebody goes on working with the console, then its pages and searches.
 * Runs at each of the sizes that are given, on H2 in a file or, with {@code -Dbaken.test.db=postgres}, on PostgreSQL, and prints how the
 * figures grow. A page is to take at most {@value #MOST_MILLIS} ms of a hundred times ninety-five, and 100,000 rows a minute.
 */
public final class ReactionBenchmark {
    static final int MOST_MILLIS = 100;
    static final int MOST_SECONDS = 60;

    private static final int ROUNDS = 60;

    /** Between the looks of somebody who works meanwhile, at the board and at the inbox each time. */
    private static final int PAUSE_MILLIS = 1_000;

    private static final String[] WORDS = ("water kelder straat stroom brand rook evacuatie school opvang veilig politie brandweer "
                    + "gemeente wanneer waarom hoelang bedankt schande kinderen hond auto brug station rue eau maison inondation "
                    + "quand pourquoi merci route fermée road closed when shelter flood help please")
            .split(" ");

    private final Town town;
    private final Visitor monitor;
    private boolean quick = true;

    private ReactionBenchmark(Town town) {
        this.town = town;
        this.monitor = town.as(Role.MONITOR);
    }

    /** Measures at the sizes given, or at 10,000 and 100,000; ends with 1 when something takes too long. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? new int[] {10_000, 100_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        Town town = new Town().onDisk().with("importMegabytes", "2000");
        town.beforeAll(null);
        boolean quick;
        try {
            ReactionBenchmark bench = new ReactionBenchmark(town);
            for (int size : sizes) {
                bench.measure(size);
            }
            quick = bench.quick;
        } finally {
            town.afterAll(null);
        }
        System.exit(quick ? 0 : 1);
    }

    private void measure(int size) throws Exception {
        String incident = Scene.incident(town, "Een inbox van " + size);
        Path file = file(size);
        double importBefore = worked("reaction-import");
        double indexBefore = worked("reaction-index");
        Instant began = Instant.now();
        String id = upload(incident, file);
        List<Double> console = new ArrayList<>();
        JsonNode progress = progress(id);
        while (progress.path("state").asText().equals("RUNNING")) {
            console.add(took("/api/incidents/" + incident + "/board"));
            console.add(took("/api/incidents/" + incident + "/reactions"));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            progress = progress(id);
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        Files.delete(file);
        say(
                "%,d rows: %.1f s, %.0f a second; %s; the processors worked %.1f s for the import, %.1f s for the index",
                size,
                seconds,
                size / seconds,
                progress.path("state").asText(),
                worked("reaction-import") - importBefore,
                worked("reaction-index") - indexBefore);
        check(seconds <= Math.max(1, size / 100_000.0) * MOST_SECONDS);
        tell("the console meanwhile", console, false);
        settle(incident);
        String path = "/api/incidents/" + incident + "/reactions?order=newest";
        tell("newest", times(path), true);
        tell("state=NEW", times(path + "&state=NEW"), true);
        tell("order=due", times(path.replace("newest", "due")), true);
        tell("a class nobody chose", times(path + "&class=spam"), true);
        tell("a common platform", times(path + "&platform=mastodon"), true);
        tell("only private ones, of which there are none", times(path + "&private=true"), true);
        tell("a rare platform", times(path + "&platform=signal"), true);
        tell("search: a common word", times(path + "&q=water"), true);
        tell("search: two words", times(path + "&q=evacuaties+school"), true);
        tell("search: a phrase", times(path + "&q=%22rook+water%22"), true);
        tell("search: one of all", times(path + "&q=uniek" + size / 2), true);
        tell("search: common word, rare filter", times(path + "&q=water&platform=signal"), true);
        tell("search: begin of a word", times(path + "&q=evac*"), true);
        tell("summary", times("/api/incidents/" + incident + "/reactions/summary?"), false);
    }

    /** How long the processors worked for a thread of the service since it began, in seconds. */
    private static double worked(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(one -> one != null && one.getThreadName().equals(thread))
                .mapToDouble(one -> threads.getThreadCpuTime(one.getThreadId()) / 1e9)
                .sum();
    }

    /** What was written last is found: the search has nothing left to do. */
    private void settle(String incident) {
        String path = "/api/incidents/" + incident + "/reactions?limit=1&q=laatste";
        Instant deadline = Instant.now().plusSeconds(120);
        while (monitor.get(path).json().path("items").isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
    }

    private Path file(int size) throws IOException {
        Random random = new Random(size);
        Path file = Files.createTempFile("reactions", ".csv");
        try (Writer writer = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            writer.write("id,at,handle,platform,text\n");
            Instant at = Instant.now().minus(Duration.ofHours(40));
            for (int row = 0; row < size; row++) {
                writer.write("r" + row + "," + at.plusSeconds((long) (row * 100_000.0 / size)) + ",inwoner"
                        + random.nextInt(size / 4) + "," + (row % 5_000 == 0 ? "signal" : "mastodon") + ",\"uniek" + row);
                int words = 6 + random.nextInt(20);
                for (int word = 0; word < words; word++) {
                    // Some words are said by everybody, most by few.
                    double skew = Math.pow(random.nextDouble(), 2);
                    writer.write(" " + WORDS[(int) (skew * WORDS.length)]);
                }
                writer.write(row == size - 1 ? " laatste\"\n" : "\"\n");
            }
        }
        return file;
    }

    private String upload(String incident, Path file) throws IOException, InterruptedException {
        String boundary = "----reactions";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(town.address() + "/api/incidents/" + incident + "/reaction-imports"));
        monitor.headers().forEach(request::header);
        request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofByteArray(tail)));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new AssertionError("Not begun: " + answer.statusCode() + " " + answer.body());
        }
        return Json.read(answer.body()).path("id").asText();
    }

    private JsonNode progress(String id) {
        return monitor.get("/api/reaction-imports/" + id).json();
    }

    private List<Double> times(String path) {
        for (int warming = 0; warming < ROUNDS / 3; warming++) {
            took(path);
        }
        // Asked the very same once more, H2 gives what it gave before.
        return IntStream.range(0, ROUNDS).mapToObj(round -> took(path + "&limit=" + (50 + round % 7))).toList();
    }

    private double took(String path) {
        long began = System.nanoTime();
        Answer answer = monitor.get(path);
        if (answer.status() != 200) {
            throw new AssertionError("No answer: " + answer);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private void tell(String what, List<Double> times, boolean page) {
        if (times.isEmpty()) {
            return;
        }
        List<Double> sorted = times.stream().sorted(Comparator.naturalOrder()).toList();
        double late = sorted.get(sorted.size() * 95 / 100);
        say(
                "  %-34s p50 %6.1f ms, p95 %6.1f ms of %d%s",
                what,
                sorted.get(sorted.size() / 2),
                late,
                sorted.size(),
                page && late > MOST_MILLIS ? "  TOO SLOW" : "");
        check(!page || late <= MOST_MILLIS);
    }

    private void check(boolean fast) {
        quick &= fast;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
