package org.baken.reaction;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files of reactions up, one after the other, a batch of rows in each transaction together with how far it is: a process that
 * is killed goes on where it was, and so does another node once the lease of this one is over. Nothing is lost or doubled.
 */
public final class ImportRunner implements Managed {
    /** So many rows are one transaction: long enough to be fast, short enough that nobody waits for it. */
    static final int BATCH = 2_500;

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final long EVERY_MILLIS = 1_000;
    private static final Duration BETWEEN_TIDYINGS = Duration.ofDays(1);

    /** So long somebody may let a stopped import go on. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** So often in a row nothing may come of the same rows before a person has to look. */
    private static final int MOST_FAILURES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final Database database;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Imports imports;
    private final Clock clock;
    private final ZoneId zone;
    private final String node = Ids.next();
    private final Semaphore woken = new Semaphore(0);
    private final Map<String, Integer> failures = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "reaction-import");
    private Instant nextTidying = Instant.MIN;
    private volatile boolean stopping;

    ImportRunner(
            Database database, Incidents incidents, Reactions reactions, Imports imports, Clock clock, ZoneId zone) {
        this.database = database;
        this.incidents = incidents;
        this.reactions = reactions;
        this.imports = imports;
        this.clock = clock;
        this.zone = zone;
        thread.setDaemon(true);
    }

    /** Says that there may be something to take up; never blocks. */
    void wake() {
        woken.release();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void watch() {
        while (!stopping) {
            try {
                look();
                tidy();
                if (woken.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A database that is away for a moment: the next look tries again, once the lease is over.
                LOG.warn("Imports cannot be looked for", e);
                woken.drainPermits();
            }
        }
    }

    private void look() {
        List<String> waiting =
                database.read(handle -> handle.attach(ImportDao.class).waiting(clock.instant()));
        for (String id : waiting) {
            Instant now = clock.instant();
            int claimed =
                    database.write(handle -> handle.attach(ImportDao.class).claim(id, node, now.plus(LEASE), now));
            if (claimed == 1 && !stopping) {
                run(id);
            }
        }
    }

    private void run(String id) {
        work(id);
        // What people said is kept once: in the inbox.
        if (database.read(handle -> imports.find(handle, id)).state() == ImportState.DONE) {
            imports.files().remove(id);
        }
    }

    /** Removes files that nobody needs: of uploads that broke off, and of imports that nobody let go on. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isBefore(nextTidying)) {
            return;
        }
        nextTidying = now.plus(BETWEEN_TIDYINGS);
        List<String> needed =
                database.read(handle -> handle.attach(ImportDao.class).needed(now.minus(KEPT)));
        imports.files().removeOthers(Set.copyOf(needed), now.minus(BETWEEN_TIDYINGS));
    }

    private void work(String id) {
        Import begun = database.read(handle -> imports.find(handle, id));
        try (ImportRows rows =
                ImportFile.rows(imports.files().path(id), begun.format(), Charset.forName(begun.encoding()))) {
            for (long passed = 0; passed < begun.read() && rows.next() != null; ) {
                passed++;
            }
            takeUp(begun, rows);
            failures.remove(id);
        } catch (ImportRows.Broken broken) {
            fail(begun, broken.why());
        } catch (IOException | UncheckedIOException e) {
            LOG.error("The file of an import cannot be read", e);
            fail(begun, Told.of("reaction.import.gone"));
        } catch (Problem problem) {
            LOG.info("An import ends: {}", problem.getMessage());
        } catch (RuntimeException e) {
            LOG.error("An import cannot go on", e);
            if (failures.merge(id, 1, Integer::sum) >= MOST_FAILURES) {
                failures.remove(id);
                fail(begun, Told.of("reaction.import.failed"));
            }
        }
    }

    private void takeUp(Import begun, ImportRows rows) throws IOException {
        long read = begun.read();
        boolean more = true;
        while (more && !stopping) {
            List<ImportRows.Row> batch = new ArrayList<>();
            ImportRows.Broken broken = null;
            try {
                for (ImportRows.Row row = rows.next(); row != null; row = batch.size() < BATCH ? rows.next() : null) {
                    batch.add(row);
                }
            } catch (ImportRows.Broken e) {
                // What came before it in the batch counts.
                broken = e;
            }
            boolean last = broken == null && batch.size() < BATCH;
            more = keep(begun, batch, read, last) && !last;
            read += batch.size();
            if (broken != null) {
                throw broken;
            }
        }
    }

    /** Takes up a batch that begins after so many rows; false when the import has ended meanwhile. */
    private boolean keep(Import begun, List<ImportRows.Row> batch, long before, boolean last) {
        return database.write(handle -> {
            Optional<Import> mine = handle.attach(ImportDao.class).lock(begun.id(), node);
            if (mine.isEmpty() || mine.get().read() != before) {
                return false;
            }
            Actor actor = Actor.person(begun.startedBy(), begun.startedByName());
            Incident incident = incidents.get(handle, begun.incident());
            if (incident.state() == IncidentState.CLOSED) {
                imports.ended(handle, begun, ImportState.FAILED, Told.of("incident.closed"), actor);
                return false;
            }
            keep(handle, mine.get(), incident, batch, actor);
            if (last) {
                imports.ended(handle, begun, ImportState.DONE, null, actor);
            }
            return true;
        });
    }

    private void keep(Handle handle, Import running, Incident incident, List<ImportRows.Row> batch, Actor actor) {
        List<ImportDao.Refused> refused = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            ImportRows.Row row = batch.get(place);
            try {
                arrivals.add(arrival(row));
                places.add(place);
            } catch (ReactionRow.Refusal refusal) {
                refused.add(refused(running, place, refusal.field(), Told.of(refusal.key(), refusal.arguments()), row));
            }
        }
        Reactions.Taken taken = reactions.add(handle, incident, arrivals, actor);
        List<Integer> others = others(handle, incident, taken);
        others.forEach(other -> refused.add(refused(
                running, places.get(other), "id", Told.of("reaction.import.same-id"), batch.get(places.get(other)))));
        ImportDao dao = handle.attach(ImportDao.class);
        if (!refused.isEmpty()) {
            dao.refuse(refused);
        }
        dao.advance(
                running.id(),
                batch.size(),
                taken.added().size(),
                taken.known().size() - others.size(),
                refused.size(),
                clock.instant().plus(LEASE));
    }

    private Arrival arrival(ImportRows.Row row) {
        if (row.unreadable() != null) {
            throw row.unreadable();
        }
        return row.content().arrival(Source.IMPORT, clock, zone);
    }

    /** Those whose id another reaction has already: to take them for known would lose what they say. */
    private static List<Integer> others(Handle handle, Incident incident, Reactions.Taken taken) {
        List<Integer> named = taken.known().stream()
                .filter(place -> taken.arrivals().get(place).remoteId() != null)
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        Map<String, String> texts = handle
                .attach(ReactionDao.class)
                .said(
                        incident.id(),
                        named.stream()
                                .map(place -> Arrivals.origin(taken.arrivals().get(place)))
                                .toList())
                .stream()
                .collect(Collectors.toMap(ReactionDao.Said::origin, ReactionDao.Said::text));
        return named.stream()
                .filter(place -> {
                    Arrival arrival = taken.arrivals().get(place);
                    String text = texts.get(Arrivals.origin(arrival));
                    return text != null && !text.equals(arrival.text());
                })
                .toList();
    }

    private static ImportDao.Refused refused(Import running, int place, String field, Told reason, ImportRows.Row row) {
        return new ImportDao.Refused(running.id(), running.read() + place + 1, field, reason, row.cut());
    }

    private void fail(Import begun, Told why) {
        try {
            database.write(handle -> imports.ended(
                    handle, begun, ImportState.FAILED, why, Actor.person(begun.startedBy(), begun.startedByName())));
        } catch (Problem e) {
            LOG.info("An import had ended already: {}", e.getMessage());
        }
    }
}
