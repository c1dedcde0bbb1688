package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * A platform's server as its documentation describes it, on the loopback address. A test says what it answers, and which
 * requests fail in which way.
 */
public final class HttpStub implements AutoCloseable {

    /** What happens to one request. */
    public enum Failure {
        /** Answers 403 and does nothing. */
        REFUSE,
        /** Answers 429 without saying how long to wait. */
        RATE_LIMIT,
        /** Answers 429 with {@code Retry-After: 30}. */
        RATE_LIMIT_WITH_TIME,
        UNAVAILABLE,
        /** Answers 500 and does nothing. */
        BREAK,
        /** Does it and answers 502. */
        BREAK_AFTER,
        /** Closes the connection and does nothing. */
        DROP,
        /** Does it and closes the connection without an answer. */
        DROP_AFTER,
        /** Does it and never answers. */
        HANG_AFTER,
        /** Does it and answers 200 with a page of its own. */
        NONSENSE_AFTER,
        REDIRECT
    }

    /**
     * A request as it came.
     *
     * @param target path and query as they were written
     */
    public record Request(
            String method, String path, Map<String, String> query, Headers headers, byte[] body, String target) {
        public String header(String name) {
            return headers.getFirst(name);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The body as a form. */
        public Map<String, String> form() {
            return parameters(text());
        }

        public boolean is(String wantedMethod, String wantedPath) {
            return method.equals(wantedMethod) && path.equals(wantedPath);
        }
    }

    /** What goes back. */
    public record Reply(int status, Map<String, String> headers, String type, byte[] body) {
        public static Reply json(int status, Object content) {
            try {
                return new Reply(status, Map.of(), "application/json", MAPPER.writeValueAsBytes(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public static Reply text(int status, String content) {
            return new Reply(status, Map.of(), "text/plain; charset=utf-8", content.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply empty(int status) {
            return new Reply(status, Map.of(), null, new byte[0]);
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, type, body);
        }
    }

    /** What the platform does. Called by one thread at a time. */
    @FunctionalInterface
    public interface Platform {
        Reply on(Request request) throws Exception;
    }

    private record Planned(Predicate<Request> which, Failure failure) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Platform platform;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Planned> failures = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    private HttpStub(Platform platform) throws IOException {
        this.platform = platform;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static HttpStub start(Platform platform) throws IOException {
        return new HttpStub(platform);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests that match fail so, one each. */
    public synchronized void fail(Predicate<Request> which, Failure... next) {
        for (Failure failure : next) {
            failures.add(new Planned(which, failure));
        }
    }

    /** Every request so far, oldest first. */
    public synchronized List<Request> requests() {
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
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    parameters(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes(),
                    exchange.getRequestURI().toString());
            Failure failure = failureOf(request);
            if (failure == null) {
                send(exchange, serve(request));
            } else {
                fail(exchange, request, failure);
            }
        }
    }

    private synchronized Failure failureOf(Request request) {
        requests.add(request);
        Planned next = failures.stream()
                .filter(planned -> planned.which().test(request))
                .findFirst()
                .orElse(null);
        failures.remove(next);
        return next == null ? null : next.failure();
    }

    private synchronized Reply serve(Request request) {
        try {
            return platform.on(request);
        } catch (Exception e) {
            return Reply.text(599, "The stub failed: " + e);
        }
    }

    private void fail(HttpExchange exchange, Request request, Failure failure) throws IOException {
        switch (failure) {
            case REFUSE ->
                send(exchange, Reply.json(403, Map.of("error", "Refused: " + request.header("Authorization"))));
            case RATE_LIMIT -> send(exchange, Reply.json(429, Map.of("error", "Too many requests")));
            case RATE_LIMIT_WITH_TIME ->
                send(
                        exchange,
                        Reply.json(429, Map.of("error", "Too many requests")).with("Retry-After", "30"));
            case UNAVAILABLE -> send(exchange, Reply.text(503, "Busy"));
            case BREAK -> send(exchange, Reply.text(500, "Something went wrong"));
            case BREAK_AFTER -> {
                serve(request);
                send(exchange, Reply.text(502, "Bad gateway"));
            }
            case DROP -> {
                // Leaving without an answer closes the connection.
            }
            case DROP_AFTER -> serve(request);
            case HANG_AFTER -> {
                serve(request);
                try {
                    closing.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            case NONSENSE_AFTER -> {
                serve(request);
                send(exchange, Reply.text(200, "<html>maintenance</html>"));
            }
            case REDIRECT -> send(exchange, Reply.empty(302).with("Location", "http://127.0.0.1:1/elsewhere"));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (reply.type() != null) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> found = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return found;
        }
        for (String pair : encoded.split("&")) {
            int at = pair.indexOf('=');
            String name = at < 0 ? pair : pair.substring(0, at);
            String value = at < 0 ? "" : pair.substring(at + 1);
            found.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return found;
    }
}
