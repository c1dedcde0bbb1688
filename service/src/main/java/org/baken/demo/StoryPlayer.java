package org.baken.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Ids;
import org.baken.platform.Json;

/**
 * Plays the story against the running service, over HTTP and logged in as the people of the story: what the demo shows has
 * gone through every rule.
 */
final class StoryPlayer {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{((?:yes:)?[a-zA-Z0-9_.=-]+|\\+\\d+)}");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final DemoClock clock;
    private final String password;
    private final Map<String, Map<String, String>> sessions = new HashMap<>();
    private final Map<String, JsonNode> answers = new TreeMap<>();

    StoryPlayer(URI address, DemoClock clock, String password) {
        this.address = address;
        this.clock = clock;
        this.password = password;
    }

    /** Makes the people, then takes every step. */
    void play(Story story, String setupToken) throws IOException, InterruptedException {
        send(
                "POST",
                "/api/setup",
                Map.of(),
                Json.write(Map.of(
                        "token",
                        setupToken,
                        "username",
                        "beheer",
                        "name",
                        "Beheer Waterschoot",
                        "password",
                        password)));
        login("beheer");
        for (Story.Person person : story.people()) {
            JsonNode added = send(
                    "POST",
                    "/api/people",
                    sessions.get("beheer"),
                    Json.write(Map.of(
                            "username", person.username(),
                            "name", person.name(),
                            "roles", person.roles(),
                            "email", person.email(),
                            "language", person.language(),
                            "password", password)));
            answers.put(person.username(), added);
            login(person.username());
        }
        for (Story.Step step : story.steps()) {
            clock.pass(step.pause());
            take(step);
        }
        clock.catchUp();
    }

    private void take(Story.Step step) throws IOException, InterruptedException {
        String path = fill(step.path());
        Map<String, String> headers = new TreeMap<>(sessions.get(step.as()));
        JsonNode answer;
        if (step.file() != null) {
            answer = upload(
                    path,
                    headers,
                    step.file(),
                    step.body() == null ? Json.mapper().createObjectNode() : step.body());
        } else {
            headers.put("If-Match", "*");
            String body = step.body() == null ? null : Json.write(fill(step.body()));
            answer = send(step.method(), path, headers, body);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (step.until() != null && !holds(step.until(), answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The demo waited in vain for " + step.until() + " at " + path);
            }
            Thread.sleep(100);
            answer = send(step.method(), path, headers, null);
        }
        if (step.save() != null) {
            answers.put(step.save(), answer);
        }
    }

    private static boolean holds(String condition, JsonNode answer) {
        String[] parts = condition.split("=", 2);
        return answer.at("/" + parts[0].replace('.', '/')).asText().equals(parts[1]);
    }

    private void login(String username) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(
                "POST",
                "/api/session",
                Map.of(),
                HttpRequest.BodyPublishers.ofString(Json.write(Map.of("username", username, "password", password))));
        String cookie = response.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
        String csrf = Json.read(response.body()).path("csrfToken").asText();
        sessions.put(username, Map.of("Cookie", cookie, "X-CSRF-Token", csrf));
    }

    private JsonNode send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> response = exchange(method, path, headers, publisher);
        return response.body().isBlank() ? Json.mapper().createObjectNode() : Json.read(response.body());
    }

    /** Sends a file, with the members of the body as the other parts of the form. */
    private JsonNode upload(String path, Map<String, String> headers, String file, JsonNode fields)
            throws IOException, InterruptedException {
        String boundary = Ids.next();
        byte[] content;
        try (InputStream stream = StoryPlayer.class.getResourceAsStream("/demo/" + file)) {
            content = stream.readAllBytes();
        }
        StringBuilder start = new StringBuilder();
        fields.properties()
                .forEach(field -> start.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + field.getKey() + "\"\r\n\r\n" + field.getValue().asText() + "\r\n"));
        start.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        headers.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(start.toString()),
                HttpRequest.BodyPublishers.ofByteArray(content),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return Json.read(exchange("POST", path, headers, publisher).body());
    }

    private HttpResponse<String> exchange(
            String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Accept-Language", "nl")
                .method(method, body);
        headers.forEach(request::header);
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("The demo cannot go on: " + method + " " + path + " was answered with "
                    + response.statusCode() + " " + response.body());
        }
        return response;
    }

    /** Fills placeholders everywhere in a body; a text that is one placeholder becomes the value itself. */
    private JsonNode fill(JsonNode node) {
        if (node instanceof TextNode text) {
            Matcher whole = PLACEHOLDER.matcher(text.asText());
            return whole.matches() ? value(whole.group(1)) : new TextNode(fill(text.asText()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode filled = Json.mapper().createObjectNode();
            object.properties().forEach(member -> filled.set(member.getKey(), fill(member.getValue())));
            return filled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = Json.mapper().createArrayNode();
            array.forEach(item -> filled.add(fill(item)));
            return filled;
        }
        return node;
    }

    private String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1)).asText()));
    }

    private JsonNode value(String name) {
        if (name.startsWith("+")) {
            return new TextNode(clock.instant()
                    .plus(Duration.ofMinutes(Long.parseLong(name.substring(1))))
                    .toString());
        }
        if (name.startsWith("yes:")) {
            ObjectNode answers = Json.mapper().createObjectNode();
            value(name.substring("yes:".length()) + ".policy.questions")
                    .forEach(question -> answers.put(question.path("id").asText(), true));
            return answers;
        }
        String[] parts = name.split("\\.", 2);
        JsonNode answer = answers.get(parts[0]);
        if (answer == null) {
            throw new IllegalStateException("The demo's story names " + name + " before it is there");
        }
        JsonNode value = answer;
        for (String part : (parts.length == 1 ? "id" : parts[1]).split("\\.")) {
            value = part.contains("=") ? elementWhere(value, part) : value.at("/" + part);
        }
        if (value.isMissingNode()) {
            throw new IllegalStateException("The demo's story names " + name + ", which the answer does not have");
        }
        return value;
    }

    /** The element of a list one of whose members has a value, such as {@code item=facts}. */
    private static JsonNode elementWhere(JsonNode list, String condition) {
        for (JsonNode element : list) {
            if (holds(condition, element)) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }
}
