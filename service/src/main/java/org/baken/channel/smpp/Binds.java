package org.baken.channel.smpp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Outbound;

/** The sessions with message centres, one an account, kept for a moment after their last use. Safe for use by several threads. */
final class Binds {
    static final Duration IDLE = Duration.ofSeconds(30);

    private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "smpp-sessions");
        thread.setDaemon(true);
        return thread;
    });

    /** To whom a session belongs: another password or another server is another session. */
    private record Door(String account, String host, int port, String tls, String type, String user, String password) {
        static Door of(Link link) {
            return new Door(
                    link.account(),
                    link.required("host"),
                    link.number("port").orElseThrow(),
                    link.setting("tls").orElse("NONE"),
                    link.setting("systemType").orElse(""),
                    link.setting("systemId").orElse(""),
                    link.hidden("password").orElse(""));
        }

        @Override
        public String toString() {
            return "Door[account=" + account + ", host=" + host + "]";
        }
    }

    /** Opening takes its time, and only those who want the same session wait for it. */
    private static final class Place {
        private Bind bind;
    }

    private final Outbound outbound;
    private final SSLContext trust;
    private final Clock clock;
    private final Map<Door, Place> places = new HashMap<>();
    private boolean sweeping;

    Binds(Outbound outbound, SSLContext trust, Clock clock) {
        this.outbound = outbound;
        this.trust = trust;
        this.clock = clock;
    }

    /** The account's session, opened when there is none. */
    Bind of(Link link) throws ChannelException {
        Place place = place(Door.of(link));
        synchronized (place) {
            Instant now = clock.instant();
            if (place.bind != null && (!place.bind.isOpen() || isTooOld(place.bind, now))) {
                place.bind.close();
                place.bind = null;
            }
            if (place.bind == null) {
                place.bind = Bind.open(link, outbound, trust, now);
            }
            place.bind.usedAt(now);
            return place.bind;
        }
    }

    /** Says that a session was used until now. */
    void rest(Link link, Bind bind) {
        bind.usedAt(clock.instant());
    }

    private synchronized Place place(Door door) {
        if (!sweeping) {
            sweeping = true;
            TIMER.schedule(this::sweep, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return places.computeIfAbsent(door, key -> new Place());
    }

    private static boolean isTooOld(Bind bind, Instant now) {
        return now.isAfter(bind.usedAt().plus(IDLE));
    }

    private void sweep() {
        List<Place> all;
        synchronized (this) {
            sweeping = false;
            all = new ArrayList<>(places.values());
        }
        boolean any = false;
        for (Place place : all) {
            synchronized (place) {
                if (place.bind != null && (!place.bind.isOpen() || isTooOld(place.bind, clock.instant()))) {
                    place.bind.close();
                    place.bind = null;
                }
                any |= place.bind != null;
            }
        }
        if (any) {
            synchronized (this) {
                if (!sweeping) {
                    sweeping = true;
                    TIMER.schedule(this::sweep, IDLE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }
}
