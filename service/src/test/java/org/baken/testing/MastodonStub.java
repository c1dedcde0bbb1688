package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A server that answers like Mastodon and remembers what it was sent. It counts in its own way, not with the
 * connector's code, and can be told to fail. Its address also shows the timeline as a page, for journeys in a browser.
 */
public final class MastodonStub implements AutoCloseable {

    /** What happens to one post. */
    public enum Failure {
        REFUSE,
        RATE_LIMIT,
        UNAVAILABLE,
        /** Answers 500 and keeps nothing. */
        BREAK,
        /** Answers 502 although the status was kept. */
        BREAK_AFTER_KEEPING,
        /** Keeps the status and closes the connection without an answer. */
        DROP_AFTER_KEEPING,
        /** Keeps the status and never answers. */
        HANG_AFTER_KEEPING,
        /** Closes the connection and keeps nothing. */
        DROP,
        /** Answers 200 with a page that is no JSON, although the status was kept. */
        NONSENSE,
        /** Answers 302 to another server. */
        REDIRECT
    }

    /** A status as the server keeps it. */
    public record Status(
            String id, String text, String language, String visibility, Instant createdAt, Instant editedAt) {}

    public static final String TOKEN = "stub-token-7f3a9c";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Clock clock;
    private final List<Status> statuses = new ArrayList<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private int limit = 500;
    private boolean remembersKeys = true;
    private boolean oldInterface;
    private String version = "4.5.0";
    private int nextId = 1000;

