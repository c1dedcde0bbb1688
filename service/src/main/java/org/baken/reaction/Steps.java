package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Translated;
import org.baken.triage.Act;
import org.baken.triage.TriageStep;
import org.jdbi.v3.core.Handle;

/**
 * The procedures of the reactions (guidelines H07–H10, B03). Every step that is taken stays written down, and so does who took it back.
 * Thread-safe.
 */
public final class Steps {
    private final Reactions reactions;
    private final StepReader reader;
    private final Strikes strikes;
    private final StepFiles files;
    private final Clock clock;

    public Steps(Reactions reactions, StepReader reader, Strikes strikes, StepFiles files, Clock clock) {
        this.reactions = reactions;
        this.reader = reader;
        this.strikes = strikes;
        this.files = files;
        this.clock = clock;
    }

    private StepStanding judged(Handle handle, Reaction reaction) {
        return reader.standing(handle, reaction).orElseThrow(() -> Problem.conflict("triage.step.class"));
    }

    /** Takes a step; one that is done already is left as it is. 409 names what must be done before. */
    Moderation.Act take(Handle handle, Caller caller, Reaction reaction, String id, String note, String url) {
        StepStanding standing = judged(handle, reaction);
        TriageStep step =
                standing.step(id).orElseThrow(() -> Problem.invalid("step", "problem.one-of", ids(standing.steps())));
        return standing.isDone(step)
                ? again(handle, caller, standing, step)
                : taken(handle, caller, standing, step, note, url);
    }

    /** What was hidden or answered before it was judged anew: the state follows, and nothing is written down twice. */
    private Moderation.Act again(Handle handle, Caller caller, StepStanding standing, TriageStep step) {
        Reaction reaction = standing.reaction();
        ReactionState to = after(standing, step);
        if (to == reaction.state()) {
            return new Moderation.Act(reaction, List.of());
        }
        Reaction now =
                reactions.write(handle, reaction, reaction.change().state(to).by(caller.name(), clock.instant()));
        return new Moderation.Act(now, List.of(entry(now, caller, step, reaction.state())));
    }

    private Moderation.Act taken(
            Handle handle, Caller caller, StepStanding standing, TriageStep step, String note, String url) {
        check(standing, step);
        Reaction reaction = standing.reaction();
        List<Entry> entries = new ArrayList<>();
        if (step.act() == Act.EVIDENCE) {
            entries.add(files.keepText(handle, caller, reaction));
        }
        Instant at = clock.instant();
        note(handle, caller, standing, step, note, url, at);
        ReactionChange change = reaction.change().state(after(standing, step));
        if (isAnswer(step) && reaction.answeredAt() == null) {
            change.answered(at);
        }
        Reaction now = reactions.write(handle, reaction, change.by(caller.name(), at));
        entries.add(entry(now, caller, step, reaction.state()));
        if (step.act() == Act.WARN) {
            strikes.strike(handle, caller, now, standing.policy()).ifPresent(entries::add);
        }
        return new Moderation.Act(now, entries);
    }

    private static void check(StepStanding standing, TriageStep step) {
        List<TriageStep> missing = standing.missing(step);
        if (!missing.isEmpty()) {
            throw named("triage.step.before", missing);
        }
        if (standing.tooEarly(step)) {
            throw Problem.conflict(
                    "triage.step.strikes", standing.strikes(), standing.policy().strikes());
        }
    }

    private static Problem named(String key, List<TriageStep> steps) {
        return Problem.conflict(
                        key, new Translated(steps.stream().map(TriageStep::text).toList()))
                .with("missing", steps.stream().map(TriageStep::id).toList());
    }

    private void note(
            Handle handle, Caller caller, StepStanding standing, TriageStep step, String note, String url, Instant at) {
        handle.attach(StepDao.class)
                .insert(new Step(
                        Ids.next(),
                        standing.reaction().id(),
                        step.id(),
                        step.act(),
                        standing.category().id(),
                        blankToNull(note),
                        blankToNull(url),
                        caller.name(),
                        at,
                        null,
                        null));
    }

    /** What is hidden or gone stays so whatever else is done; all else follows the step as far as the states allow it. */
    private static ReactionState after(StepStanding standing, TriageStep step) {
        ReactionState now = standing.reaction().state();
        ReactionState to = switch (step.act()) {
            case HIDE -> ReactionState.HIDDEN;
            case REMOVE -> ReactionState.REMOVED;
            case ANSWER, PRIVATE -> ReactionState.ANSWERED;
            case LEAVE -> ReactionState.LEFT;
            // Only when nothing more is owed does it leave the queue of what waits for an answer (H23).
            case PASS_ON -> standing.owesAnswer() ? now : ReactionState.PASSED_ON;
            default -> now;
        };
        boolean decided = step.act() == Act.HIDE || step.act() == Act.REMOVE;
        boolean covered = now == ReactionState.HIDDEN || now == ReactionState.REMOVED;
        return decided || !covered && now.next().contains(to) ? to : now;
    }

