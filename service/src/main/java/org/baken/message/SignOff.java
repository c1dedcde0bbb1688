package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;

/**
 * Somebody's word that one revision may go out.
 *
 * @param review the version with which the message was submitted for this round
 * @param turn which of this person's sign-offs in that round, from 1
 * @param person the id of who signed off
 * @param hash of the content that they saw
 * @param languages that it holds for, two-letter codes
 * @param required how many sign-offs the policy of that moment asked for
 * @param answers by the id of the question; questions they did not answer are not in it
 * @param comment may be null
 * @param byLink whether it was given over a personal link with a second factor
 */
public record SignOff(
        @JsonIgnore String message,
        @JsonIgnore long review,
        @JsonIgnore int turn,
        String person,
        String name,
        int revision,
        String hash,
        @Json List<String> languages,
        @JsonIgnore int required,
        @Json Map<String, Boolean> answers,
        String comment,
        boolean byLink,
        Instant at) {

    /** Tells whether a language has as many of these as the policy asked for when the last of them was given. */
    static boolean areEnough(List<SignOff> signOffs, String lang) {
        List<SignOff> covering =
                signOffs.stream().filter(signOff -> signOff.covers(lang)).toList();
        return !covering.isEmpty()
                && covering.size() >= covering.get(covering.size() - 1).required();
    }

    /** When the last sign-off was given that the policy asked for this language; empty when it still asks for more. */
    static Optional<Instant> enoughAt(List<SignOff> signOffs, String lang) {
        List<SignOff> covering =
                signOffs.stream().filter(signOff -> signOff.covers(lang)).toList();
        return areEnough(signOffs, lang)
                ? Optional.of(covering.get(covering.get(covering.size() - 1).required() - 1)
                        .at())
                : Optional.empty();
    }

    /** Tells whether it holds for this language; those without a list hold for all. */
    boolean covers(String lang) {
        return languages == null || languages.contains(lang);
    }
}