    private MastodonStub(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static MastodonStub start() throws IOException {
        return start(Clock.systemUTC());
    }

    public static MastodonStub start(Clock clock) throws IOException {
        return new MastodonStub(clock);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next posts fail so, one each. */
    public synchronized void fail(Failure... next) {
        failures.addAll(List.of(next));
    }

    public synchronized void limit(int characters) {
        limit = characters;
    }

    /** Like some servers that only speak the interface: every post is a new status. */
    public synchronized void forgetKeys() {
        remembersKeys = false;
    }

    /** Only the first version of the instance's description is there. */
    public synchronized void speakOnlyTheOldInterface() {
        oldInterface = true;
    }

    public synchronized void version(String name) {
        version = name;
    }

    /** Puts a status there that came in another way. */
    public synchronized Status add(String text, Instant createdAt) {
        Status status = new Status(String.valueOf(nextId++), text, "nl", "public", createdAt, null);
        statuses.add(status);
        return status;
    }

    /** What is in the timeline, oldest first. */
    public synchronized List<Status> statuses() {
        return List.copyOf(statuses);
    }

    /** Method and path of every request so far. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (this) {
                requests.add(exchange.getRequestMethod() + " " + path);
            }
            if (path.equals("/") || path.startsWith("/@")) {
                page(exchange);
            } else if (path.endsWith("/instance")) {
                instance(exchange, path);
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                error(
                        exchange,
                        401,
                        "The access token is invalid: "
                                + exchange.getRequestHeaders().getFirst("Authorization"));
            } else if (path.equals("/api/v1/accounts/verify_credentials")) {
                answer(exchange, 200, account());
            } else if (path.equals("/api/v1/accounts/42/statuses")) {
                timeline(exchange);
            } else if (path.equals("/api/v1/statuses")) {
                create(exchange, MAPPER.readTree(body));
            } else if (path.startsWith("/api/v1/statuses/")) {
                one(exchange, path.substring("/api/v1/statuses/".length()), body);
            } else {
                error(exchange, 404, "Record not found");
            }
        }
    }

    private void create(HttpExchange exchange, JsonNode post) throws IOException {
        Failure failure;
        synchronized (this) {
            failure = failures.poll();
        }
        if (failure != null) {
            fail(exchange, post, failure);
            return;
        }
        String text = post.path("status").asText();
        if (text.isBlank() || StatusHtml.length(text) > limit) {
            error(exchange, 422, "Validation failed: Text character limit of " + limit + " exceeded");
            return;
        }
        answer(exchange, 200, json(keep(exchange, post)));
    }

    private void fail(HttpExchange exchange, JsonNode post, Failure failure) throws IOException {
        switch (failure) {
            case REFUSE -> error(exchange, 422, "Validation failed for " + TOKEN);
            case RATE_LIMIT -> {
                exchange.getResponseHeaders()
                        .set(
                                "X-RateLimit-Reset",
                                clock.instant().plusSeconds(120).toString());
                error(exchange, 429, "Too many requests");
            }
            case UNAVAILABLE -> {
                exchange.getResponseHeaders().set("Retry-After", "30");
                error(exchange, 503, "Busy");
            }
            case BREAK -> error(exchange, 500, "Something went wrong");
            case BREAK_AFTER_KEEPING -> {
                keep(exchange, post);
                error(exchange, 502, "Bad gateway");
            }
            case DROP_AFTER_KEEPING -> keep(exchange, post);
            case HANG_AFTER_KEEPING -> {
                keep(exchange, post);
                try {
                    closing.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            case DROP -> {
                // Leaving without an answer closes the connection.
            }
            case NONSENSE -> {
                keep(exchange, post);
                write(exchange, 200, "text/html", "<html>maintenance</html>");
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                error(exchange, 302, "");
            }
        }
    }

    private synchronized Status keep(HttpExchange exchange, JsonNode post) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String known = remembersKeys && key != null ? idsByKey.get(key) : null;
        if (known != null) {
            return find(known);
        }
        Status status = new Status(
                String.valueOf(nextId++),
                post.path("status").asText(),
                post.path("language").asText(),
                post.path("visibility").asText(),
                clock.instant(),
                null);
        statuses.add(status);
        idsByKey.put(key == null ? "" : key, status.id());
        return status;
    }

    private synchronized void one(HttpExchange exchange, String id, byte[] body) throws IOException {
        Status status = find(id);
        if (status == null) {
            error(exchange, 404, "Record not found");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "DELETE" -> statuses.remove(status);
            case "PUT" -> {
                String text = MAPPER.readTree(body).path("status").asText();
                Status edited = new Status(
                        id, text, status.language(), status.visibility(), status.createdAt(), clock.instant());
                statuses.set(statuses.indexOf(status), edited);
                status = edited;
            }
            default -> {
                // Reading changes nothing.
            }
        }
        answer(exchange, 200, json(status));
    }

    private synchronized void timeline(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        Predicate<Status> older = query.containsKey("max_id")
                ? status -> Integer.parseInt(status.id()) < Integer.parseInt(query.get("max_id"))
                : status -> true;
        ArrayNode page = MAPPER.createArrayNode();
        for (int at = statuses.size() - 1; at >= 0 && page.size() < Integer.parseInt(query.get("limit")); at--) {
            if (older.test(statuses.get(at))) {
                page.add(json(statuses.get(at)));
            }
        }
        answer(exchange, 200, page);
    }

    private void instance(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("/api/v2") && oldInterface) {
            error(exchange, 404, "Record not found");
            return;
        }
        ObjectNode instance = MAPPER.createObjectNode().put("version", version);
        instance.putObject("configuration")
                .putObject("statuses")
                .put("max_characters", limit)
                .put("characters_reserved_per_url", 23);
        answer(exchange, 200, instance);
    }

    private synchronized Status find(String id) {
        return statuses.stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode json(Status status) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", status.id())
                .put("created_at", status.createdAt().toString())
                .put("language", status.language())
                .put("visibility", status.visibility())
                .put("url", baseUrl() + "/@gemeente/" + status.id())
                .put("content", StatusHtml.of(status.text()));
        json.set("account", account());
        return json;
    }

    private static ObjectNode account() {
        return MAPPER.createObjectNode().put("id", "42").put("acct", "gemeente").put("username", "gemeente");
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
    }

    private synchronized void page(HttpExchange exchange) throws IOException {
        StringBuilder page =
                new StringBuilder("<!doctype html><html lang=nl><meta charset=utf-8><title>Gemeente</title>");
        for (int at = statuses.size() - 1; at >= 0; at--) {
            page.append("<article id=s").append(statuses.get(at).id()).append('>');
            page.append(StatusHtml.of(statuses.get(at).text())).append("</article>");
        }
        write(exchange, 200, "text/html; charset=utf-8", page.toString());
    }

    private static void error(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, MAPPER.createObjectNode().put("error", text));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        write(exchange, status, "application/json; charset=utf-8", json.toString());
    }

    private static void write(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
