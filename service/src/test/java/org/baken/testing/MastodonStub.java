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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A server that answers like Mastodon and remembers what it was sent. It counts in its own way, not with the
 * connector's code, and can be told to fail. Its address also shows the timeline as a page, for journeys in a browser.
 */
public final class MastodonStub implements AutoCloseable {

    /** What happens to one post. */
    public enum Failure {
        REFUSE,
        /** Answers 429 with the moment from which it takes posts again, as Mastodon does. */
        RATE_LIMIT,
        /** Answers 429 with {@code Retry-After: 45}. */
        RATE_LIMIT_IN_SECONDS,
        /** Answers 429 without a word about how long. */
        RATE_LIMIT_WITHOUT_WISH,
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
            String id,
            String text,
            String language,
            String visibility,
            Instant createdAt,
            Instant editedAt,
            String inReplyTo,
            List<String> media) {}

    public static final String TOKEN = "stub-token-7f3a9c";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Clock clock;
    private final List<Status> statuses = new ArrayList<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final MastodonStubMedia media = new MastodonStubMedia();
    private final MastodonStubLogin login = new MastodonStubLogin();
    private final MastodonStubInbox inbox = new MastodonStubInbox();
    private final Deque<Failure> deafness = new ArrayDeque<>();
    private int pagesBeforeDeafness;
    private String token = TOKEN;
    private int limit = 500;
    private boolean remembersKeys = true;
    private volatile Duration slowness = Duration.ZERO;
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

    /** Somebody else's status, which can be answered; gives its id. */
    public synchronized String somebodyWrites() {
        String id = String.valueOf(nextId++);
        others.add(id);
        return id;
    }

    public synchronized void limit(int characters) {
        limit = characters;
    }

    /** Like some servers that only speak the interface: every post is a new status. */
    public synchronized void forgetKeys() {
        remembersKeys = false;
    }

    /** Every post takes so long: half of it before the status is kept, half of it after. */
    public void slow(Duration each) {
        slowness = each;
    }

    /** Only the first version of the instance's description is there. */
    public synchronized void speakOnlyTheOldInterface() {
        oldInterface = true;
    }

    public synchronized void version(String name) {
        version = name;
    }

    /** Pictures are said to be in the making so many times. */
    public synchronized void slowPictures(int times) {
        media.slow(times);
    }

    /** How many pictures were uploaded. */
    public synchronized int pictures() {
        return media.size();
    }

    /** The descriptions of a status's pictures, in their order. */
    public synchronized List<String> descriptions(Status status) {
        return status.media().stream().map(id -> media.of(id).description()).toList();
    }

    /** A person opens the address and says yes; gives what comes back with them. */
    public synchronized Map<String, String> yes(URI address) {
        return login.yes(address);
    }

    /** Like servers before 4.3: nothing tells how to ask for a yes. */
    public synchronized void tellNothingOfLogins() {
        login.tellNothing();
    }

    public synchronized void scopes(List<String> known) {
        login.scopes(known);
    }

    /** Like a server that sends people elsewhere for their yes. */
    public synchronized void authorizeAt(String address) {
        login.authorizeAt(address);
    }

    /** Somebody writes to the account, in public or in private; gives the id of the status. */
    public String mention(String acct, String text, String inReplyTo, String visibility, Instant at) {
        return inbox.add(acct, text, inReplyTo, visibility, at);
    }

    /** The newest notification is wiped away, by a colleague for example. */
    public void dismissNewest() {
        inbox.dismissNewest();
    }

    /** Somebody likes something. */
    public void like(String acct, Instant at) {
        inbox.like(acct, at);
    }

    /** The next questions for notifications fail so, one each; what keeps a status there answers as if nothing were wrong. */
    public synchronized void failToTell(Failure... next) {
        deafness.addAll(List.of(next));
    }

    /** As {@link #failToTell}, once so many questions for notifications were answered. */
    public synchronized void failToTellAfter(int pages, Failure... next) {
        pagesBeforeDeafness = pages;
        failToTell(next);
    }

    /** From now on only this token is taken, as when somebody has taken back the one before. */
    public synchronized void token(String only) {
        token = only;
    }

