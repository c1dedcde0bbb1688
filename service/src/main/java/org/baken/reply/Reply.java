package org.baken.reply;

import java.time.Instant;
import java.util.List;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * An answer to one reaction.
 *
 * @param rumour the rumour that the reaction was about when it was asked for; may be null
 * @param batch what the answers have in common that were asked for together; may be null
 * @param account the id of the account that sends it; null when a person answers by hand
 * @param secluded whether only the one who is answered may read it
 * @param template null for free text
 * @param templateHash of the template's file as it was
 * @param text all of it, but for the writer's name that some platforms want in front
 * @param hash of all that somebody signs off
 * @param writers the ids of who wrote any of it: none of them signs it off
 * @param askedBy the name of who wanted it
 * @param endedAt when it was sent, or a person answered
 */
public record Reply(
        String id,
        String incident,
        String reaction,
        String author,
        ReplyKind kind,
        String rumour,
        String batch,
        String account,
        boolean secluded,
        String template,
        String templateHash,
        String lang,
        AddressForm form,
        String text,
        String hash,
        boolean needsSignOff,
        @Json List<String> writers,
        String askedBy,
        Instant askedAt,
        String signedBy,
        String signedByName,
        Instant signedAt,
        String objectedBy,
        String objection,
        ReplyState state,
        String place,
        String rumourPlace,
        @Json Trouble problem,
        String url,
        String proof,
        Instant endedAt,
        long version,
        String changedBy,
        Instant changedAt) {
    /** In front of the id in the reference of the letter that carries it. */
    static final String REFERENCE = "reply:";

    String reference() {
        return REFERENCE + id;
    }
}
