package org.baken.live;

import com.codahale.metrics.MetricRegistry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.lifecycle.Managed;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.baken.account.Caller;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Json;
import org.baken.platform.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listening browsers what was logged. One thread reads each new entry once for all of them; another one keeps their
 * connections open, a few each second, so that no browser waits for the sessions of all others to be looked at.
 *
 * <p>A hint holds the number, kind, incident and object of an entry and nothing else: rights on the content are checked where
 * it is fetched. Entries of an incident go only to those who may read it.
 */
public final class Events implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int AT_ONCE = 500;
    private static final int LONGEST_REPLAY = 2_000;
    /** Shorter than the half minute after which the server ends a connection on which nothing happens. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private static final byte[] KEEP_ALIVE = bytes(": keep-alive\n\n");
    private static final byte[] RETRY = bytes("retry: 2000\n\n");

    private final Logbook logbook;
    private final BiPredicate<Caller, String> mayRead;
    private final Collection<Client> clients = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final Ticks keeping = new Ticks("events-keeper", TimeUnit.SECONDS.toMillis(1), this::keepAlive);
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Events::named,
            new ThreadPoolExecutor.DiscardPolicy());
    /** So that one event costs one look for each person and incident in ten seconds, not one for each browser. */
    private final Cache<String, Boolean> rights = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(10, TimeUnit.SECONDS)
            .build();

    private int tick;
    private long reached = -1;

    /** @param mayRead whether a caller may read an incident, given by its id */
    public Events(Logbook logbook, BiPredicate<Caller, String> mayRead, MetricRegistry metrics) {
        this.logbook = logbook;
        this.mayRead = mayRead;
        metrics.gauge("org.baken.live.clients", () -> clients::size);
    }

    @Override
    public void start() {
        thread.execute(() -> guarded(() -> reached = logbook.newest()));
        keeping.start();
    }

    @Override
    public void stop() throws InterruptedException {
        letGo();
        keeping.stop();
        // Not interrupted while it reads: that would shut the embedded database's file.
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    /** Ends every stream; browsers come back by themselves. */
    public void letGo() {
        clients.forEach(Client::leave);
    }

    /** The logbook has grown. Never blocks. */
    public void grown(long newest) {
        thread.execute(() -> guarded(() -> tell(newest)));
    }

    /**
     * Takes a browser in. What it missed is read on the caller's thread: when thousands come back at once, after a restart, those
     * who are there already need not wait for it.
     */
    void join(Client client) {
        try {
            welcome(client);
            thread.execute(() -> guarded(() -> {
                // What was told to the others in between.
                catchUp(client, reached);
                clients.add(client);
            }));
        } catch (RuntimeException e) {
            LOG.warn("A browser cannot be told where it is: it comes back by itself", e);
            client.leave();
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "events");
        thread.setDaemon(true);
        return thread;
    }

    private void welcome(Client client) {
        client.turn(turns.getAndIncrement());
        client.send(RETRY);
        long newest = logbook.newest();
        if (client.seen() < 0) {
            // So that a browser that breaks off before the first event still knows where it was.
            say(client, newest, "welcome");
        } else if (newest - client.seen() > LONGEST_REPLAY) {
            say(client, newest, "reload");
        }
        catchUp(client, newest);
    }

    private static void say(Client client, long newest, String kind) {
        client.seen(newest);
        client.send(bytes("id: " + newest + "\ndata: " + Json.write(Map.of("seq", newest, "kind", kind)) + "\n\n"));
    }

    private void catchUp(Client client, long newest) {
        while (client.seen() < newest && !client.isGone()) {
            List<LogEntry> missed = logbook.after(client.seen(), AT_ONCE);
            if (missed.isEmpty()) {
                return;
            }
            new Hints(missed, this::mayRead).tell(client);
        }
    }

    private void tell(long newest) {
        clients.removeIf(Client::isGone);
        if (reached < 0) {
            reached = newest;
        }
        while (reached < newest && !clients.isEmpty()) {
            List<LogEntry> entries = logbook.after(reached, AT_ONCE);
            if (entries.isEmpty()) {
                return;
            }
            Hints hints = new Hints(entries, this::mayRead);
            clients.forEach(hints::tell);
            reached = hints.last();
        }
        reached = Math.max(reached, newest);
    }

    private boolean mayRead(Caller caller, String incident) {
        return rights.get(caller.id() + " " + incident, key -> mayRead.test(caller, incident));
    }

    /** Those whose turn it is in this second. */
    private void keepAlive() {
        int now = tick++ % KEEP_ALIVE_SECONDS;
        for (Client client : clients) {
            if (client.turn() % KEEP_ALIVE_SECONDS == now) {
                client.keepAlive(KEEP_ALIVE);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The thread must survive a database that is away for a moment; browsers come back with what they saw last. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Listening browsers could not be told", e);
        }
    }
}
