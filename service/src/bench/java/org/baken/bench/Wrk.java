package org.baken.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sixty-four readers who ask for a page again and again, as fast as they get it. */
final class Wrk implements AutoCloseable {
    static final int CONNECTIONS = 64;

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern QUANTILE = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)\\b");
    private static final Pattern WRONG = Pattern.compile("(Non-2xx or 3xx responses:|Socket errors:).*");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0);

    private final Process process;

    /**
     * What came of a run.
     *
     * @param rate requests a second
     * @param p50 in milliseconds
     * @param p99 in milliseconds
     * @param wrong what wrk says of answers that were errors, or that did not come; empty when all was well
     */
    record Run(double rate, double p50, double p99, String wrong) {}

    private Wrk(Process process) {
        this.process = process;
    }

    /** Asks for some time and gives what came of it. */
    static Run run(URI address, Map<String, String> headers, int seconds) throws IOException {
        try (Wrk wrk = begin(address, headers, seconds, false)) {
            return wrk.end();
        }
    }

    /** @param polite whether it gives way to other programs of this machine, as a storm from outside would */
    static Wrk begin(URI address, Map<String, String> headers, int seconds, boolean polite) throws IOException {
        List<String> command = new ArrayList<>();
        if (polite) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.addAll(List.of(Tool.WRK.path(), "-t2", "-c", String.valueOf(CONNECTIONS), "-d", seconds + "s"));
        command.add("--latency");
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(address.toString());
        return new Wrk(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until its time is over. */
    Run end() throws IOException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException("wrk says: " + said);
        }
        Matcher wrong = WRONG.matcher(said);
        return new Run(
                Double.parseDouble(rate.group(1)),
                quantile(said, "50"),
                quantile(said, "99"),
                wrong.find() ? wrong.group().strip() : "");
    }

    private static double quantile(String said, String which) {
        Matcher quantile = QUANTILE.matcher(said);
        while (quantile.find()) {
            if (quantile.group(1).equals(which)) {
                return Double.parseDouble(quantile.group(2)) * MILLIS.get(quantile.group(3));
            }
        }
        return Double.NaN;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
