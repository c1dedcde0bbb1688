package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.platform.Json;
import org.baken.testing.Scene;

/** What Lighthouse thinks of the page of a real incident, as on a phone: the median of its scores in each of its categories. */
public final class LighthouseBenchmark {
    /** Of a hundred. */
    static final int LEAST = 95;

    private static final int ROUNDS = 3;
    private static final int MESSAGES = 10;
    private static final String[] CATEGORIES = {"performance", "accessibility", "best-practices", "seo"};
    private static final Map<String, List<String>> FACTS = Map.of(
            "KNOWN", List.of("Er brandt een hal met autobanden.", "Niemand is gewond."),
            "ASK", List.of("Blijf binnen en houd ramen en deuren dicht.", "Bel 112 alleen als er gevaar is."),
            "DOING", List.of("De brandweer blust met vier wagens."));

    private final Figures figures = new Figures();

    /** Measures, and ends with 1 when a score is too low. */
    public static void main(String[] arguments) throws Exception {
        LighthouseBenchmark bench = new LighthouseBenchmark();
        if (!Tool.areThere(bench.figures, Tool.LIGHTHOUSE, Tool.CHROMIUM)) {
            System.exit(1);
        }
        try (PublishingHouse house = new PublishingHouse()) {
            bench.run(house);
        }
        System.exit(bench.figures.good() ? 0 : 1);
    }

    private void run(PublishingHouse house) throws Exception {
        String incident = house.incident("Grote brand in de haven", MESSAGES);
        FACTS.forEach((kind, texts) -> texts.forEach(text -> Scene.created(house.lead()
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of(
                                "kind",
                                kind,
                                "state",
                                "CONFIRMED",
                                "source",
                                "Brandweer",
                                "text",
                                Map.of("nl", text))))));
        URI page = house.page(incident);
        Map<String, List<Double>> scores = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode report = report(page);
            for (String category : CATEGORIES) {
                JsonNode found = report.path("categories").path(category);
                scores.computeIfAbsent(category, key -> new ArrayList<>())
                        .add(found.path("score").asDouble() * 100);
                tellFaults(report, found, round);
            }
        }
        scores.forEach((category, found) -> figures.atLeast(LEAST, Figures.median(found), category));
    }

    private static JsonNode report(URI page) throws IOException, InterruptedException {
        Path output = Files.createTempFile("lighthouse", ".json");
        ProcessBuilder lighthouse = new ProcessBuilder(
                Tool.LIGHTHOUSE.path(),
                page + "?lang=nl",
                "--quiet",
                "--output=json",
                "--output-path=" + output,
                "--only-categories=" + String.join(",", CATEGORIES),
                "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage");
        lighthouse.environment().put("CHROME_PATH", Tool.CHROMIUM.path());
        Process process = lighthouse.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (process.waitFor() != 0) {
            throw new IOException("Lighthouse ended with " + process.exitValue());
        }
        JsonNode report = Json.read(Files.readString(output));
        Files.delete(output);
        return report;
    }

    /** What costs points, once. */
    private void tellFaults(JsonNode report, JsonNode category, int round) {
        if (round > 0) {
            return;
        }
        category.path("auditRefs").forEach(reference -> {
            JsonNode audit = report.path("audits").path(reference.path("id").asText());
            if (reference.path("weight").asDouble() > 0
                    && audit.hasNonNull("score")
                    && audit.path("score").asDouble() < 0.9) {
                figures.say(
                        "  %s: %s %s",
                        category.path("id").asText(),
                        audit.path("title").asText(),
                        audit.path("displayValue").asText());
            }
        });
    }
}
