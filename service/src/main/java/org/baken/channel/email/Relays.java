package org.baken.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Outbound;

/**
 * Connections to mail servers that are kept for a moment: a new one for each letter would cost a look-up, a handshake and
 * a login for each of thousands, and many servers allow few in a minute. Safe for use by several threads.
 */
final class Relays {
    /** Shorter than any server's own patience (RFC 5321, 4.5.3.2.7: five minutes). */
    static final Duration IDLE = Duration.ofSeconds(15);
    /** Servers commonly end a connection after some hundred letters; it is politer to go first. */
    static final int MOST_LETTERS = 100;

    /** On each account; more than the worker uses at once would only be kept for nothing. */
    private static final int MOST_IDLE = 8;

    static final ScheduledThreadPoolExecutor TIMER = timer();

    /** To whom a connection belongs: another password or another server is another connection. */
    private record Door(String account, String host, int port, String tls, String from, String user, String password) {
        static Door of(Link link) {
            return new Door(
                    link.account(),
                    link.required("host"),
                    link.number("port").orElseThrow(),
                    link.required("tls"),
                    link.required("from"),
                    link.hidden("username").orElse(""),
                    link.hidden("password").orElse(""));
        }

        @Override
        public String toString() {
            return "Door[account=" + account + ", host=" + host + "]";
        }
    }

    private final Outbound outbound;
    private final SSLContext trust;
    private final Clock clock;
    private final Map<Door, Deque<Relay>> resting = new HashMap<>();
    private boolean sweeping;

    Relays(Outbound outbound, SSLContext trust, Clock clock) {
        this.outbound = outbound;
        this.trust = trust;
        this.clock = clock;
    }

    /** A connection that was kept and still answers. */
    Optional<Relay> kept(Link link) {
        Door door = Door.of(link);
        for (Relay relay = next(door); relay != null; relay = next(door)) {
            if (!isTooOld(relay) && relay.renew()) {
                return Optional.of(relay);
            }
            relay.close();
        }
        return Optional.empty();
    }

    /** A new connection. */
    Relay open(Link link) throws ChannelException {
        return Relay.open(link, outbound, trust);
    }

    /** Keeps a connection for the next letter, unless it is of no use any more. */
    void giveBack(Link link, Relay relay) {
        relay.rest(clock.instant());
        boolean keep = !relay.isLost() && relay.letters() < MOST_LETTERS && put(Door.of(link), relay);
        if (!keep) {
            relay.close();
        }
    }

    private synchronized Relay next(Door door) {
        Deque<Relay> relays = resting.get(door);
        return relays == null ? null : relays.pollLast();
    }

    private synchronized boolean put(Door door, Relay relay) {
        Deque<Relay> relays = resting.computeIfAbsent(door, key -> new ArrayDeque<>());
        if (relays.size() >= MOST_IDLE) {
            return false;
        }
        relays.addLast(relay);
        sweepLater();
        return true;
    }

    private boolean isTooOld(Relay relay) {
        Instant now = clock.instant();
        return now.isAfter(relay.usedAt().plus(IDLE)) || now.isBefore(relay.usedAt());
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            TIMER.schedule(this::sweep, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Says goodbye on what nobody has used for a while. */
    private void sweep() {
        List<Relay> old = new ArrayList<>();
        synchronized (this) {
            sweeping = false;
            for (Deque<Relay> relays : resting.values()) {
                relays.stream().filter(this::isTooOld).forEach(old::add);
                relays.removeAll(old);
            }
            resting.values().removeIf(Deque::isEmpty);
            if (!resting.isEmpty()) {
                sweepLater();
            }
        }
        old.forEach(Relay::close);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mail-connections");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
