package org.baken.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one message.
 *
 * @param authors everybody who wrote any revision, in the order in which they came
 * @param signOffs of the running or last review only, oldest first: those of earlier ones are void
 * @param objections to any revision, oldest first
 * @param steps oldest first
 * @param acknowledged what was seen and left as it was before the running or last review
 * @param emergency how the running or last review was cut short; null when it was not
 */
public record History(
        List<Author> authors,
        List<SignOff> signOffs,
        List<Objection> objections,
        List<Step> steps,
        List<Acknowledged> acknowledged,
        Emergency emergency) {
    /** Somebody who wrote a revision. */
    public record Author(String id, String name) {}

    /** Tells whether this person wrote any of it. */
    public boolean isAuthor(String person) {
        return authors.stream().anyMatch(author -> author.id().equals(person));
    }

    /** Tells whether this person signed anything off in the running review. */
    public boolean hasSignedOff(String person) {
        return signOffs.stream().anyMatch(signOff -> signOff.person().equals(person));
    }

    /** Tells whether this person signed this language off in the running review. */
    public boolean hasSignedOff(String person, String lang) {
        return signOffs.stream().anyMatch(signOff -> signOff.person().equals(person) && signOff.covers(lang));
    }

    /** Tells whether a language has as many sign-offs as the policy asked for when the last of them was given. */
    public boolean isSignedOff(String lang) {
        return SignOff.areEnough(signOffs, lang);
    }

    /**
     * When a language came to be allowed to go out: with the last sign-off that was asked for, or on the emergency road
     * until then. Empty when it may not.
     */
    Optional<Instant> allowedAt(String lang) {
        return SignOff.enoughAt(signOffs, lang)
                .or(() -> Optional.ofNullable(emergency).map(Emergency::at));
    }

    /** The languages of the message that still lack sign-offs. */
    public List<String> unsigned(Message message) {
        return message.languages().stream().filter(lang -> !isSignedOff(lang)).toList();
    }

    /** The languages of the message that may go out: none before it is approved. */
    public List<String> approvedLanguages(Message message) {
        if (!message.state().isApproved()) {
            return List.of();
        }
        return emergency != null
                ? message.languages()
                : message.languages().stream().filter(this::isSignedOff).toList();
    }

    /** The last time it came into this state. */
    public Optional<Step> last(MessageState state) {
        return steps.stream().filter(step -> step.state() == state).reduce((one, later) -> later);
    }

    /** Tells whether somebody who looked after the emergency road found that the message should be corrected or withdrawn. */
    public boolean isObjectedAfterwards() {
        return objectionAfterwards().isPresent();
    }

    private Optional<Objection> objectionAfterwards() {
        return emergency == null
                ? Optional.empty()
                : objections.stream()
                        .filter(one -> one.revision() == emergency.revision()
                                && !one.at().isBefore(emergency.at()))
                        .findFirst();
    }

    /** The review that is or was owed after the emergency road; empty when nobody took that. */
    public Optional<Owed> owed(Message message, Instant now) {
        if (emergency == null) {
            return Optional.empty();
        }
        Optional<Objection> objection = objectionAfterwards();
        Optional<Step> ended = steps.stream()
                .filter(step -> step.state() == MessageState.SUPERSEDED || step.state() == MessageState.WITHDRAWN)
                .filter(step -> message.state() == step.state())
                .reduce((one, later) -> later);
        Optional<SignOff> last = unsigned(message).isEmpty() && objection.isEmpty()
                ? signOffs.stream().max(Comparator.comparing(SignOff::at))
                : Optional.empty();
        String doneBy = last.map(SignOff::name).or(() -> ended.map(Step::name)).orElse(null);
        Instant doneAt = last.map(SignOff::at).or(() -> ended.map(Step::at)).orElse(null);
        return Optional.of(new Owed(
                emergency.name(),
                emergency.reason(),
                emergency.at(),
                emergency.dueAt(),
                doneAt == null && now.isAfter(emergency.dueAt()),
                doneBy,
                doneAt,
                objection.map(Objection::name).orElse(null),
                objection.map(Objection::comment).orElse(null)));
    }
}