    /** Writes that somebody added something to it, so that others see that it changed. */
    Moderation.Act touched(Handle handle, Caller caller, Reaction reaction, Entry entry) {
        Reaction now = reactions.write(handle, reaction, reaction.change().by(caller.name(), clock.instant()));
        return new Moderation.Act(now, List.of(entry));
    }

    /** Takes a step back; 409 when it was not taken or cannot be undone (guideline H09). */
    Moderation.Act undo(Handle handle, Caller caller, Reaction reaction, String id) {
        StepDao steps = handle.attach(StepDao.class);
        Step step = steps.standing(reaction.id()).stream()
                .filter(one -> one.step().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("triage.step.not-done"));
        if (!step.act().isUndoable()) {
            throw Problem.conflict("triage.step.for-good");
        }
        steps.undo(step.id(), caller.name(), clock.instant());
        List<Entry> entries = new ArrayList<>();
        Reaction now =
                reactions.write(handle, reaction, before(handle, reaction, step).by(caller.name(), clock.instant()));
        Map<String, Object> data = data(step.step(), step.act(), now, reaction.state());
        data.put("undone", true);
        entries.add(Entry.of("reaction.step", now.incident(), now.id(), caller.actor(), data));
        if (step.act() == Act.WARN) {
            strikes.takeBack(handle, caller, now).ifPresent(entries::add);
        }
        return new Moderation.Act(now, entries);
    }

    private ReactionChange before(Handle handle, Reaction reaction, Step step) {
        ReactionChange change = reaction.change();
        boolean answeredByHand = step.doneAt().equals(reaction.answeredAt());
        if (answeredByHand) {
            change.answered(null);
        }
        ReactionState made = switch (step.act()) {
            case HIDE -> ReactionState.HIDDEN;
            case PASS_ON -> ReactionState.PASSED_ON;
            case LEAVE -> ReactionState.LEFT;
            case ANSWER, PRIVATE -> answeredByHand ? ReactionState.ANSWERED : null;
            default -> null;
        };
        if (reaction.state() == made) {
            change.state(ReactionState.TRIAGED);
            change.due(reader.due(handle, reaction));
        }
        return change;
    }

    /**
     * Sees to it that a reaction that is moved to another state has gone through its procedure, and writes the step down that
     * belongs to the state. What cannot be undone needs the evidence and the steps before it (guideline H09). Nothing is done with
     * while a required step is open, unless a note says why.
     */
    public void pass(Handle handle, Caller caller, Reaction reaction, ReactionState to, String note) {
        if (!reaction.state().next().contains(to)) {
            // Whoever moves it refuses that; nothing may be written down of what does not happen.
            return;
        }
        StepStanding standing = reader.standing(handle, reaction).orElse(null);
        if (standing == null) {
            if (to != ReactionState.TRIAGED) {
                throw Problem.conflict("triage.step.class");
            }
            return;
        }
        if (to == ReactionState.TRIAGED) {
            standing.taken(Act.HIDE)
                    .filter(step -> reaction.state() == ReactionState.HIDDEN)
                    .ifPresent(step -> handle.attach(StepDao.class).undo(step.id(), caller.name(), clock.instant()));
            return;
        }
        if (to == ReactionState.DONE
                && blankToNull(note) == null
                && !standing.open().isEmpty()) {
            throw named("triage.step.open", standing.open());
        }
        Act act = act(to);
        Optional<TriageStep> step = act == null ? Optional.empty() : standing.step(act);
        if (step.isEmpty() && (act == Act.HIDE || act == Act.REMOVE)) {
            throw Problem.conflict(
                    "triage.step.none",
                    new Translated(List.of(standing.category().name())));
        }
        step.filter(one -> !standing.isDone(one)).ifPresent(one -> {
            check(standing, one);
            note(handle, caller, standing, one, null, null, clock.instant());
        });
    }

    private static Act act(ReactionState state) {
        return switch (state) {
            case ANSWERED -> Act.ANSWER;
            case PASSED_ON -> Act.PASS_ON;
            case HIDDEN -> Act.HIDE;
            case REMOVED -> Act.REMOVE;
            case LEFT -> Act.LEAVE;
            case NEW, TRIAGED, DONE -> null;
        };
    }

    private static boolean isAnswer(TriageStep step) {
        return step.act() == Act.ANSWER || step.act() == Act.PRIVATE;
    }

    private static Entry entry(Reaction now, Caller caller, TriageStep step, ReactionState from) {
        Map<String, Object> data = data(step.id(), step.act(), now, from);
        return Entry.of("reaction.step", now.incident(), now.id(), caller.actor(), data);
    }

    /** Never what somebody noted: the log cannot forget, and notes may name people. */
    private static Map<String, Object> data(String step, Act act, Reaction now, ReactionState from) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("step", step);
        data.put("act", act);
        data.put("class", now.category());
        data.put("from", from);
        data.put("to", now.state());
        return data;
    }

    private static String ids(List<TriageStep> steps) {
        return String.join(", ", steps.stream().map(TriageStep::id).toList());
    }

    private static String blankToNull(String text) {
        return Stream.ofNullable(text)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
