package org.baken.reaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baken.triage.Act;
import org.baken.triage.Need;
import org.baken.triage.TriageClass;
import org.baken.triage.TriagePolicy;
import org.baken.triage.TriageStep;

/**
 * How far the procedure of a reaction is.
 *
 * @param steps those of its class under the policy, in their order, and at the end what was done under another class and still holds
 * @param taken what stands
 * @param strikes of its writer
 */
record StepStanding(
        Reaction reaction,
        TriageClass category,
        TriagePolicy policy,
        List<TriageStep> steps,
        List<Step> taken,
        List<StepEvidence> evidence,
        int strikes) {
    /** That something was done; {@code by} is null when it came with an answer. */
    record Done(String by, Instant at, String note, String url) {}

    /** The step of the procedure with this id. */
    Optional<TriageStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The first step of the procedure that does this. */
    Optional<TriageStep> step(Act act) {
        return steps.stream().filter(step -> step.act() == act).findFirst();
    }

    /** What stands of this kind. */
    Optional<Step> taken(Act act) {
        return taken.stream().filter(step -> step.act() == act).findFirst();
    }

    /** Who did a step and when; empty while it is to be done. */
    Optional<Done> done(TriageStep step) {
        Optional<Done> ticked = taken.stream()
                .filter(one -> one.step().equals(step.id()))
                // Evidence that was forgotten with its writer proves nothing any more.
                .filter(one -> one.act() != Act.EVIDENCE || !evidence.isEmpty())
                .map(one -> new Done(one.doneBy(), one.doneAt(), one.note(), one.url()))
                .findFirst();
        return ticked.or(() -> switch (step.act()) {
            case EVIDENCE ->
                evidence.stream()
                        .map(kept -> new Done(kept.addedBy(), kept.addedAt(), null, null))
                        .findFirst();
            case RUMOUR ->
                reaction.rumour() == null
                        ? Optional.empty()
                        : Optional.of(new Done(reaction.changedBy(), reaction.changedAt(), null, null));
            case ANSWER -> Optional.ofNullable(reaction.answeredAt()).map(at -> new Done(null, at, null, null));
            default -> Optional.empty();
        });
    }

    boolean isDone(TriageStep step) {
        return done(step).isPresent();
    }

    /** The required steps that are not done. */
    List<TriageStep> open() {
        return steps.stream()
                .filter(TriageStep::required)
                .filter(step -> !isDone(step))
                .toList();
    }

    /** Whether the writer still waits for a required answer. */
    boolean owesAnswer() {
        return open().stream().anyMatch(step -> step.act() == Act.ANSWER || step.act() == Act.PRIVATE);
    }

    /** The steps that must be done before this one and are not (guideline H09). */
    List<TriageStep> missing(TriageStep step) {
        List<TriageStep> missing = new ArrayList<>();
        for (TriageStep before : steps.subList(0, steps.indexOf(step))) {
            boolean proof = step.needs().contains(Need.EVIDENCE) && before.act() == Act.EVIDENCE && evidence.isEmpty();
            boolean earlier = step.needs().contains(Need.EARLIER) && before.required() && !isDone(before);
            if (proof || earlier) {
                missing.add(before);
            }
        }
        return missing;
    }

    /** Whether its writer has not had enough warnings yet for this step (guideline H04). */
    boolean tooEarly(TriageStep step) {
        return step.needs().contains(Need.STRIKES) && strikes < policy.strikes();
    }
}
