package org.baken.exercise;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets come what is to come, on every node: each step is one transaction that holds the play's row, so that everything comes once. What
 * was missed while no node ran comes afterwards. Thread-safe.
 */
public final class Player implements Managed {
    static final Actor SELF = Actor.system("exercise");

    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final long EVERY_MILLIS = 500;
    /** So many posts are taken up together. */
    private static final int SOME = 50;

    private final Database database;
    private final Incidents incidents;
    private final Effects effects;
    private final Behaviours behaviours;
    private final Logbook logbook;
    private final Clock clock;
    private final Ticks ticks = new Ticks("exercise-player", EVERY_MILLIS, this::look);

    Player(
            Database database,
            Incidents incidents,
            Effects effects,
            Behaviours behaviours,
            Logbook logbook,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.effects = effects;
        this.behaviours = behaviours;
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

    /** Lets everything come that is due now. One exercise that cannot go on does not stop another. */
    void look() {
        try {
            for (String incident :
                    database.read(handle -> handle.attach(RunDao.class).underWay())) {
                go(incident);
            }
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            LOG.warn("Exercises cannot go on", e);
        }
    }

    private void go(String incident) {
        try {
            while (isDue(incident) && database.<Boolean, RuntimeException>write(handle -> step(handle, incident))) {
                LOG.debug("The exercise {} goes on", incident);
            }
        } catch (RuntimeException e) {
            LOG.warn("The exercise {} cannot go on", incident, e);
        }
    }

    /** Looked at first without holding anything: most of the time nothing is due. */
    private boolean isDue(String incident) {
        return database.read(handle -> {
            Run run = handle.attach(RunDao.class).find(incident).orElseThrow();
            return incidents.get(handle, incident).state() == IncidentState.CLOSED && run.state() != RunState.ENDED
                    || run.state().isUnderWay() && isDue(handle, run);
        });
    }

    private boolean isDue(Handle handle, Run run) {
        long position = run.positionMillis(clock.instant());
        PlayDao plays = handle.attach(PlayDao.class);
        return plays.due(run.incident(), position).isPresent()
                || !plays.duePosts(run.incident(), position, 1).isEmpty()
                || handle.attach(BehaviourDao.class).holdingOf(run.incident()).stream()
                        .anyMatch(set -> set.untilMillis() != null && set.untilMillis() <= position);
    }

    /** Does the next thing that is due; false when nothing is. */
    boolean step(Handle handle, String id) {
        Run run = handle.attach(RunDao.class).lock(id).orElseThrow();
        Incident incident = incidents.get(handle, id);
        if (incident.state() == IncidentState.CLOSED && run.state() != RunState.ENDED) {
            end(handle, run, SELF);
            return true;
        }
        if (!run.state().isUnderWay()) {
            return false;
        }
        long position = run.positionMillis(clock.instant());
        PlayDao plays = handle.attach(PlayDao.class);
        Optional<Play> next = plays.due(id, position);
        if (next.isPresent()) {
            effects.play(handle, run, next.get(), next.get().atMillis(), SELF);
            return true;
        }
        List<PlayDao.Due> posts = plays.duePosts(id, position, SOME);
        if (!posts.isEmpty()) {
            effects.post(handle, run, incident, posts, SELF);
            return true;
        }
        List<Entry> restored = behaviours.restoreDue(handle, id, position, SELF);
        logbook.append(handle, restored);
        return !restored.isEmpty();
    }

    /** Ends a play whose row is held: nothing comes any more, and accounts behave as before. Logs it: call it last. */
    void end(Handle handle, Run run, Actor actor) {
        Run ended = run.moved(
                RunState.ENDED, run.speed(), run.positionMillis(clock.instant()), actor.name(), clock.instant());
        handle.attach(RunDao.class).update(ended);
        handle.attach(RunDao.class).goOn(run.incident(), clock.instant());
        List<Entry> entries = behaviours.restoreAll(handle, run.incident(), actor);
        entries.add(Exercises.entry(run, ended, null, actor));
        logbook.append(handle, entries);
    }
}
