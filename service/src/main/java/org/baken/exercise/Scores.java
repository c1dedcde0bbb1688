package org.baken.exercise;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.baken.incident.Cadence;
import org.baken.incident.Incident;
import org.baken.logbook.Logbook;
import org.baken.rumour.AlikeClaims;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** Counts what teams did in exercises. Thread-safe. */
public final class Scores {
    private final Rumours rumours;
    private final AlikeClaims alike = new AlikeClaims();
    private final Cadence cadence;
    private final Logbook logbook;
    private final Clock clock;

    /** @param cadence how soon residents hear from the house */
    Scores(Rumours rumours, Cadence cadence, Logbook logbook, Clock clock) {
        this.rumours = rumours;
        this.cadence = cadence;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the score of an exercise as it stands now; empty when the incident has no play, as every real one. */
    public Optional<Score> of(Handle handle, Incident incident) {
        return handle.attach(RunDao.class).find(incident.id()).map(run -> count(handle, run));
    }

    private Score count(Handle handle, Run run) {
        List<Play> plays = handle.attach(PlayDao.class).of(run.incident()).stream()
                .filter(play -> play.state() != Play.State.DROPPED)
                .toList();
        List<ScoreDao.Sorted> posts = handle.attach(ScoreDao.class).sorted(run.incident());
        Matches matches = Matches.of(handle, rumours, alike, run.incident(), plays, posts);
        Tally tally = new Tally(handle, run, Objects.requireNonNullElseGet(run.endedAt(), clock::instant));
        if (run.startedAt() != null) {
            tally.clocks(cadence);
            plays.stream()
                    .filter(play -> play.state() == Play.State.PLAYED)
                    .forEach(play -> inject(handle, tally, play, plays, posts, matches));
            tally.reactions(plays, posts);
            tally.rules();
        }
        return new Score(
                run.incident(),
                run.title(),
                run.lang(),
                run.state() == RunState.ENDED,
                run.startedAt(),
                run.endedAt(),
                run.goals(),
                tally.lines(),
                plays.stream().map(play -> told(tally, run, play, matches)).toList(),
                handle.attach(AttemptDao.class).of(run.incident()));
    }

    private void inject(
            Handle handle, Tally tally, Play play, List<Play> plays, List<ScoreDao.Sorted> posts, Matches matches) {
        switch (play.kind()) {
            case RUMOUR -> new RumourTally(tally, play, matches).count();
            case FACT -> new FactTally(handle, logbook, tally, play, plays).count();
            case PRESS, VISIT, CALL -> tally.card(play);
            default -> {}
        }
    }

    private static Score.Told told(Tally tally, Run run, Play play, Matches matches) {
        Inject inject = play.content();
        return new Score.Told(
                play.id(),
                play.kind(),
                play.state(),
                play.atMillis() / 1000,
                play.playedAt(),
                Inject.in(inject.title(), run.lang()),
                Inject.in(inject.expect(), run.lang()),
                tally.happened(play),
                Objects.requireNonNullElse(inject.guidelines(), List.of()),
                play.note(),
                matches.of(play).map(view -> view.rumour().id()).orElse(null),
                play.matched(),
                play.version());
    }
}
