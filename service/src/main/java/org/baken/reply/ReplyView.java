package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An answer as the team sees it.
 *
 * @param byHand whether a person gives it
 * @param work what that person does; null when it goes by itself
 * @param by the name of who asked for it
 * @param problem what went wrong, in the reader's language
 * @param next what a person does now, in the reader's language; null when there is nothing to do
 * @param held whether a "stop all" holds it until a person lets it go
 */
public record ReplyView(
        String id,
        String incident,
        String reaction,
        ReplyKind kind,
        String batch,
        String template,
        String lang,
        AddressForm address,
        String text,
        String hash,
        ReplyState state,
        @JsonProperty("private") boolean secluded,
        boolean byHand,
        Work work,
        String account,
        String by,
        Instant at,
        boolean needsSignOff,
        boolean mayISignOff,
        String signedOffBy,
        Instant signedOffAt,
        Objection objection,
        String problem,
        String next,
        boolean held,
        String url,
        String proof,
        Instant endedAt,
        long version) {

    /** What a second person wants changed. */
    public record Objection(String by, String comment) {}

    /**
     * An answer by hand: the text is copied, the address opened, and what shows that it is done is told.
     *
     * @param platform where it stands
     * @param handle whom to answer
     * @param url where what they wrote stands; may be null
     */
    public record Work(String platform, String handle, String url) {}
}
