package org.baken.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baken.exercise.Score.Line;
import org.baken.exercise.Score.Met;
import org.baken.exercise.Score.Part;
import org.baken.exercise.Score.Words;
import org.baken.platform.Guideline;
import org.baken.rumour.Rumour;
import org.baken.rumour.RumourState;
import org.baken.rumour.RumourView;

/** What the team did with one claim that was played in: seen, judged, corrected or watched (guidelines V11, H15, H20). */
final class RumourTally {
    private static final Set<RumourState> TO_CORRECT = EnumSet.of(RumourState.FALSE, RumourState.MISLEADING);
    private static final Set<RumourState> WATCHED = EnumSet.of(RumourState.MONITORING, RumourState.CLOSED);

    private final Tally tally;
    private final Play play;
    private final Inject inject;
    private final Optional<RumourView> found;
    private final Instant reportedAt;
    private final String claim;

    RumourTally(Tally tally, Play play, Matches matches) {
        this.tally = tally;
        this.play = play;
        this.inject = play.content();
        this.found = matches.of(play);
        this.reportedAt = found.flatMap(root -> matches.family(root).stream()
                        .map(view -> view.rumour().reportedAt())
                        .min(Comparator.naturalOrder()))
                .orElse(null);
        this.claim = inject.claim().values().iterator().next();
    }

    void count() {
        tally.within(
                "rumour-" + play.name(),
                Part.RUMOURS,
                play,
                new Words("exercise.line.rumour", claim),
                play.playedAt(),
                reportedAt,
                inject.within(),
                new Words("exercise.got.missed"),
                Tally.guidelines(play, Guideline.V11));
        if (found.isEmpty()) {
            tally.happened(play, new Words("exercise.happened.missed"));
            return;
        }
        Rumour rumour = found.get().rumour();
        verdict(rumour);
        if (TO_CORRECT.contains(inject.truth())) {
            correction(rumour);
        }
        tally.happened(
                play,
                new Words(
                        "exercise.happened.rumour",
                        rumour.reportedBy(),
                        Tally.time(tally.worked(play.playedAt(), reportedAt)),
                        new Words("rumour.state." + rumour.state())));
    }

    private void verdict(Rumour rumour) {
        boolean judged = rumour.verdict() != null;
        boolean right = rumour.verdict() == inject.truth();
        tally.add(new Line(
                "verdict-" + play.name(),
                Part.RUMOURS,
                play.id(),
                new Words("exercise.line.verdict", claim),
                new Words("rumour.state." + inject.truth()),
                judged
                        ? new Words(
                                "exercise.got.verdict",
                                new Words("rumour.state." + rumour.verdict()),
                                Tally.time(tally.worked(
                                        rumour.reportedAt(),
                                        found.get().clocks().verdictAt())))
                        : new Words("exercise.got.no-verdict"),
                right ? Met.YES : Met.NO,
                List.of(Guideline.H15, Guideline.A27)));
        if (judged) {
            time(rumour);
        }
    }

    private void time(Rumour rumour) {
        Rumour.Clocks clocks = found.get().clocks();
        tally.within(
                "verdict-time-" + play.name(),
                Part.RUMOURS,
                play,
                new Words("exercise.line.verdict-time", claim),
                rumour.reportedAt(),
                clocks.verdictAt(),
                Duration.between(clocks.reportedAt(), clocks.verdictDueAt()),
                new Words("exercise.got.no-verdict"),
                List.of(Guideline.V11));
    }

    /** What is only watched, because few people saw it, needs no correction (guideline H20). */
    private void correction(Rumour rumour) {
        Rumour.Clocks clocks = found.get().clocks();
        boolean watched = clocks.correctedAt() == null && WATCHED.contains(rumour.state());
        if (watched || clocks.verdictAt() == null) {
            tally.add(new Line(
                    "correction-" + play.name(),
                    Part.RUMOURS,
                    play.id(),
                    new Words("exercise.line.correction", claim),
                    new Words("exercise.target.corrected"),
                    new Words(watched ? "exercise.got.watched" : "exercise.got.no-verdict"),
                    watched ? Met.YES : Met.NOT_TRIED,
                    List.of(Guideline.H20)));
            return;
        }
        Instant due = clocks.correctionDueAt();
        tally.within(
                "correction-" + play.name(),
                Part.RUMOURS,
                play,
                new Words("exercise.line.correction", claim),
                clocks.verdictAt(),
                clocks.correctedAt(),
                due == null ? Duration.ofMinutes(30) : Duration.between(clocks.verdictAt(), due),
                new Words("exercise.got.uncorrected"),
                List.of(Guideline.H16, Guideline.A20));
    }
}
