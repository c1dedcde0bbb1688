package org.baken.triage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;

/**
 * What the house decided about reactions, in writing (guidelines H42, B01, B03).
 *
 * @param political what happens to party politics (guideline H24): HIDE, LEAVE or REMOVE
 * @param commercial what happens to advertising (guideline H25): HIDE, LEAVE or REMOVE
 * @param positive whether kind words get an answer, always or never (guideline H27): ANSWER or LEAVE
 * @param strikes after how many warnings a writer is blocked (guideline H04), 1 to 10
 * @param exchanges after how many answers to one writer in one conversation it is over (guideline V33), 1 to 20
 * @param answerWithinMinutes how long a writer waits (guideline A18: at most a day), from when they wrote
 * @param crisisAnswerWithinMinutes the same while the incident is active
 * @param freeTextNeedsSignOff whether somebody else signs off a reply that is not wholly a template
 * @param templatesNeedSignOff whether somebody else signs off a reply from a template too
 * @param spreadThreshold below it a rumour is watched and not spoken of (guideline H20)
 * @param retentionDays how long after its incident was closed a reaction is kept
 * @param pseudonymiseAfterDays how long after that its writer is still known
 * @param codeOfConductUrl where the code of conduct stands; null for our own page
 * @param codeApprovedBy which body approved the code of conduct (guidelines H05, B14); null while none did
 * @param codeApprovedOn when; null while none did
 * @param codeReviewOn when it is looked at again (guideline B13); null takes the date of the text that comes with Baken
 * @param version 0 while the house has decided nothing
 */
public record TriagePolicy(
        Treatment political,
        Treatment commercial,
        Treatment positive,
        int strikes,
        int exchanges,
        int answerWithinMinutes,
        int crisisAnswerWithinMinutes,
        boolean freeTextNeedsSignOff,
        boolean templatesNeedSignOff,
        @Nested("spread") Threshold spreadThreshold,
        int retentionDays,
        int pseudonymiseAfterDays,
        String codeOfConductUrl,
        String codeApprovedBy,
        LocalDate codeApprovedOn,
        LocalDate codeReviewOn,
        long version,
        String changedBy,
        Instant changedAt) {
    /**
     * From when on something is spoken of: when its reach is at least this, or it was seen at least so often.
     *
     * @param sightings 1 to 1,000
     */
    public record Threshold(Reach reach, int sightings) {}

    /** What holds until the house decides: what can be undone rather than what cannot, and no time spent on thanks in a crisis. */
    static final TriagePolicy USUAL = new TriagePolicy(
            Treatment.HIDE,
            Treatment.HIDE,
            Treatment.LEAVE,
            3,
            3,
            1440,
            120,
            true,
            false,
            new Threshold(Reach.MEDIUM, 3),
            365,
            30,
            null,
            null,
            null,
            null,
            0,
            null,
            null);

    /** How reactions about this are treated; null when the policy says nothing. */
    @JsonIgnore
    public Treatment treatment(TriageClass.Subject subject) {
        if (subject == null) {
            return null;
        }
        return switch (subject) {
            case POLITICAL -> political;
            case COMMERCIAL -> commercial;
            case POSITIVE -> positive;
        };
    }

    /**
     * When somebody who wrote must have an answer (guidelines A18, V24).
     *
     * @param wroteAt when they wrote
     * @param crisis whether the incident is active
     */
    public Instant dueAt(Instant wroteAt, boolean crisis) {
        return wroteAt.plus(Duration.ofMinutes(crisis ? crisisAnswerWithinMinutes : answerWithinMinutes));
    }

    /** The address of the code of conduct: that of the house, or else of our own page below the public address. */
    public String codeAt(String publicUrl) {
        return codeOfConductUrl == null ? publicUrl + "/code" : codeOfConductUrl;
    }
}
