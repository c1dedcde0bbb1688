package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.baken.platform.Json;

/** A browser that listens to {@code /api/events}. */
public final class EventStream implements AutoCloseable {
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final Stream<String> lines;

    private EventStream(Stream<String> lines) {
        this.lines = lines;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Listens, from after an event or, with null, from now on. */
    public static EventStream open(Visitor visitor, String lastEventId) throws IOException, InterruptedException {
        return at(visitor, "/api/events", lastEventId);
    }

    /** Listens for what comes after an entry, as a browser does that opens a page. */
    public static EventStream after(Visitor visitor, long seq) throws IOException, InterruptedException {
        return at(visitor, "/api/events?after=" + seq, null);
    }

    private static EventStream at(Visitor visitor, String path, String lastEventId)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = visitor.listen(path, lastEventId);
        if (response.statusCode() != 200) {
            throw new AssertionError("No stream: " + response.statusCode());
        }
        return new EventStream(response.body());
    }

    /** Waits for the next event, at most a minute: a busy machine may need a good part of it. */
    public JsonNode next() throws InterruptedException {
        JsonNode event = events.poll(60, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event within a minute");
        }
        return event;
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith("data: "))
                    .forEach(line -> events.add(Json.read(line.substring("data: ".length()))));
        } catch (java.io.UncheckedIOException closed) {
            // The test has heard enough.
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
