package org.baken.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Wipes what there is no reason to keep any more (GDPR, article 5, 1 e), and tells the log what residents did, as numbers: what is not
 * confirmed in time, what belongs to an incident that was closed long ago, the digests of those who ended.
 */
final class Sweeper {
    private static final Duration EVERY = Duration.ofSeconds(30);
    /** Often enough for a log, seldom enough to tell nothing of single people. */
    static final Duration COUNTS_EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;
    private Instant swept = Instant.MIN;

    Sweeper(Database database, Incidents incidents, Logbook logbook, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Does what is due, at most twice a minute. */
    void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(swept) || now.isAfter(swept.plus(EVERY))) {
            wipeUnconfirmed(now);
            wipeOver(now);
            count(now);
            swept = now;
        }
    }

    private void wipeUnconfirmed(Instant now) {
        database.write(handle -> {
            handle.attach(WishDao.class).removeExpired(now);
            handle.attach(LetterDao.class).removeQuestions();
            handle.attach(SubscriberDao.class).forget(now.minus(Subscribers.DIGEST_KEPT));
            return null;
        });
    }

    private void wipeOver(Instant now) {
        List<String> over = database.read(handle -> {
            int days = handle.attach(PolicyDao.class).find().keepDays();
            return handle.attach(SubscriberDao.class).over(now.minus(Duration.ofDays(days)));
        });
        for (String incident : over) {
            database.write(handle -> {
                wipe(handle, incidents.get(handle, incident), now);
                return null;
            });
        }
    }

    private void wipe(Handle handle, Incident incident, Instant now) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        MailingDao mailings = handle.attach(MailingDao.class);
        handle.attach(WishDao.class).removeAbout(incident.id());
        List<String> people = subscribers.of(incident.id());
        int ended = subscribers.drop(incident.id());
        int wiped = subscribers.endWithout(people, now);
        for (String id : mailings.undone(incident.id())) {
            Mailing mailing = mailings.lock(id).orElseThrow();
            Mailings.Sums sums = Mailings.sums(handle, List.of(mailing)).get(id);
            mailings.done(
                    id, sums.sent(), sums.refused(), sums.unclear(), sums.stopped() + sums.waiting(), clock.instant());
        }
        handle.attach(LetterDao.class).removeOf(incident.id());
        mailings.removeTexts(incident.id());
        if (ended > 0) {
            Map<String, Object> data = Map.of("ended", ended, "wiped", wiped);
            logbook.append(handle, Entry.of("subscription.wiped", incident.id(), incident.id(), Mailings.SELF, data));
        }
    }

    private void count(Instant now) {
        Instant before = now.minus(COUNTS_EVERY);
        boolean any = database.read(
                handle -> !handle.attach(CountDao.class).due(before).isEmpty());
        if (!any) {
            return;
        }
        database.write(handle -> {
            CountDao counts = handle.attach(CountDao.class);
            List<Entry> entries = new ArrayList<>();
            for (CountDao.Row row : counts.toLog(before)) {
                counts.logged(row.scope(), now);
                entries.add(entry(row));
            }
            if (!entries.isEmpty()) {
                logbook.append(handle, entries);
            }
            return null;
        });
    }

    private static Entry entry(CountDao.Row row) {
        String incident = row.scope().equals(Subscriber.ALL) ? null : row.scope();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("asked", row.asked());
        data.put("confirmed", row.confirmed());
        data.put("ended", row.ended());
        return Entry.of("subscription.counted", incident, incident, Mailings.SELF, data);
    }
}
