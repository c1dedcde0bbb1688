package org.baken.live;

import com.codahale.metrics.MetricRegistry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.lifecycle.Managed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.baken.account.Caller;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listening browsers what was logged. One thread reads each new entry once for all of them.
 *
 * <p>A hint holds the number, kind, incident and object of an entry and nothing else: rights on the content are checked where
 * it is fetched. Entries of an incident go only to those who may read it.
 */
public final class Events implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int AT_ONCE = 500;
    private static final int LONGEST_REPLAY = 2_000;
    private static final long KEEP_ALIVE_SECONDS = 20;

    private final Logbook logbook;
    private final BiPredicate<Caller, String> mayRead;
    private final Collection<Client> clients = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "events");
        named.setDaemon(true);
        return named;
    });
    /** So that one event costs one look for each person and incident in ten seconds, not one for each browser. */
    private final Cache<String, Boolean> rights = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(10, TimeUnit.SECONDS)
            .build();

    private ScheduledFuture<?> keepingAlive;
    private long reached = -1;

    /** @param mayRead whether a caller may read an incident, given by its id */
    public Events(Logbook logbook, BiPredicate<Caller, String> mayRead, MetricRegistry metrics) {
        this.logbook = logbook;
        this.mayRead = mayRead;
        metrics.gauge("org.baken.live.clients", () -> clients::size);
    }

    @Override
    public void start() {
        keepingAlive =
                thread.scheduleAtFixedRate(this::keepAlive, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        keepingAlive.cancel(false);
        thread.shutdownNow();
        letGo();
    }

    /** Ends every stream; browsers come back by themselves. */
    public void letGo() {
        clients.forEach(Client::leave);
    }

    /** The logbook has grown. */
    public void grown(long newest) {
        thread.execute(() -> guarded(() -> tell(newest)));
    }

    void join(Client client) {
        thread.execute(() -> guarded(() -> welcome(client)));
    }

    private void welcome(Client client) {
        client.send("retry: 2000\n\n");
        long newest = logbook.newest();
        if (client.seen() < 0) {
            client.seen(newest);
            // So that a browser that breaks off before the first event still knows where it was.
            client.send("id: " + newest + "\ndata: " + Json.write(Map.of("seq", newest, "kind", "welcome")) + "\n\n");
        } else if (newest - client.seen() > LONGEST_REPLAY) {
            client.seen(newest);
            client.send("id: " + newest + "\ndata: " + Json.write(Map.of("seq", newest, "kind", "reload")) + "\n\n");
        }
        catchUp(client, newest);
        clients.add(client);
    }

    private void catchUp(Client client, long newest) {
        while (client.seen() < newest && !client.isGone()) {
            List<LogEntry> missed = logbook.after(client.seen(), AT_ONCE);
            if (missed.isEmpty()) {
                return;
            }
            missed.forEach(entry -> hint(client, entry));
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
            for (LogEntry entry : entries) {
                clients.forEach(client -> hint(client, entry));
                reached = entry.seq();
            }
        }
        reached = newest;
    }

    private void hint(Client client, LogEntry entry) {
        if (entry.seq() <= client.seen()) {
            return;
        }
        client.seen(entry.seq());
        if (entry.incident() == null || mayRead(client.caller(), entry.incident())) {
            client.send("id: " + entry.seq() + "\ndata: "
                    + Json.write(new Hint(entry.seq(), entry.kind(), entry.incident(), entry.object())) + "\n\n");
        }
    }

    private boolean mayRead(Caller caller, String incident) {
        return rights.get(caller.id() + " " + incident, key -> mayRead.test(caller, incident));
    }

    /** What a browser is told. */
    record Hint(long seq, String kind, String incident, String id) {}

    private void keepAlive() {
        guarded(() -> {
            clients.removeIf(Client::isGone);
            clients.forEach(Client::keepAlive);
        });
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
