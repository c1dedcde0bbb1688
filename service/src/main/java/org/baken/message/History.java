package org.baken.message;

import java.util.List;
import java.util.Optional;

/**
 * What happened to one message.
 *
 * @param authors everybody who wrote any revision, in the order in which they came
 * @param signOffs of the running or last review only, oldest first: those of earlier ones are void
 * @param objections to any revision, oldest first
 * @param steps oldest first
 */
public record History(List<Author> authors, List<SignOff> signOffs, List<Objection> objections, List<Step> steps) {
    /** Somebody who wrote a revision. */
    public record Author(String id, String name) {}

    /** Tells whether this person wrote any of it. */
    public boolean isAuthor(String person) {
        return authors.stream().anyMatch(author -> author.id().equals(person));
    }

    /** Tells whether this person signed off in the running review. */
    public boolean hasSignedOff(String person) {
        return signOffs.stream().anyMatch(signOff -> signOff.person().equals(person));
    }

    /** The last time it came into this state. */
    public Optional<Step> last(MessageState state) {
        return steps.stream().filter(step -> step.state() == state).reduce((one, later) -> later);
    }
}