    /** Puts a status there that came in another way. */
    public synchronized Status add(String text, Instant createdAt) {
        Status status = new Status(String.valueOf(nextId++), text, "nl", "public", createdAt, null, null, List.of());
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
            } else if (path.equals("/.well-known/oauth-authorization-server")
                    || path.equals("/api/v1/apps")
                    || path.equals("/oauth/token")) {
                link(exchange, path, body);
            } else if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                error(
                        exchange,
                        401,
                        "The access token is invalid: "
                                + exchange.getRequestHeaders().getFirst("Authorization"));
            } else if (path.equals("/api/v1/accounts/verify_credentials")) {
                answer(exchange, 200, account());
            } else if (path.equals("/api/v1/notifications")) {
                notifications(exchange);
            } else if (path.equals("/api/v1/accounts/42/statuses")) {
                timeline(exchange);
            } else if (path.equals("/api/v1/statuses")) {
                create(exchange, MAPPER.readTree(body));
            } else if (path.startsWith("/api/v2/media") || path.startsWith("/api/v1/media/")) {
                media(exchange, path, body);
            } else if (path.startsWith("/api/v1/statuses/")) {
                one(exchange, path.substring("/api/v1/statuses/".length()), body);
            } else {
                error(exchange, 404, "Record not found");
            }
        }
    }

    private synchronized void link(HttpExchange exchange, String path, byte[] body) throws IOException {
        ObjectNode told = switch (path) {
            case "/api/v1/apps" -> login.register(MAPPER.readTree(body));
            case "/oauth/token" -> login.token(new String(body, StandardCharsets.UTF_8), TOKEN);
            default -> login.metadata(baseUrl());
        };
        if (told == null) {
            error(exchange, path.equals("/oauth/token") ? 400 : 404, "invalid_grant");
        } else {
            answer(exchange, 200, told);
        }
    }

    private synchronized void media(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.equals("/api/v2/media")) {
            MastodonStubMedia.Media added = media.add(body);
            answer(
                    exchange,
                    media.isSlow() ? 202 : 200,
                    MAPPER.createObjectNode().put("id", added.id()));
            return;
        }
        String id = path.substring("/api/v1/media/".length());
        if (media.of(id) == null) {
            error(exchange, 404, "Record not found");
        } else {
            answer(
                    exchange,
                    media.asked(id) ? 200 : 206,
                    MAPPER.createObjectNode().put("id", id));
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
        String answered = post.path("in_reply_to_id").asText("");
        if (!answered.isEmpty() && !others.contains(answered) && find(answered) == null) {
            error(exchange, 404, "The post you are trying to reply to does not appear to exist.");
            return;
        }
        LockSupport.parkNanos(slowness.toNanos() / 2);
        Status kept = keep(exchange, post);
        LockSupport.parkNanos(slowness.toNanos() / 2);
        answer(exchange, 200, json(kept));
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
            case RATE_LIMIT_IN_SECONDS -> {
                exchange.getResponseHeaders().set("Retry-After", "45");
                error(exchange, 429, "Too many requests");
            }
            case RATE_LIMIT_WITHOUT_WISH -> error(exchange, 429, "Too many requests");
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
                null,
                post.path("in_reply_to_id").asText(null),
                media(post));
        statuses.add(status);
        idsByKey.put(key == null ? "" : key, status.id());
        return status;
    }

    private static List<String> media(JsonNode post) {
        List<String> ids = new ArrayList<>();
        post.path("media_ids").forEach(id -> ids.add(id.asText()));
        return ids;
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
                JsonNode change = MAPPER.readTree(body);
                Status edited = new Status(
                        id,
                        change.path("status").asText(),
                        change.path("language").asText(),
                        status.visibility(),
                        status.createdAt(),
                        clock.instant(),
                        status.inReplyTo(),
                        media(change));
                statuses.set(statuses.indexOf(status), edited);
                status = edited;
            }
            default -> {
                // Reading changes nothing.
            }
        }
        answer(exchange, 200, json(status));
    }

    private synchronized void notifications(HttpExchange exchange) throws IOException {
        Failure failure = pagesBeforeDeafness-- > 0 ? null : deafness.poll();
        if (failure == null) {
            answer(exchange, 200, inbox.page(query(exchange)));
        } else if (failure == Failure.REFUSE) {
            error(exchange, 403, "This action is outside the authorized scopes");
        } else {
            fail(exchange, MAPPER.createObjectNode(), failure);
        }
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
        ObjectNode configuration = instance.putObject("configuration");
        configuration
                .putObject("statuses")
                .put("max_characters", limit)
                .put("max_media_attachments", 4)
                .put("characters_reserved_per_url", 23);
        configuration
                .putObject("media_attachments")
                .put("image_size_limit", 100_000)
                .put("description_limit", 1200);
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
        if (status.inReplyTo() != null) {
            json.put("in_reply_to_id", status.inReplyTo()).put("in_reply_to_account_id", "42");
        }
        ArrayNode attachments = json.putArray("media_attachments");
        status.media()
                .forEach(id -> attachments
                        .addObject()
                        .put("id", id)
                        .put("description", media.of(id).description()));
        json.set("account", account());
        return json;
    }

    private ObjectNode account() {
        return MAPPER.createObjectNode()
                .put("id", "42")
                .put("acct", "gemeente")
                .put("username", "gemeente")
                .put("url", baseUrl() + "/@gemeente");
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
