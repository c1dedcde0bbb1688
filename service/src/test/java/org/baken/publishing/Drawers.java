package org.baken.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.testing.Answer;
import org.baken.testing.Town;

/** Sandbox accounts by the name that a test gives them, and what they have now. */
final class Drawers {
    private final Town town;
    private final Outlets outlets;
    private final Map<String, String> accounts = new LinkedHashMap<>();

    Drawers(Town town, Outlets outlets) {
        this.town = town;
        this.outlets = outlets;
    }

    /** Links an account. */
    void link(String name, Map<String, Object> settings) {
        accounts.put(name, outlets.sandbox(settings));
    }

    void unlinkAll() {
        accounts.values().forEach(outlets::unlink);
    }

    /** The id of the account. */
    String id(String name) {
        return accounts.get(name);
    }

    int size() {
        return accounts.size();
    }

    /** The name of the account that something is about; that of its platform for one that the test did not link. */
    String name(JsonNode about) {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(about.path("account").asText()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(about.path("platform").asText());
    }

    /** A field of each line of a plan, by the name of the account. */
    Map<String, String> byName(JsonNode lines, String field) {
        Map<String, String> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(name(line), line.at("/" + field).asText()));
        return found;
    }

    /** Publishes to every account and waits until it is out; gives the message. */
    Answer published(String incident, Answer message) {
        outlets.published(message, "all").json().path("deliveries").forEach(delivery -> {
            String state = delivery.path("state").asText().equals("TODO") ? "TODO" : "SENT";
            outlets.awaitState(incident, message, delivery.path("account").asText(), state);
        });
        return message;
    }

    /** What an account has now. */
    List<JsonNode> kept(String name) {
        List<JsonNode> posts = new ArrayList<>();
        try (Stream<Path> files = Files.list(town.data().resolve("sandbox").resolve(accounts.get(name)))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                posts.add(new ObjectMapper().readTree(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return posts;
    }

    /** The texts of what an account has now. */
    List<String> texts(String name) {
        return kept(name).stream().map(post -> post.path("text").asText()).toList();
    }
}
