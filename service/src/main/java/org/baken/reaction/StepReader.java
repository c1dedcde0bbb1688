package org.baken.reaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.triage.Act;
import org.baken.triage.Answering;
import org.baken.triage.TriageClass;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;
import org.baken.triage.TriageStep;
import org.baken.triage.TriageTree;
import org.jdbi.v3.core.Handle;

/** Reads how far the procedures of the reactions are. Thread-safe. */
public final class StepReader {
    private final Incidents incidents;
    private final Strikes strikes;
    private final TriageTree tree;
    private final TriagePolicies policies;

    public StepReader(Incidents incidents, Strikes strikes, TriageTree tree, TriagePolicies policies) {
        this.incidents = incidents;
        this.strikes = strikes;
        this.tree = tree;
        this.policies = policies;
    }

    /** How far the procedure of a reaction is; empty while it has no class. */
    Optional<StepStanding> standing(Handle handle, Reaction reaction) {
        return Optional.ofNullable(reaction.category()).flatMap(tree::category).map(category -> {
            StepDao steps = handle.attach(StepDao.class);
            TriagePolicy policy = policies.current(handle);
            List<Step> taken = steps.standing(reaction.id());
            int struck = strikes.counts(handle, List.of(reaction.author())).getOrDefault(reaction.author(), 0);
            return new StepStanding(
                    reaction,
                    category,
                    policy,
                    steps(category, policy, taken),
                    taken,
                    steps.evidenceOf(reaction.id()),
                    struck);
        });
    }

    /** What was hidden or removed under another class is still so, and whoever works on it must see that. */
    private List<TriageStep> steps(TriageClass category, TriagePolicy policy, List<Step> taken) {
        List<TriageStep> own = category.procedure(policy);
        List<TriageStep> all = new ArrayList<>(own);
        tree.classes().stream()
                .flatMap(other -> other.steps().stream())
                .filter(step -> step.act() == Act.HIDE || step.act() == Act.REMOVE)
                .filter(step -> taken.stream().anyMatch(one -> one.step().equals(step.id())))
                .filter(step -> own.stream().noneMatch(one -> one.id().equals(step.id())))
                .forEach(step -> {
                    if (all.stream().noneMatch(one -> one.id().equals(step.id()))) {
                        all.add(step);
                    }
                });
        return List.copyOf(all);
    }

    /** When its writer must have an answer by its class and what the policy says now; null when none is owed. */
    Instant due(Handle handle, Reaction reaction) {
        return Optional.ofNullable(reaction.category())
                .flatMap(tree::category)
                .map(category -> due(handle, reaction, category))
                .orElse(null);
    }

    /** When the writer of a reaction that is taken up again must have an answer: the clock starts anew. */
    public Instant dueAgain(Handle handle, Reaction reaction, Instant now) {
        return Optional.ofNullable(reaction.category())
                .flatMap(tree::category)
                .map(category -> due(handle, reaction, category, now))
                .orElse(null);
    }

    /** As {@link #due(Handle, Reaction)}, if it had this class (guidelines A18, V24). */
    Instant due(Handle handle, Reaction reaction, TriageClass category) {
        return due(handle, reaction, category, reaction.postedAt());
    }

    /** As above, from another moment on. */
    Instant due(Handle handle, Reaction reaction, TriageClass category, Instant from) {
        boolean crisis = incidents.get(handle, reaction.incident()).state() == IncidentState.ACTIVE;
        return category.answer() == Answering.OWED ? policies.current(handle).dueAt(from, crisis) : null;
    }
}
