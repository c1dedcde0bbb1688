package org.baken.watch;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.channel.Outbound;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.baken.watch.Findable.Look;
import org.baken.watch.Findable.State;
import org.jdbi.v3.core.Handle;

/**
 * Looks at each page of the findability list once a day, one after the other, each by one node; outside any transaction. What is news
 * is logged: that a page no longer leads to us, or does again.
 */
public final class FindableWatch implements Managed {
    static final Duration DAILY = Duration.ofHours(24);

    private static final Actor SELF = Actor.system("findability");
    /** Longer than a look takes, with all its redirects. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final long EVERY_MILLIS = 5_000;
    private static final int SOME = 5;

    private final Database database;
    private final LinkLook links;
    private final Logbook logbook;
    private final Clock clock;
    private final Ticks ticks = new Ticks("findability", EVERY_MILLIS, this::lookAtSome);

    public FindableWatch(Database database, Outbound outbound, Logbook logbook, Clock clock) {
        this.database = database;
        this.links = new LinkLook(outbound);
        this.logbook = logbook;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    /** Looks at the pages that nobody has looked at for the longest time, if that was yesterday. */
    void lookAtSome() {
        Instant now = clock.instant();
        List<Findable> due =
                database.read(handle -> handle.attach(FindableDao.class).due(now.minus(DAILY), now, SOME));
        for (Findable findable : due) {
            int ours = database.write(
                    handle -> handle.attach(FindableDao.class).claim(findable.id(), now.plus(LEASE), now));
            if (ours == 1) {
                Look look = look(findable);
                database.write(handle -> {
                    keep(handle, findable, look);
                    return null;
                });
            }
        }
    }

    Look look(Findable findable) {
        return links.look(findable.url(), findable.wanted());
    }

    /** Keeps what a look showed; logs it, last, when it is news. */
    void keep(Handle handle, Findable findable, Look look) {
        int rows = handle.attach(FindableDao.class)
                .looked(
                        findable.id(),
                        findable.url(),
                        findable.wanted(),
                        look.state(),
                        look.problem(),
                        clock.instant());
        boolean news = findable.state() != look.state() && findable.state() != State.UNCHECKED;
        if (rows == 1 && news) {
            Map<String, Object> data = Map.of("name", findable.name(), "state", look.state());
            logbook.append(handle, Entry.of("findable.looked", null, findable.id(), SELF, data));
        }
    }
}
