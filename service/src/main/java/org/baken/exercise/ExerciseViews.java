package org.baken.exercise;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.publishing.Accounts;
import org.jdbi.v3.core.Handle;

/** Shows plays to who trains and to who plays. */
final class ExerciseViews {
    private final Exercises exercises;
    private final Incidents incidents;
    private final Accounts accounts;
    private final Clock clock;

    ExerciseViews(Exercises exercises, Incidents incidents, Accounts accounts, Clock clock) {
        this.exercises = exercises;
        this.incidents = incidents;
        this.accounts = accounts;
        this.clock = clock;
    }

    ExerciseView of(Handle handle, Caller caller, Incident incident, Run run) {
        Instant now = clock.instant();
        boolean trains = exercises.trains(handle, caller, incident, run);
        List<ExerciseView.Shown> shown = trains
                ? all(handle, new Reader(handle, caller, incident, run, true), run)
                : cards(handle, caller, incident, run);
        return new ExerciseView(
                run.incident(),
                run.scenario(),
                run.title(),
                run.minutes(),
                run.goals(),
                run.lang(),
                run.state(),
                run.speed(),
                run.positionMillis(now) / 1000.0,
                now,
                trains,
                run.trainerName(),
                run.startedAt(),
                run.endedAt(),
                shown,
                run.version());
    }

    private static List<ExerciseView.Shown> all(Handle handle, Reader reader, Run run) {
        List<Play> all = handle.attach(PlayDao.class).of(run.incident());
        return all.stream().map(play -> reader.shown(play, all)).toList();
    }

    /** What came and asks for somebody, as everybody sees it, the newest first. */
    List<ExerciseView.Shown> cards(Handle handle, Caller caller, Incident incident, Run run) {
        Reader reader = new Reader(handle, caller, incident, run, false);
        List<Play> all = handle.attach(PlayDao.class).of(run.incident());
        return all.stream()
                .filter(play ->
                        play.state() == Play.State.PLAYED && play.content().isCard())
                .sorted(Comparator.comparing(Play::playedAt).reversed())
                .map(play -> reader.shown(play, all))
                .toList();
    }

    /** One inject as the caller sees it. */
    ExerciseView.Shown of(Handle handle, Caller caller, Play play) {
        Incident incident = incidents.get(handle, play.incident());
        Run run = exercises.of(handle, incident);
        return new Reader(handle, caller, incident, run, exercises.trains(handle, caller, incident, run))
                .shown(play, handle.attach(PlayDao.class).of(run.incident()));
    }

    private final class Reader {
        private final Run run;
        private final boolean trains;
        private final Set<Role> roles;
        private final List<RunDao.Pause> pauses;
        private final Map<String, Integer> posts;
        private final Map<String, List<String>> touched;

        Reader(Handle handle, Caller caller, Incident incident, Run run, boolean trains) {
            this.run = run;
            this.trains = trains;
            this.roles = incidents.rolesOf(handle, caller, incident);
            this.pauses = handle.attach(RunDao.class).pauses(run.incident());
            this.posts = handle.attach(PlayDao.class).posted(run.incident()).stream()
                    .collect(Collectors.toMap(PlayDao.Posted::inject, PlayDao.Posted::played));
            Map<String, String> names = accounts.all(handle).stream()
                    .collect(Collectors.toMap(account -> account.id(), account -> account.name()));
            this.touched = handle.attach(BehaviourDao.class).all(run.incident()).stream()
                    .collect(Collectors.groupingBy(
                            BehaviourDao.Set::inject,
                            Collectors.mapping(set -> names.get(set.account()), Collectors.toList())));
        }

        ExerciseView.Shown shown(Play play, List<Play> all) {
            Inject inject = play.content();
            boolean card = inject.isCard() && play.state() == Play.State.PLAYED;
            return new ExerciseView.Shown(
                    play.id(),
                    trains ? play.name() : null,
                    trains ? play.atMillis() / 1000 : null,
                    trains ? play.state() : null,
                    trains ? play.live() : null,
                    trains ? posts.getOrDefault(play.id(), 0) : null,
                    trains ? touched.getOrDefault(play.id(), List.of()) : null,
                    trains ? play.note() : null,
                    trains ? inject : null,
                    play.kind(),
                    inject.to(),
                    inject.service() == null ? Inject.in(inject.who(), run.lang()) : inject.service(),
                    Inject.in(inject.text(), run.lang()),
                    earlier(inject, all),
                    play.playedAt(),
                    card && inject.within() != null
                            ? Exercises.due(pauses, play.playedAt(), inject.within(), clock.instant())
                            : null,
                    card && Arrays.stream(Injects.roles(inject)).anyMatch(roles::contains),
                    play.handledAt(),
                    play.handledBy(),
                    play.handledNote(),
                    play.version());
        }

        private String earlier(Inject inject, List<Play> all) {
            Map<String, Play> byName = all.stream().collect(Collectors.toMap(Play::name, Function.identity()));
            Play earlier = inject.corrects() == null ? null : byName.get(inject.corrects());
            return earlier == null
                    ? null
                    : Inject.in(Objects.requireNonNull(earlier.content().text()), run.lang());
        }
    }
}
