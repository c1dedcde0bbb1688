package org.baken.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.baken.rumour.LikenessBenchmark;

/** Runs the benchmarks that are asked for, one after the other, each in a process of its own. */
public enum Benchmarks {
    CHECKS(ChecksBenchmark.class),
    PUBLISHING(PublishingBenchmark.class),
    LIKENESS(LikenessBenchmark.class),
    REACTIONS(ReactionBenchmark.class),
    SITUATION(SituationBenchmark.class),
    THROUGHPUT(PageBenchmark.class),
    VISIBLE(VisibleBenchmark.class),
    EVENTS(EventsBenchmark.class),
    STORM(StormBenchmark.class),
    LIGHTHOUSE(LighthouseBenchmark.class);

    /** What the public page is held to. */
    private static final List<Benchmarks> PAGE = List.of(THROUGHPUT, VISIBLE, EVENTS, STORM, LIGHTHOUSE);

    private final Class<?> benchmark;

    Benchmarks(Class<?> benchmark) {
        this.benchmark = benchmark;
    }

    /**
     * Runs them, and ends with 1 when one of them does.
     *
     * @param arguments {@code all}, {@code page}, or names separated by commas; then options of the Java machine, each of which may hold several
     */
    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.stream(arguments)
                .skip(1)
                .flatMap(some -> Arrays.stream(some.split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
        List<Benchmarks> missed = new ArrayList<>();
        for (Benchmarks one : chosen(arguments[0])) {
            System.out.printf("%n== %s%n", one.label());
            if (one.run(options) != 0) {
                missed.add(one);
            }
        }
        if (!missed.isEmpty()) {
            System.out.printf(
                    "%nNot as wanted: %s%n",
                    missed.stream().map(Benchmarks::label).toList());
        }
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private static List<Benchmarks> chosen(String names) {
        return switch (names) {
            case "all" -> List.of(values());
            case "page" -> PAGE;
            default ->
                Arrays.stream(names.split(","))
                        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .toList();
        };
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private int run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), benchmark.getName()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        // When this process is ended, what it started ends too, and with it what that started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }
}
