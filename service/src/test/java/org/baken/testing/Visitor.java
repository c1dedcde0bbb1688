package org.baken.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baken.platform.Json;

/** Somebody who uses the interface, logged in or not. Changing requests carry the CSRF token by themselves. */
public final class Visitor {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI address;
    private final Map<String, String> headers = new TreeMap<>();
    private String id;
    private String name;

    Visitor(URI address) {
        this.address = address;
        headers.put("Accept-Language", "en");
    }

    private Visitor(Visitor other) {
        this.address = other.address;
        this.headers.putAll(other.headers);
        this.id = other.id;
        this.name = other.name;
    }

    /** The same person with another header on every request. */
    public Visitor with(String header, String value) {
        Visitor visitor = new Visitor(this);
        visitor.headers.put(header, value);
        return visitor;
    }

    /** The same person without a header. */
    public Visitor without(String header) {
        Visitor visitor = new Visitor(this);
        visitor.headers.remove(header);
        return visitor;
    }

    /** What goes with every request, for a test that speaks HTTP by itself. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The person's id. */
    public String id() {
        return id;
    }

    /** The name that the log shows. */
    public String name() {
        return name;
    }

    /** Logs in; the answer must be a session. */
    public Visitor login(String username, String password) {
        Answer answer = post("/api/session", Map.of("username", username, "password", password));
        if (answer.status() != 200) {
            throw new AssertionError("No session: " + answer);
        }
        Visitor visitor = new Visitor(this);
        visitor.headers.put("Cookie", answer.header("Set-Cookie").replaceFirst(";.*", ""));
        visitor.headers.put("X-CSRF-Token", answer.json().path("csrfToken").asText());
        visitor.id = answer.json().path("person").path("id").asText();
        visitor.name = answer.json().path("person").path("name").asText();
        return visitor;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    /** A POST that carries an Idempotency-Key. */
    public Answer post(String path, Object body, String key) {
        return send("POST", path, body, Map.of("Idempotency-Key", key));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    /** A PUT of something whose version was read before. */
    public Answer put(String path, Object body, long version) {
        return send("PUT", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    /** A PATCH of something whose version was read before. */
    public Answer patch(String path, Object body, long version) {
        return send("PATCH", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    HttpResponse<Stream<String>> listen(String path, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        headers.forEach(request::header);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** Sends a body that is JSON text already, or null for none. */
    public Answer send(String method, String path, Object body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        headers.forEach(request::header);
        more.forEach(request::setHeader);
        if (body != null && !more.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        HttpRequest.BodyPublisher publisher = body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body);
        request.method(method, publisher);
        try {
            return new Answer(exchange(request.build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The server may have ended a kept connection just now; the client does not ask again by itself, see Outbound. */
    private static HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            if (!request.method().equals("GET")) {
                throw lost;
            }
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if (body instanceof byte[] bytes) {
            return HttpRequest.BodyPublishers.ofByteArray(bytes);
        }
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : Json.write(body));
    }
}
