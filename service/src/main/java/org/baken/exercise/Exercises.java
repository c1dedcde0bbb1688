package org.baken.exercise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Fact;
import org.baken.incident.FactKind;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.IncidentKind;
import org.baken.incident.IncidentResource;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.Opener;
import org.baken.incident.Roster;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The plays of exercises: who may train, beginning, starting, standing still, jumping and ending. Thread-safe. */
public final class Exercises {
    private final Scenarios scenarios;
    private final Incidents incidents;
    private final Opener opener;
    private final Facts facts;
    private final Player player;
    private final Logbook logbook;
    private final Clock clock;

    Exercises(
            Scenarios scenarios,
            Incidents incidents,
            Opener opener,
            Facts facts,
            Player player,
            Logbook logbook,
            Clock clock) {
        this.scenarios = scenarios;
        this.incidents = incidents;
        this.opener = opener;
        this.facts = facts;
        this.player = player;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** What becomes of what lies between where the play is and where it jumps to. */
    public enum Between {
        PLAY,
        SKIP
    }

    /** What a play is to be; what is null stays. The position in seconds from the start. */
    record Wish(RunState state, Double speed, Long position, Between between) {}

    /** What an exercise begins with; what is null is taken from the scenario. */
    record Beginning(String scenario, String title, String language, Double speed) {}

    /** Whether a person trains teams, by their general roles. */
    static boolean mayTrain(Caller caller) {
        return caller.has(Role.LEAD, Role.ADMIN);
    }

    /**
     * Whether a person trains this team: who began the play, and everybody else who may train and does not stand on the incident's
     * roster, because who plays must not see what comes.
     */
    boolean trains(Handle handle, Caller caller, Incident incident, Run run) {
        if (run.trainer().equals(caller.id())) {
            return true;
        }
        Roster roster = incidents.roster(handle, incident);
        boolean plays = caller.id().equals(roster.lead())
                || roster.members().stream().anyMatch(member -> member.person().equals(caller.id()));
        return mayTrain(caller) && !plays;
    }

    /** The scenario, or 404. */
    Scenario scenario(String id) {
        return scenarios.find(id).orElseThrow(() -> Problem.notFound("scenario"));
    }

    /** Whether a person may read what happens in a scenario: nobody does who plays it. */
    boolean mayRead(Handle handle, Caller caller, Scenario scenario) {
        return mayTrain(caller)
                && !handle.attach(RunDao.class).playedBy(caller.id()).contains(scenario.id());
    }

    /** Gives the play of an incident that the caller may know of, or 404. */
    Run of(Handle handle, Incident incident) {
        return find(handle, incident.id()).orElseThrow(() -> Problem.notFound("exercise"));
    }

    Optional<Run> find(Handle handle, String incident) {
        return handle.attach(RunDao.class).find(incident);
    }

    /** Gives the play, held until the transaction ends, to who trains this team; 403 to who plays. */
    Run forTrainer(Handle handle, Caller caller, String id) {
        Incident incident = incidents.readable(handle, caller, id);
        Run run = handle.attach(RunDao.class).lock(id).orElseThrow(() -> Problem.notFound("exercise"));
        if (!trains(handle, caller, incident, run)) {
            throw Problem.refused("exercise.trainer-only", run.trainerName());
        }
        return run;
    }

    /** Opens an exercise incident from a scenario; its play is ready. 400 for a scenario or a language that there is not. */
    Incident open(Handle handle, Caller caller, Beginning beginning) {
        Scenario scenario = scenarios
                .find(beginning.scenario())
                .orElseThrow(() -> Problem.invalid("scenario", "exercise.scenario"));
        String lang = language(beginning.language(), scenario.languages());
        double speed = speed(beginning.speed(), 1);
        String title = beginning.title() == null || beginning.title().isBlank()
                ? Inject.in(scenario.title(), lang)
                : beginning.title();
        Set<String> languages = new LinkedHashSet<>(List.of(lang));
        languages.addAll(scenario.languages());
        Incident incident = opener.open(
                handle,
                new IncidentResource.Creation(
                        title,
                        scenario.type(),
                        IncidentKind.EXERCISE,
                        scenario.scale(),
                        List.copyOf(languages),
                        scenario.place(),
                        scenario.hashtag(),
                        null,
                        null,
                        null),
                caller);
        begin(handle, incident, scenario, lang, speed, caller);
        facts.add(handle, alarm(incident, scenario, lang), caller.actor());
        return incident;
    }

    /** Begins a play in an exercise incident that is there; 409 in a real one, a closed one, or one that has a play. */
    Run attach(Handle handle, Caller caller, String id, Beginning beginning) {
        Incident incident = incidents.readable(handle, caller, id).unlessClosed();
        if (!mayTrain(caller)) {
            throw Problem.refused("exercise.train-only");
        }
        if (!incident.isExercise()) {
            throw Problem.conflict("exercise.real");
        }
        if (find(handle, id).isPresent()) {
            throw Problem.conflict("exercise.there");
        }
        Scenario scenario = beginning.scenario() == null
                ? null
                : scenarios
                        .find(beginning.scenario())
                        .orElseThrow(() -> Problem.invalid("scenario", "exercise.scenario"));
        String lang = language(beginning.language(), scenario == null ? incident.languages() : scenario.languages());
        return begin(handle, incident, scenario, lang, speed(beginning.speed(), 1), caller);
    }

    private Run begin(Handle handle, Incident incident, Scenario scenario, String lang, double speed, Caller caller) {
        Instant now = clock.instant();
        boolean empty = scenario == null;
        Run run = new Run(
                incident.id(),
                empty ? null : scenario.id(),
                empty ? null : scenario.hash(),
                empty ? incident.title() : Inject.in(scenario.title(), lang),
                empty ? null : scenario.minutes(),
                empty ? List.of() : scenario.goals(),
                lang,
                RunState.READY,
                speed,
                0,
                now,
                caller.id(),
                caller.name(),
                null,
                null,
                1,
                caller.name(),
                now);
        if (handle.attach(RunDao.class).insert(run) == 0) {
            throw Problem.conflict("exercise.real");
        }
        List<Inject> injects = empty ? List.of() : scenario.injects();
        for (int i = 0; i < injects.size(); i++) {
            Injects.insert(handle, Play.waiting(run.incident(), i + 1, injects.get(i), false, caller.name(), now));
        }
        logbook.append(
                handle,
                Entry.of(
                        "exercise.begun",
                        run.incident(),
                        run.incident(),
                        caller.actor(),
                        Map.of("title", run.title())));
        return run;
    }

    private Fact alarm(Incident incident, Scenario scenario, String lang) {
        Instant now = clock.instant();
        String source = Catalogue.text(lang, "exercise.alarm");
        return new Fact(
                Ids.next(),
                incident.id(),
                FactKind.KNOWN,
                FactState.REPORTED,
                scenario.alarm(),
                source,
                null,
                source,
                now,
                1,
                source,
                now);
    }

    /** Starts, stops, jumps, goes faster or slower, ends. 409 for what cannot follow, 412 when somebody was faster. */
    Run change(Handle handle, Caller caller, String id, ExpectedVersion expected, Wish wish) {
        Run run = forTrainer(handle, caller, id);
        expected.check(run.version(), run.changedBy(), run.changedAt());
        Instant now = clock.instant();
        RunState to = Objects.requireNonNullElse(wish.state(), run.state());
        requireMove(handle, run, to);
        if (to == RunState.ENDED) {
            player.end(handle, run, caller.actor());
            return find(handle, id).orElseThrow();
        }
        long here = run.positionMillis(now);
        long position = wish.position() == null ? here : position(wish.position(), to) * 1000;
        RunDao runs = handle.attach(RunDao.class);
        if (wish.between() == Between.SKIP && position > here) {
            PlayDao plays = handle.attach(PlayDao.class);
            plays.skipPosts(id, position);
            plays.skip(id, position, caller.name(), now);
        }
        Run moved = run.moved(to, speed(wish.speed(), run.speed()), position, caller.name(), now);
        runs.update(moved);
        if (to == RunState.PAUSED && run.state() == RunState.RUNNING) {
            runs.pause(id, now);
        } else if (to == RunState.RUNNING && run.state() == RunState.PAUSED) {
            runs.goOn(id, now);
        }
        logbook.append(handle, entry(run, moved, wish, caller.actor()));
        return find(handle, id).orElseThrow();
    }

    private void requireMove(Handle handle, Run run, RunState to) {
        if (to != run.state() && !run.state().next().contains(to)) {
            throw Problem.conflict("exercise.state." + run.state());
        }
        if (run.state() == RunState.ENDED) {
            throw Problem.conflict("exercise.state.ENDED");
        }
        IncidentState state = incidents.get(handle, run.incident()).state();
        if (to == RunState.RUNNING && state != IncidentState.ACTIVE && state != IncidentState.AFTERCARE) {
            throw Problem.conflict("exercise.not-active");
        }
    }

    private static long position(long wanted, RunState to) {
        if (wanted < 0 || wanted > InjectRules.LONGEST.toSeconds()) {
            throw Problem.invalid("position", "problem.range", 0, InjectRules.LONGEST.toSeconds());
        }
        if (to == RunState.READY) {
            throw Problem.conflict("exercise.state.READY");
        }
        return wanted;
    }

    private static double speed(Double wanted, double otherwise) {
        if (wanted != null && !(wanted >= Run.SLOWEST && wanted <= Run.FASTEST)) {
            throw Problem.invalid("speed", "problem.range", Run.SLOWEST, Run.FASTEST);
        }
        return wanted == null ? otherwise : wanted;
    }

    private static String language(String wanted, List<String> possible) {
        if (wanted != null && !possible.contains(wanted)) {
            throw Problem.invalid("language", "problem.one-of", String.join(", ", possible));
        }
        return wanted == null ? possible.get(0) : wanted;
    }

    /** Players read the log: how the play moves, not what lies between. */
    static Entry entry(Run before, Run after, Wish wish, Actor actor) {
        Map<String, Object> data = new HashMap<>();
        data.put("from", before.state());
        data.put("to", after.state());
        data.put("speed", after.speed());
        data.put("seconds", Duration.ofMillis(after.atMillis()).toSeconds());
        data.put("jump", wish != null && wish.position() != null);
        return Entry.of("exercise.state", after.incident(), after.incident(), actor, data);
    }

    /** How much time the team had between two moments: without that in which the play stood still. */
    static Duration worked(List<RunDao.Pause> pauses, Instant from, Instant to) {
        Duration all = Duration.between(from, to);
        for (RunDao.Pause pause : pauses) {
            Instant begin = pause.fromAt().isAfter(from) ? pause.fromAt() : from;
            Instant end = pause.toAt() == null || pause.toAt().isAfter(to) ? to : pause.toAt();
            if (end.isAfter(begin)) {
                all = all.minus(Duration.between(begin, end));
            }
        }
        return all;
    }

    /** Until when something is to be done: the time in which the play stood still comes on top. */
    static Instant due(List<RunDao.Pause> pauses, Instant from, Duration within, Instant now) {
        Instant due = from.plus(within);
        List<RunDao.Pause> later = new ArrayList<>(pauses);
        for (RunDao.Pause pause : later) {
            Instant end = pause.toAt() == null ? now : pause.toAt();
            Instant begin = pause.fromAt().isAfter(from) ? pause.fromAt() : from;
            if (begin.isBefore(due) && end.isAfter(begin)) {
                due = due.plus(Duration.between(begin, end));
            }
        }
        return due;
    }
}
