package org.baken.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.RealProcess;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;

/** A whole Baken in a process of its own, with a database on the disk, and the people who publish in it. */
final class PublishingHouse implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int WRITERS = 4;
    private static final List<String> PAGE = List.of("public-page");
    /** Of the Java machine that serves; nothing that the README does not say. */
    private static final String[] MACHINE =
            System.getProperty("baken.bench.machine", "-Xmx512m").split(" ");

    private final Path data;
    private final RealProcess process;
    private final Visitor admin;
    private final Visitor lead;
    private final Visitor author;
    private final Visitor approver;
    private final Visitor spokesperson;

    PublishingHouse() throws IOException {
        data = Files.createTempDirectory("baken-bench");
        process = new RealProcess(data, List.of(MACHINE));
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        process.start();
        admin = process.admin();
        lead = process.person(admin, Role.LEAD);
        author = process.person(admin, Role.AUTHOR);
        approver = process.person(admin, Role.APPROVER);
        spokesperson = process.person(admin, Role.SPOKESPERSON);
    }

    RealProcess process() {
        return process;
    }

    Visitor lead() {
        return lead;
    }

    /** Adds somebody of this role and logs them in. */
    Visitor person(String username, Role role) {
        return process.person(admin, username, role);
    }

    /** Opens a real incident and gives its id. */
    String incident(String title) {
        return Scene.created(lead.post("/api/incidents", Scene.opening(title, "REAL")));
    }

    /** Opens a real incident with so many messages on its page, and gives its id. */
    String incident(String title, int messages) throws IOException {
        String incident = incident(title);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Answer>> published = IntStream.rangeClosed(1, messages)
                    .mapToObj(number -> writers.submit(() -> publish(incident, number)))
                    .toList();
            for (Future<Answer> one : published) {
                awaitSent(incident, one.get().id());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException("Not published", e);
        } finally {
            writers.shutdownNow();
        }
        return incident;
    }

    /** Publishes a message on the town's page, and gives it without waiting until it is there. */
    Answer publish(String incident, int number) {
        Answer message = approved(incident, number);
        release(message);
        return message;
    }

    /** A message that needs nothing more than its publication. */
    Answer approved(String incident, int number) {
        return Desk.signOff(approver, Desk.submit(author, Desk.draft(author, incident, words(number))));
    }

    /** Publishes a message that was signed off. */
    void release(Answer message) {
        Answer answer = spokesperson.post(
                "/api/messages/" + message.id() + "/publication",
                Map.of(
                        "revision", message.json().path("revision").asInt(),
                        "hash", message.json().path("hash").asText(),
                        "accounts", PAGE));
        if (answer.status() != 202) {
            throw new AssertionError("Not published: " + answer);
        }
    }

    /** The title that makes a message known on the page. */
    static String title(int number) {
        return "Stand van zaken " + number + " van de brand";
    }

    static Map<String, Object> words(int number) {
        return Desk.words(
                "UPDATE",
                Map.of(
                        "nl",
                        Map.of(
                                "title",
                                title(number),
                                "body",
                                "De brandweer heeft het vuur in hal " + number % 17
                                        + " onder controle. Blijf binnen en houd ramen en deuren dicht. De rook trekt"
                                        + " naar het noorden. We meten om het half uur wat in de"
                                        + " lucht zit. Om " + (8 + number % 12)
                                        + " uur lees je hier wat we dan weten."),
                        "fr",
                        Map.of(
                                "title",
                                "Point de situation " + number,
                                "body",
                                "Les pompiers maîtrisent le feu dans le hall " + number % 17
                                        + ". Restez à l'intérieur, fermez portes et fenêtres. La fumée part vers le"
                                        + " nord. Nous mesurons l'air chaque demi-heure.")));
    }

    /** Where the page of an incident is, in Dutch. */
    URI page(String incident) {
        String slug = lead.get("/api/incidents/" + incident).json().path("slug").asText();
        return process.address().resolve("/i/" + slug);
    }

    /** Waits until a message stands on the page by the word of the team's screens, and gives its delivery. */
    JsonNode awaitSent(String incident, String message) {
        Instant deadline = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(deadline)) {
            JsonNode delivery = lead.get("/api/incidents/" + incident + "/deliveries?message=" + message)
                    .json()
                    .path("items")
                    .path(0);
            if (delivery.path("state").asText().equals("SENT")) {
                return delivery;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("Never sent: " + message);
    }

    @Override
    public void close() {
        process.close();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
