package org.baken.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.baken.incident.Facts;
import org.jdbi.v3.core.Handle;

/**
 * What a reader sees changed in the newest revision of a message, against the last text that somebody approved, judged or
 * published.
 *
 * @param message the id of the message it is compared with; absent when there is nothing to compare with
 * @param revision of that message
 * @param title of that revision
 * @param at when that revision was written
 */
public record Changes(
        Against against, String message, Integer revision, String title, Instant at, List<Difference> parts) {
    /** What the newest revision is compared with. */
    public enum Against {
        /** The last approved revision of the same message. */
        APPROVED,
        /** The last revision that somebody signed off or objected to. */
        REVIEWED,
        /** The message whose place it takes. */
        SUPERSEDED,
        /** Everything is new. */
        NOTHING
    }

    /** The comparison, for a reader in this language. */
    public static Changes of(Handle handle, Messages messages, Facts facts, Message message, String lang) {
        return of(handle, messages, message, factTexts(handle, facts, message, lang));
    }

    /** @param factText tells a fact, given its id */
    private static Changes of(Handle handle, Messages messages, Message message, UnaryOperator<String> factText) {
        History history = messages.history(handle, message);
        int newest = message.revision();
        Optional<Integer> approved =
                history.last(MessageState.APPROVED).map(Step::revision).filter(number -> number < newest);
        if (approved.isPresent()) {
            return against(
                    Against.APPROVED, messages.revision(handle, message.id(), approved.get()), message, factText);
        }
        Optional<Integer> judged = judged(handle, messages, message, history);
        if (judged.isPresent()) {
            return against(Against.REVIEWED, messages.revision(handle, message.id(), judged.get()), message, factText);
        }
        String old = message.content().supersedes();
        if (old != null) {
            int number = messages.get(handle, old).revision();
            return against(Against.SUPERSEDED, messages.revision(handle, old, number), message, factText);
        }
        return new Changes(
                Against.NOTHING, null, null, null, null, Difference.between(null, message.content(), factText));
    }

    private static Optional<Integer> judged(Handle handle, Messages messages, Message message, History history) {
        return java.util.stream.Stream.concat(
                        messages.everySignOff(handle, message.id()).stream().map(SignOff::revision),
                        history.objections().stream().map(Objection::revision))
                .filter(number -> number < message.revision())
                .max(Comparator.naturalOrder());
    }

    private static Changes against(Against against, Revision then, Message message, UnaryOperator<String> factText) {
        return new Changes(
                against,
                then.message(),
                then.number(),
                then.headline(),
                then.at(),
                Difference.between(then.content(), message.content(), factText));
    }

    /** What the facts of its incident say, in this language or else in any. */
    static UnaryOperator<String> factTexts(Handle handle, Facts facts, Message message, String lang) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        facts.of(handle, message.incident()).forEach(fact -> texts.put(fact.id(), fact.text()));
        return id -> {
            Map<String, String> text = texts.getOrDefault(id, Map.of());
            return text.getOrDefault(lang, text.values().stream().findFirst().orElse(id));
        };
    }
}
