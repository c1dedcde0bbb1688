package org.baken.reaction;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.KeptAnswers;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets in time: some days after an incident was closed nobody is known any more who reacted to it, and later nothing of what they
 * said is left (GDPR, article 5, 1 e). Looks every minute by the clock of the house and works in batches, each with its position in
 * one transaction, so that it can be killed at any moment; several nodes do not disturb each other. What is reopened and closed again
 * is looked at again.
 */
final class Forgetter implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetter.class);
    private static final Actor SELF = Actor.system("privacy");
    private static final int BATCH = 200;
    private static final long EVERY_MILLIS = 500;
    /** So long a request may come again with its key and be answered as the first time. */
    private static final Duration REPEATABLE = Duration.ofDays(7);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Database database;
    private final Incidents incidents;
    private final Forgetting forgetting;
    private final Function<Handle, Keeping.Days> house;
    private final Logbook logbook;
    private final Clock clock;
    private final Ticks ticks = new Ticks("reaction-privacy", EVERY_MILLIS, this::look);
    private Instant next = Instant.MIN;

    Forgetter(
            Database database,
            Incidents incidents,
            Forgetting forgetting,
            Function<Handle, Keeping.Days> house,
            Logbook logbook,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.forgetting = forgetting;
        this.house = house;
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

    private void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN_LOOKS);
        try {
            Keeping.Days usual = database.read(house::apply);
            List<ForgettingDao.Closed> closed =
                    database.read(handle -> handle.attach(ForgettingDao.class).closed());
            closed.forEach(incident -> forget(incident, usual, now));
            database.write(handle -> {
                KeptAnswers.forgetBefore(handle, now.minus(REPEATABLE));
                return null;
            });
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look goes on.
            LOG.warn("What is to be forgotten cannot be forgotten yet", e);
        }
    }

    private void forget(ForgettingDao.Closed incident, Keeping.Days usual, Instant now) {
        Keeping.Days days = Keeping.Days.of(incident.pseudonymiseAfterDays(), incident.retentionDays(), usual);
        boolean known =
                incident.pseudonymisedAt() == null || incident.pseudonymisedAt().isBefore(incident.closedAt());
        if (known && !now.isBefore(days.pseudonymiseAt(incident.closedAt()))) {
            run(incident, this::pseudonymise);
        }
        if (!now.isBefore(days.eraseAt(incident.closedAt()))) {
            run(incident, this::erase);
        }
    }

    private interface Step {
        boolean of(Handle handle, Keeping keeping, List<Reaction> batch);
    }

    private void run(ForgettingDao.Closed closed, Step step) {
        boolean more = true;
        while (more) {
            more = database.write(handle -> {
                ForgettingDao dao = handle.attach(ForgettingDao.class);
                dao.addKeeping(closed.id());
                Optional<Keeping> keeping = dao.lockKeeping(closed.id());
                // Reopened meanwhile: people are at work with these again.
                if (keeping.isEmpty() || incidents.get(handle, closed.id()).state() != IncidentState.CLOSED) {
                    return false;
                }
                List<String> ids = dao.next(closed.id(), keeping.get().position(), BATCH);
                List<Reaction> batch = handle.attach(ReactionDao.class).findAll(ids);
                return step.of(handle, keeping.get(), batch);
            });
        }
    }

    private boolean pseudonymise(Handle handle, Keeping keeping, List<Reaction> batch) {
        ForgettingDao dao = handle.attach(ForgettingDao.class);
        if (!batch.isEmpty()) {
            forgetting.pseudonymise(handle, batch);
            dao.come(keeping.incident(), last(batch));
            return true;
        }
        dao.pseudonymised(keeping.incident(), clock.instant());
        int authors = forgetting.forgetAuthors(handle, keeping.incident());
        handle.attach(ImportDao.class).forget(keeping.incident());
        log(handle, "reactions.pseudonymised", keeping.incident(), Map.of("authors", authors));
        return false;
    }

    private boolean erase(Handle handle, Keeping keeping, List<Reaction> batch) {
        ForgettingDao dao = handle.attach(ForgettingDao.class);
        if (!batch.isEmpty()) {
            forgetting.erase(handle, batch);
            dao.come(keeping.incident(), last(batch));
            return true;
        }
        dao.erased(keeping.incident(), clock.instant());
        log(handle, "reactions.erased", keeping.incident(), Map.of());
        return false;
    }

    private static String last(List<Reaction> batch) {
        return batch.stream().map(Reaction::id).max(String::compareTo).orElseThrow();
    }

    private void log(Handle handle, String kind, String incident, Map<String, ?> more) {
        long reactions = handle.attach(ForgettingDao.class).count(incident);
        if (reactions > 0) {
            Map<String, Object> data = new LinkedHashMap<>(more);
            data.put("reactions", reactions);
            logbook.append(handle, Entry.of(kind, incident, incident, SELF, data));
        }
    }
}
