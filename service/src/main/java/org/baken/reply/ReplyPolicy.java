package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * What the house decided about answers.
 *
 * @param receipts whether a private message gets a receipt by itself (guideline H22)
 * @param reportingPoint where people report things to us, in the words of an answer (guideline H23); may be null
 * @param validMinutes how long after its approval an answer may leave
 */
public record ReplyPolicy(
        boolean receipts,
        Signature signature,
        String reportingPoint,
        int validMinutes,
        long version,
        @JsonIgnore String changedBy,
        @JsonIgnore Instant changedAt) {
    /** Whose name stands under an answer. */
    public enum Signature {
        /** Nobody's: only the organisation speaks. */
        NONE,
        /** The first name of who wrote it (guideline V03). */
        FIRST_NAME
    }
}
