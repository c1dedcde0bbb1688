package org.baken.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.exercise.Score.Line;
import org.baken.exercise.Score.Met;
import org.baken.exercise.Score.Part;
import org.baken.exercise.Score.Words;
import org.baken.incident.Cadence;
import org.baken.platform.Guideline;
import org.jdbi.v3.core.Handle;

/** The lines of a score as they are counted. Clocks count the time that people had: the speed of the play does not shorten it. */
final class Tally {
    /** Of ten reactions, so many sorted right are good. */
    private static final double RIGHT = 0.8;

    private final Handle handle;
    private final Run run;
    private final Instant end;
    private final List<RunDao.Pause> pauses;
    private final ScoreDao figures;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Words> happened = new HashMap<>();

    /** @param end when the play ended, or now */
    Tally(Handle handle, Run run, Instant end) {
        this.handle = handle;
        this.run = run;
        this.end = end;
        this.pauses = handle.attach(RunDao.class).pauses(run.incident());
        this.figures = handle.attach(ScoreDao.class);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What became of an inject, in a sentence. */
    Words happened(Play play) {
        return switch (play.state()) {
            case WAITING -> new Words("exercise.happened.waiting");
            case SKIPPED -> new Words("exercise.happened.skipped");
            default -> happened.getOrDefault(play.id(), new Words("exercise.happened.played"));
        };
    }

    void happened(Play play, Words words) {
        happened.put(play.id(), words);
    }

    Duration worked(Instant from, Instant to) {
        return Exercises.worked(pauses, from, to);
    }

    Instant end() {
        return end;
    }

    /** A target that something was to be done within; {@code done} is null when it was not. */
    void within(
            String id,
            Part part,
            Play play,
            Words what,
            Instant from,
            Instant done,
            Duration within,
            Words missing,
            List<Guideline> guidelines) {
        Duration took = worked(from, done == null ? end : done);
        boolean late = took.compareTo(within) > 0;
        Met met = done == null
                ? (late || run.state() == RunState.ENDED ? Met.NO : Met.NOT_TRIED)
                : late ? Met.NO : Met.YES;
        add(new Line(
                id,
                part,
                play == null ? null : play.id(),
                what,
                new Words("exercise.target.within", time(within)),
                done == null ? missing : new Words("exercise.got.after", time(took)),
                met,
                guidelines));
    }

    void add(Line line) {
        lines.add(line);
    }

    static Words time(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? new Words("exercise.seconds", seconds)
                : new Words("exercise.minutes", Math.round(seconds / 60.0));
    }

    static List<Guideline> guidelines(Play play, Guideline otherwise) {
        List<Guideline> named = Objects.requireNonNullElse(play.content().guidelines(), List.of());
        return named.isEmpty() ? List.of(otherwise) : named;
    }

    /** The first statement and the updates (guidelines V10, H40). */
    void clocks(Cadence cadence) {
        List<Instant> out = figures.publications(run.incident()).stream()
                .filter(at -> !at.isAfter(end))
                .toList();
        Instant first = out.isEmpty() ? null : out.get(0);
        within(
                "first-statement",
                Part.CLOCKS,
                null,
                new Words("exercise.line.first"),
                run.startedAt(),
                first,
                cadence.firstStatement(),
                new Words("exercise.got.none"),
                List.of(Guideline.V10, Guideline.B01));
        int kept = 0;
        int all = 0;
        for (int i = 0; i < out.size(); i++) {
            boolean last = i == out.size() - 1;
            boolean inTime = worked(out.get(i), last ? end : out.get(i + 1)).compareTo(cadence.update()) <= 0;
            // After the last one only what is late counts: the promise was not due before the end.
            if (!last || !inTime) {
                all++;
                kept += inTime ? 1 : 0;
            }
        }
        add(new Line(
                "updates",
                Part.CLOCKS,
                null,
                new Words("exercise.line.updates"),
                new Words("exercise.target.every", time(cadence.update())),
                new Words("exercise.got.kept", kept, all),
                all == 0 ? Met.NOT_TRIED : kept == all ? Met.YES : Met.NO,
                List.of(Guideline.H40)));
    }

    /** A question of the press, a visit or a call (guideline A29). */
    void card(Play play) {
        String who = Inject.in(play.content().who(), run.lang());
        Words what = new Words("exercise.line.card." + play.kind(), who);
        happened(
                play,
                play.handledAt() == null
                        ? new Words("exercise.happened.unhandled")
                        : new Words(
                                "exercise.happened.handled",
                                play.handledBy(),
                                time(worked(play.playedAt(), play.handledAt())),
                                play.handledNote()));
        if (play.content().within() != null) {
            within(
                    "card-" + play.name(),
                    Part.CARDS,
                    play,
                    what,
                    play.playedAt(),
                    play.handledAt(),
                    play.content().within(),
                    new Words("exercise.got.unhandled"),
                    guidelines(play, Guideline.A29));
        } else {
            boolean open = play.handledAt() == null;
            add(new Line(
                    "card-" + play.name(),
                    Part.CARDS,
                    play.id(),
                    what,
                    new Words("exercise.target.handled"),
                    open
                            ? new Words("exercise.got.unhandled")
                            : new Words("exercise.got.after", time(worked(play.playedAt(), play.handledAt()))),
                    !open ? Met.YES : run.state() == RunState.ENDED ? Met.NO : Met.NOT_TRIED,
                    guidelines(play, Guideline.A29)));
        }
    }

    /** Whether reactions were sorted into the right class, where the scenario says which (guideline A30). */
    void reactions(List<Play> plays, List<ScoreDao.Sorted> posts) {
        Map<String, Play> byId = new HashMap<>();
        plays.forEach(play -> byId.put(play.id(), play));
        int counted = 0;
        int right = 0;
        int unsorted = 0;
        for (ScoreDao.Sorted post : posts) {
            Play play = byId.get(post.inject());
            String wanted = play == null
                    ? null
                    : play.content().posts().get(post.number()).category();
            if (wanted != null) {
                counted++;
                right += wanted.equals(post.category()) ? 1 : 0;
                unsorted += post.category() == null ? 1 : 0;
            }
        }
        add(new Line(
                "triage",
                Part.REACTIONS,
                null,
                new Words("exercise.line.triage"),
                new Words("exercise.target.triage"),
                new Words("exercise.got.triage", right, counted, unsorted),
                counted == 0 ? Met.NOT_TRIED : right >= RIGHT * counted ? Met.YES : Met.NO,
                List.of(Guideline.A30, Guideline.B03)));
    }

    /** Whether the team has published nothing: then there was nothing to go wrong with. */
    boolean isSilent() {
        return figures.publications(run.incident()).isEmpty();
    }

    /** Four eyes, checks, and what was left. */
    void rules() {
        String incident = run.incident();
        List<Attempt> attempts = handle.attach(AttemptDao.class).of(incident);
        boolean none = isSilent();
        count(
                "unapproved",
                attempts,
                List.of(Attempt.Kind.UNAPPROVED, Attempt.Kind.OWN_WORK, Attempt.Kind.NO_RIGHT),
                Guideline.H31);
        zero("emergency", figures.emergencies(incident), none, Guideline.B08);
        count("blocked", attempts, List.of(Attempt.Kind.BLOCKED), Guideline.A20);
        zero("warned", figures.warned(incident), none, Guideline.A20);
        ScoreDao.Deliveries deliveries = figures.deliveries(incident);
        zero("deliveries", deliveries.trouble(), deliveries.total() == 0, Guideline.V17);
    }

    private void count(String id, List<Attempt> attempts, List<Attempt.Kind> kinds, Guideline guideline) {
        long found = attempts.stream().filter(one -> kinds.contains(one.kind())).count();
        zero(id, found, isSilent(), guideline);
    }

    private void zero(String id, long found, boolean untried, Guideline guideline) {
        add(new Line(
                id,
                Part.RULES,
                null,
                new Words("exercise.line." + id),
                new Words("exercise.target.none"),
                new Words("exercise.got.times", found),
                found > 0 ? Met.NO : untried ? Met.NOT_TRIED : Met.YES,
                List.of(guideline)));
    }
}
