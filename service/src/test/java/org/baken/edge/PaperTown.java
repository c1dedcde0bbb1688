package org.baken.edge;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A town with one page in two languages, behind a real server: what it says is a number, which a test raises. What is asked
 * below {@code /api/} is answered when the test says so.
 */
final class PaperTown implements Source, AutoCloseable {
    final Shelf shelf = new Shelf();
    final AtomicLong newest = new AtomicLong();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger drawn = new AtomicInteger();
    volatile RuntimeException trouble;
    volatile CountDownLatch slowReading = new CountDownLatch(0);
    volatile CountDownLatch team = new CountDownLatch(0);
    final Refresher refresher = new Refresher(this, newest::get, Clock.systemUTC(), () -> {});
    final Mode mode = new Mode();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    PaperTown() throws Exception {
        connector.setName("application");
        server.addConnector(connector);
        server.setHandler(new Behind());
        Place nothing =
                Place.of(Slot.of(Leaf.of(404, Map.of("Content-Type", "text/html"), bytes("nothing"), true, null)));
        Place shut = Place.of(Slot.of(Leaf.of(503, Map.of("Content-Type", "text/html"), bytes("shut"), true, null)));
        server.insertHandler(new EdgeHandler(
                shelf,
                this,
                refresher,
                new Missing(nothing, nothing),
                new Missing(shut, shut),
                mode,
                new MetricRegistry()));
        refresher.start();
        server.start();
    }

    @Override
    public void close() throws Exception {
        team.countDown();
        slowReading.countDown();
        server.stop();
        refresher.stop();
    }

    /** Somebody writes: the page is another one now. */
    void write() {
        refresher.grown(newest.incrementAndGet());
    }

    @Override
    public Instant refresh(long upTo) {
        await(slowReading);
        reads.incrementAndGet();
        if (trouble != null) {
            throw trouble;
        }
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (String lang : new String[] {"nl", "fr"}) {
            slots.put(lang, Slot.of(() -> {
                drawn.incrementAndGet();
                return Leaf.of(200, headers(lang), bytes(text(upTo, lang)), true, null);
            }));
        }
        shelf.put("/i/brand", new Place(slots));
        return Instant.MAX;
    }

    static String text(long number, String lang) {
        return (lang + " " + number + " ").repeat(200);
    }

    private static Map<String, String> headers(String lang) {
        return Map.of(
                "Content-Type", "text/html; charset=utf-8", "Content-Language", lang, "Cache-Control", "max-age=15");
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/i/");
    }

    @Override
    public boolean keepsAway(String path) {
        return path.equals("/i/oud");
    }

    @Override
    public void fetch(String path) {
        if (trouble != null) {
            throw trouble;
        }
        shelf.put(path, Place.of(Slot.of(Leaf.of(200, headers("nl"), bytes("closed long ago"), true, null))));
    }

    /** How many threads are at work, or held by somebody. */
    int busy() {
        return ((QueuedThreadPool) server.getThreadPool()).getUtilizedThreads();
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Sends these lines as they are, and gives what comes back until the connection ends. */
    String ask(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request(lines));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A GET of the page with these further headers. */
    String page(String... headers) throws IOException {
        String[] lines = new String[headers.length + 1];
        lines[0] = "GET /i/brand HTTP/1.1";
        System.arraycopy(headers, 0, lines, 1, headers.length);
        return ask(lines);
    }

    static byte[] request(String... lines) {
        return bytes(String.join("\r\n", lines) + "\r\nHost: stad.example\r\nConnection: close\r\n\r\n");
    }

    static String header(String answer, String name) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stands behind the edge: blocks a thread, as servlets do. */
    private final class Behind extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try (InputStream body = Content.Source.asInputStream(request)) {
                body.readAllBytes();
            }
            if (request.getHttpURI().getPath().startsWith("/api/")) {
                await(team);
            }
            if (request.getHttpURI().getPath().equals("/nowhere")) {
                return false;
            }
            Content.Sink.write(response, true, Thread.currentThread().getName(), callback);
            return true;
        }
    }
}
