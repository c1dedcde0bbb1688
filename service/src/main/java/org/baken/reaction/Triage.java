package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.triage.Act;
import org.baken.triage.TriageClass;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriageTree;
import org.jdbi.v3.core.Handle;

/** Judges reactions: gives them the class that the decision tree leads to (guidelines A30, H06, B03). Thread-safe. */
public final class Triage {
    private final Reactions reactions;
    private final StepReader reader;
    private final Steps steps;
    private final TriageTree tree;
    private final TriagePolicies policies;
    private final Clock clock;

    public Triage(
            Reactions reactions,
            StepReader reader,
            Steps steps,
            TriageTree tree,
            TriagePolicies policies,
            Clock clock) {
        this.reactions = reactions;
        this.reader = reader;
        this.steps = steps;
        this.tree = tree;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * How somebody judges a reaction.
     *
     * @param category the id of a class
     * @param sentiment the tone; null takes what the answers say, or leaves it as it was
     * @param answers by question, as the tree asked them; null when it was judged without the tree
     * @param note what the team wants to remember; null leaves the note as it was
     */
    public record Judgement(String category, Sentiment sentiment, Map<String, String> answers, String note) {}

    /** The class of this id, or 400. */
    public TriageClass category(String id) {
        return tree.category(id)
                .orElseThrow(() -> Problem.invalid(
                        "class",
                        "problem.one-of",
                        String.join(
                                ", ",
                                tree.classes().stream().map(TriageClass::id).toList())));
    }

    /** Gives it its class, whatever it was before; one that simply stays is LEFT at once. The log is left to the caller. */
    public Moderation.Act judge(Handle handle, Caller caller, Reaction reaction, Judgement judgement) {
        TriageClass category = category(judgement.category());
        Sentiment tone = tone(reaction, judgement);
        Instant now = clock.instant();
        ReactionChange change = reaction.change()
                .state(ReactionState.TRIAGED)
                .triaged(category.id(), caller.name(), now)
                .sentiment(tone)
                .abusive(category.abusive())
                .due(reaction.answeredAt() == null ? due(handle, reaction, category, now) : null);
        if (judgement.note() != null && !judgement.note().isBlank()) {
            change.note(judgement.note().strip());
        }
        Reaction written = reactions.write(handle, reaction, change.by(caller.name(), now));
        keep(handle, written, judgement);
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of(
                "reaction.triaged",
                written.incident(),
                written.id(),
                caller.actor(),
                data(reaction, written, judgement)));
        return stays(handle, category, written)
                ? left(handle, caller, category, written, entries)
                : new Moderation.Act(written, entries);
    }

    /** From when it was written; what was closed and is taken up again, from now on. */
    private Instant due(Handle handle, Reaction reaction, TriageClass category, Instant now) {
        return reaction.state().isOpen()
                ? reader.due(handle, reaction, category)
                : reader.due(handle, reaction, category, now);
    }

    /** Every judgement stays, also one that is corrected later (guideline L07). */
    private void keep(Handle handle, Reaction judged, Judgement judgement) {
        handle.attach(StepDao.class)
                .judged(
                        Ids.next(),
                        judged.id(),
                        judged.category(),
                        judged.sentiment(),
                        judgement.answers() == null ? null : Json.canonicalText(judgement.answers()),
                        tree.hash(),
                        judged.triagedBy(),
                        judged.triagedAt());
    }

    private Sentiment tone(Reaction reaction, Judgement judgement) {
        Map<String, String> answers = judgement.answers();
        Optional<TriageTree.Outcome> outcome = Optional.empty();
        if (answers != null && !answers.isEmpty()) {
            outcome = tree.follow(answers);
            if (outcome.filter(found -> found.category().equals(judgement.category()))
                    .isEmpty()) {
                throw Problem.invalid("answers", "triage.answers", judgement.category());
            }
        }
        if (judgement.sentiment() != null) {
            return judgement.sentiment();
        }
        return outcome.map(TriageTree.Outcome::sentiment)
                .map(Sentiment::valueOf)
                .orElse(reaction.sentiment());
    }

    private boolean stays(Handle handle, TriageClass category, Reaction reaction) {
        boolean covered = reader.standing(handle, reaction)
                .filter(standing -> standing.taken(Act.HIDE).isPresent()
                        || standing.taken(Act.REMOVE).isPresent())
                .isPresent();
        return category.staysAsItIs(policies.current(handle)) && reaction.answeredAt() == null && !covered;
    }

    private Moderation.Act left(
            Handle handle, Caller caller, TriageClass category, Reaction reaction, List<Entry> entries) {
        Reaction now = reaction;
        for (var step : category.procedure(policies.current(handle))) {
            if (step.act() == Act.LEAVE) {
                Moderation.Act left = steps.take(handle, caller, now, step.id(), null, null);
                entries.addAll(left.entries());
                now = left.reaction();
            }
        }
        return new Moderation.Act(now, entries);
    }

    private static Map<String, Object> data(Reaction before, Reaction now, Judgement judgement) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("class", now.category());
        data.put("before", before.category());
        data.put("sentiment", now.sentiment());
        data.put("answers", judgement.answers() == null ? null : new TreeMap<>(judgement.answers()));
        return data;
    }
}
