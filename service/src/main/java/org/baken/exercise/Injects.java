package org.baken.exercise;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** What trainers do with injects, and what players do with their cards. What changes one is logged here, last. Thread-safe. */
public final class Injects {
    private final Exercises exercises;
    private final Incidents incidents;
    private final Rumours rumours;
    private final InjectRules rules;
    private final Effects effects;
    private final Logbook logbook;
    private final Clock clock;

    Injects(
            Exercises exercises,
            Incidents incidents,
            Rumours rumours,
            InjectRules rules,
            Effects effects,
            Logbook logbook,
            Clock clock) {
        this.exercises = exercises;
        this.incidents = incidents;
        this.rumours = rumours;
        this.rules = rules;
        this.effects = effects;
        this.logbook = logbook;
        this.clock = clock;
    }

    static void insert(Handle handle, Play play) {
        PlayDao plays = handle.attach(PlayDao.class);
        plays.insert(play);
        addPosts(plays, play);
    }

    private static void addPosts(PlayDao plays, Play play) {
        List<Inject.Post> posts = play.content().posts();
        if (posts != null && !posts.isEmpty()) {
            List<Integer> numbers = IntStream.range(0, posts.size()).boxed().toList();
            plays.addPosts(
                    numbers.stream().map(number -> play.id()).toList(),
                    numbers,
                    numbers.stream()
                            .map(number -> play.content().offset(number).toMillis())
                            .toList());
        }
    }

    /** Gives the inject, or 404. */
    Play get(Handle handle, String id) {
        return handle.attach(PlayDao.class).find(id).orElseThrow(() -> Problem.notFound("inject"));
    }

    /** Adds one to a play; it comes now when it says no time. */
    Play add(Handle handle, Caller caller, String incident, Inject inject) {
        Run run = exercises.forTrainer(handle, caller, incident);
        PlayDao plays = handle.attach(PlayDao.class);
        int number = plays.lastNumber(incident) + 1;
        Inject named = placed(handle, run, inject, inject.id() == null ? "live-" + number : inject.id(), null);
        Play play = Play.waiting(incident, number, named, true, caller.name(), clock.instant());
        insert(handle, play);
        log(handle, "exercise.added", play, caller.actor());
        return get(handle, play.id());
    }

    /** Puts another in the place of one that has not come yet. */
    Play change(Handle handle, Caller caller, String id, ExpectedVersion expected, Inject inject) {
        Play before = held(handle, caller, id, expected);
        Run run = exercises.find(handle, before.incident()).orElseThrow();
        String name = inject.id() == null ? before.name() : inject.id();
        Inject named = placed(handle, run, inject, name, before);
        PlayDao plays = handle.attach(PlayDao.class);
        Play after = new Play(
                id,
                before.incident(),
                before.number(),
                name,
                named.kind(),
                named.at().toMillis(),
                named,
                before.live(),
                before.state(),
                null,
                null,
                null,
                null,
                null,
                null,
                before.note(),
                false,
                null,
                before.version(),
                caller.name(),
                clock.instant());
        if (plays.change(after) == 0) {
            throw Problem.conflict("exercise.inject." + before.state());
        }
        plays.dropPosts(id);
        addPosts(plays, after);
        log(handle, "exercise.changed", after, caller.actor());
        return get(handle, id);
    }

    /** Takes one out that has not come. */
    void drop(Handle handle, Caller caller, String id, ExpectedVersion expected) {
        Play play = held(handle, caller, id, expected);
        if (handle.attach(PlayDao.class).drop(id, play.version(), caller.name(), clock.instant()) == 0) {
            throw Problem.conflict("exercise.inject." + play.state());
        }
        log(handle, "exercise.dropped", play, caller.actor());
    }

    /** Lets one come now, also one that the play jumped over. */
    Play playNow(Handle handle, Caller caller, String id) {
        Play play = held(handle, caller, id, null);
        Run run = exercises.find(handle, play.incident()).orElseThrow();
        if (!run.state().isUnderWay()) {
            throw Problem.conflict("exercise.state." + run.state());
        }
        incidents.get(handle, play.incident()).unlessClosed();
        if (play.state() != Play.State.WAITING && play.state() != Play.State.SKIPPED) {
            throw Problem.conflict("exercise.inject." + play.state());
        }
        effects.play(handle, run, play, run.positionMillis(clock.instant()), caller.actor());
        return get(handle, id);
    }

