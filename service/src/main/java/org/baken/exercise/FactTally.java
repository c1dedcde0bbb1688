package org.baken.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baken.exercise.Score.Line;
import org.baken.exercise.Score.Met;
import org.baken.exercise.Score.Part;
import org.baken.exercise.Score.Words;
import org.baken.incident.FactState;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Guideline;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/** Whether a fact that was wrong was mended on the board, and whether it went out before (guidelines A26, A20). */
final class FactTally {
    private static final Set<String> MENDED = Set.of(FactState.DENIED.name(), FactState.OUTDATED.name());

    private final Handle handle;
    private final Logbook logbook;
    private final Tally tally;
    private final Play play;
    private final Optional<Play> corrected;
    private final String text;

    FactTally(Handle handle, Logbook logbook, Tally tally, Play play, List<Play> plays) {
        this.handle = handle;
        this.logbook = logbook;
        this.tally = tally;
        this.play = play;
        this.corrected = plays.stream()
                .filter(other -> play.name().equals(other.content().corrects()) && other.state() == Play.State.PLAYED)
                .findFirst();
        this.text = play.content().text().values().iterator().next();
    }

    void count() {
        if (!play.content().isWrong()) {
            return;
        }
        Optional<Instant> mended = mendedAt();
        corrected.ifPresent(correction -> mended(correction, mended.orElse(null)));
        int used = handle.attach(ScoreDao.class).restingOn(play.fact());
        tally.add(new Line(
                "fact-used-" + play.name(),
                Part.FACTS,
                play.id(),
                new Words("exercise.line.fact-used", text),
                new Words("exercise.target.none"),
                new Words("exercise.got.messages", used),
                used > 0 ? Met.NO : tally.isSilent() ? Met.NOT_TRIED : Met.YES,
                Tally.guidelines(play, Guideline.A26)));
        tally.happened(
                play, new Words(mended.isPresent() ? "exercise.happened.mended" : "exercise.happened.unmended", used));
    }

    /** The right one came from the service: from then on the wrong one must not stay on the board. */
    private void mended(Play correction, Instant mended) {
        Words what = new Words("exercise.line.fact", text);
        if (mended != null && mended.isBefore(correction.playedAt())) {
            tally.add(new Line(
                    "fact-" + play.name(),
                    Part.FACTS,
                    play.id(),
                    what,
                    new Words("exercise.target.mended"),
                    new Words("exercise.got.before"),
                    Met.YES,
                    Tally.guidelines(play, Guideline.A20)));
            return;
        }
        tally.within(
                "fact-" + play.name(),
                Part.FACTS,
                play,
                what,
                correction.playedAt(),
                mended,
                correction.content().within() == null
                        ? Duration.ofMinutes(10)
                        : correction.content().within(),
                new Words("exercise.got.unmended"),
                Tally.guidelines(play, Guideline.A20));
    }

    private Optional<Instant> mendedAt() {
        return logbook
                .ofIncident(handle, play.incident(), "fact.changed", play.fact(), Paging.of(200, null))
                .items()
                .stream()
                .filter(entry -> MENDED.contains(entry.data().path("state").asText()))
                .map(LogEntry::at)
                .findFirst();
    }
}
