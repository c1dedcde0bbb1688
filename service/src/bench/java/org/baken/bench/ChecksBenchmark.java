package org.baken.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;
import org.baken.check.Checks;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.check.Finding;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * What a keystroke in the composer asks of the service: every counter and every check on a message of 2,000 characters with
 * ten variants. Of a hundred, ninety-nine are to be done within {@value #MOST_MILLIS} ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx256m"})
public class ChecksBenchmark {
    static final double MOST_MILLIS = 5;

    private final Draft draft = LongMessage.draft();
    private final Map<String, Limits> platforms = LongMessage.platforms();
    private final Map<String, String> texts = new TreeMap<>();

    @Setup
    public void write() {
        platforms.keySet().forEach(platform -> texts.put(platform, LongMessage.whole()));
        draft.variants().forEach(variant -> texts.put(variant.platform(), variant.body()));
    }

    /** Everything, as at each keystroke; the house rules are read anew each time. */
    @Benchmark
    public List<Finding> everything() {
        List<Context.Fit> fits = new ArrayList<>();
        platforms.forEach(
                (platform, limits) -> fits.add(new Context.Fit(platform, "nl", "", texts.get(platform), limits)));
        return Checks.of(draft, LongMessage.surroundings().fits(fits).build());
    }

    /** The counters of all platforms alone. */
    @Benchmark
    public void counters(Blackhole used) {
        platforms.forEach((platform, limits) -> {
            TextCount count = limits.count(texts.get(platform));
            used.consume(count);
        });
    }

    /** Measures, and ends with 1 when it takes too long. Other work on the machine only adds: the best of the forks counts. */
    public static void main(String[] args) throws Exception {
        Options options = new OptionsBuilder()
                .include(ChecksBenchmark.class.getName() + ".*")
                .build();
        double load = load();
        boolean quick = true;
        for (RunResult run : new Runner(options).run()) {
            double best = Double.MAX_VALUE;
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                Statistics times = fork.getPrimaryResult().getStatistics();
                best = Math.min(best, times.getPercentile(99));
                say(
                        "%-12s p50 %.2f ms, p99 %.2f ms, most %.2f ms, of %d",
                        name(run), times.getPercentile(50), times.getPercentile(99), times.getMax(), times.getN());
            }
            quick &= best < MOST_MILLIS;
            say("%-12s %s: p99 %.2f ms of %.0f ms", name(run), verdict(best), best, MOST_MILLIS);
        }
        say("Load of the machine: %.1f before, %.1f after, on %d processors", load, load(), processors());
        System.exit(quick ? 0 : 1);
    }

    private static String name(RunResult run) {
        String name = run.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String verdict(double millis) {
        return millis < MOST_MILLIS ? "fast enough" : "TOO SLOW";
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