    /** What the trainer says about it in the debrief. */
    Play note(Handle handle, Caller caller, String id, ExpectedVersion expected, String note) {
        Play play = held(handle, caller, id, expected);
        handle.attach(PlayDao.class).note(id, play.version(), blank(note), caller.name(), clock.instant());
        log(handle, "exercise.noted", play, caller.actor());
        return get(handle, id);
    }

    /**
     * Says which rumour of the team it is that this inject played in.
     *
     * @param byItself whether the product finds out again
     * @param rumour the rumour's id; null for none
     */
    Play match(Handle handle, Caller caller, String id, ExpectedVersion expected, boolean byItself, String rumour) {
        Play play = held(handle, caller, id, expected);
        if (play.kind() != InjectKind.RUMOUR) {
            throw Problem.conflict("exercise.no-rumour");
        }
        if (rumour != null
                && rumours.all(handle, play.incident()).stream()
                        .noneMatch(view -> view.rumour().id().equals(rumour))) {
            throw Problem.invalid("rumour", "exercise.rumour");
        }
        handle.attach(PlayDao.class)
                .match(id, play.version(), !byItself, byItself ? null : rumour, caller.name(), clock.instant());
        log(handle, "exercise.matched", play, caller.actor());
        return get(handle, id);
    }

    /** Says what the team did with a card; for who holds the role that it is for, and for the trainer. */
    Play handled(Handle handle, Caller caller, String id, ExpectedVersion expected, String note) {
        Play found = get(handle, id);
        Incident incident = incidents.readable(handle, caller, found.incident());
        Run run = handle.attach(RunDao.class).lock(incident.id()).orElseThrow();
        Play play = get(handle, id);
        boolean trains = exercises.trains(handle, caller, incident, run);
        boolean seen = play.state() == Play.State.PLAYED && play.content().isCard();
        if (!seen && !trains) {
            throw Problem.notFound("inject");
        }
        if (!seen) {
            throw Problem.conflict("exercise.no-card");
        }
        if (!trains) {
            incidents.require(handle, caller, incident.id(), roles(play.content()));
        }
        incident.unlessClosed();
        expected.check(play.version(), play.changedBy(), play.changedAt());
        handle.attach(PlayDao.class).handled(id, play.version(), note.strip(), caller.name(), clock.instant());
        log(handle, "exercise.handled", play, caller.actor());
        return get(handle, id);
    }

    /** Whose task a card is: a service that was wrong before concerns who keeps the facts. */
    static Role[] roles(Inject inject) {
        return inject.to() == null ? new Role[] {Role.AUTHOR, Role.LEAD} : new Role[] {inject.to()};
    }

    private Play held(Handle handle, Caller caller, String id, ExpectedVersion expected) {
        Play found = get(handle, id);
        try {
            exercises.forTrainer(handle, caller, found.incident());
        } catch (Problem refused) {
            boolean known =
                    found.state() == Play.State.PLAYED && found.content().isCard();
            throw known ? refused : Problem.notFound("inject");
        }
        Play play = get(handle, id);
        if (expected != null) {
            expected.check(play.version(), play.changedBy(), play.changedAt());
        }
        return play;
    }

    private Inject placed(Handle handle, Run run, Inject inject, String name, Play before) {
        if (run.state() == RunState.ENDED) {
            throw Problem.conflict("exercise.state.ENDED");
        }
        Duration here = Duration.ofMillis(run.positionMillis(clock.instant()));
        Duration at = inject.at() == null ? here : inject.at();
        if (inject.at() != null && run.state().isUnderWay() && at.compareTo(here) < 0) {
            throw Problem.invalid("at", "exercise.past");
        }
        List<Play> others = new ArrayList<>(handle.attach(PlayDao.class).of(run.incident()));
        others.removeIf(other -> before != null && other.id().equals(before.id()));
        if (others.stream().anyMatch(other -> other.name().equals(name))) {
            throw Problem.invalid("id", "exercise.twice");
        }
        rules.check(inject, at, run, others);
        return inject.named(name, at);
    }

    private static String blank(String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    /** Players read the log: what has not come is not named. */
    private void log(Handle handle, String kind, Play play, Actor actor) {
        logbook.append(handle, Entry.of(kind, play.incident(), play.id(), actor, Map.of()));
    }
}
