package org.baken.rumour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that is said about an incident and may not be so (guidelines V11, V28).
 *
 * @param claim what is said, in as few words as it is told
 * @param reach how many people it reaches
 * @param harm what it can do if they believe it
 * @param seenWhere the place, group or account where somebody saw it
 * @param source who told us; may be null
 * @param verdict what we found last: FALSE, MISLEADING, TRUE or UNPROVEN; null before that
 * @param verdictNote how we know, with the source
 * @param correction the id of the message that corrects it; may be null
 * @param correctedAt when residents got the correction; null while they have none
 * @param verdictSource who or what the verdict rests on (guideline A27); null when the note names it, or before a verdict
 * @param mergedInto the id of the rumour that this one is the same claim as; null while it stands by itself
 * @param remindAt when somebody is to look again whether it still goes round (guidelines H18, H20); null for never
 * @param watchedUntil when somebody looked last; null before that
 * @param stillCirculating what they found; null before that
 */
public record Rumour(
        String id,
        String incident,
        String claim,
        RumourState state,
        RumourKind kind,
        Level reach,
        Level harm,
        Instant seenAt,
        @JsonProperty("where") String seenWhere,
        String url,
        String note,
        String source,
        RumourState verdict,
        String verdictNote,
        String verdictBy,
        @JsonIgnore Instant verdictAt,
        String correction,
        @JsonIgnore Instant correctedAt,
        String verdictSource,
        String mergedInto,
        Instant remindAt,
        Instant watchedUntil,
        Boolean stillCirculating,
        String reportedBy,
        Instant reportedAt,
        long version,
        String changedBy,
        Instant changedAt) {
    private static final Duration AGES_FOR = Duration.ofHours(2);
    /** What is only watched is looked at again this long after. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /**
     * The clocks of a rumour (guidelines V11, H40).
     *
     * @param verdictFrom when somebody is to find out: from the report on, or since it is verified anew
     * @param verdictDueAt so long after that as the house set, half as long when the harm is high, twice when it is low
     * @param correctionDueAt so long after a verdict that asks for one as the house set; null otherwise
     */
    public record Clocks(
            Instant reportedAt,
            @JsonIgnore Instant verdictFrom,
            Instant verdictAt,
            Instant correctedAt,
            Instant verdictDueAt,
            Instant correctionDueAt) {}

    /**
     * How urgent it is, 0 to 100: harm (1–3) × reach (1–3) × age (1 when reported, rising to 2 after two hours without an
     * answer), as a share of the most that this can be, 18. A settled one is 0.
     */
    int priority(Instant now) {
        if (state.isSettled()) {
            return 0;
        }
        double old = Math.max(0, Duration.between(reportedAt, now).toMillis()) / (double) AGES_FOR.toMillis();
        double age = 1 + Math.min(1, old);
        return (int) Math.round(100 * harm.weight() * reach.weight() * age / 18);
    }

    /**
     * Its clocks, by the time that the house sets for a rumour of middling harm.
     *
     * @param limit to a verdict on such a rumour, and to any correction
     */
    Clocks clocks(Duration limit) {
        Duration toVerdict = switch (harm) {
            case HIGH -> limit.dividedBy(2);
            case MEDIUM -> limit;
            case LOW -> limit.multipliedBy(2);
        };
        // Who looks at a verdict again begins anew: what was found before was found in time or was not.
        Instant from = state == RumourState.VERIFYING && verdict != null ? changedAt : reportedAt;
        boolean toCorrect = verdict == RumourState.FALSE || verdict == RumourState.MISLEADING;
        return new Clocks(
                reportedAt,
                from,
                verdictAt,
                correctedAt,
                from.plus(toVerdict),
                toCorrect && verdictAt != null ? verdictAt.plus(limit) : null);
    }

    /** Whether it counts as a claim of its own. */
    @JsonIgnore
    public boolean standsAlone() {
        return mergedInto == null;
    }

    /** Whether these words, in lower case, stand in its claim or where it was seen. */
    boolean says(String words) {
        return claim.toLowerCase(Locale.ROOT).contains(words)
                || seenWhere.toLowerCase(Locale.ROOT).contains(words);
    }

    /** This rumour in another state; a verdict comes with how we know. What is only watched gets a reminder, what is closed none. */
    Rumour movedTo(RumourState to, String why, String from, String by, Instant at) {
        boolean found = to.isVerdict();
        return new Rumour(
                id,
                incident,
                claim,
                to,
                kind,
                reach,
                harm,
                seenAt,
                seenWhere,
                url,
                note,
                source,
                found ? to : verdict,
                found ? why : verdictNote,
                found ? by : verdictBy,
                found ? at : verdictAt,
                correction,
                to == RumourState.CORRECTED ? at : correctedAt,
                found ? from : verdictSource,
                mergedInto,
                reminder(to, at),
                watchedUntil,
                stillCirculating,
                reportedBy,
                reportedAt,
                version,
                by,
                at);
    }

    /** This rumour with another message as its correction, which residents have or do not have yet. */
    Rumour correctedBy(String message, Instant published) {
        return new Rumour(
                id,
                incident,
                claim,
                state,
                kind,
                reach,
                harm,
                seenAt,
                seenWhere,
                url,
                note,
                source,
                verdict,
                verdictNote,
                verdictBy,
                verdictAt,
                message,
                published,
                verdictSource,
                mergedInto,
                remindAt,
                watchedUntil,
                stillCirculating,
                reportedBy,
                reportedAt,
                version,
                changedBy,
                changedAt);
    }

    private Instant reminder(RumourState to, Instant at) {
        if (to == RumourState.CLOSED) {
            return null;
        }
        boolean comes = remindAt != null && remindAt.isAfter(at);
        return to == RumourState.MONITORING && !comes ? at.plus(LOOK_AGAIN) : remindAt;
    }
}
