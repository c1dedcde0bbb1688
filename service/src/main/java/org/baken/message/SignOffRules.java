package org.baken.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.platform.Guideline;
import org.jdbi.v3.core.Handle;

/** Knows what a sign-off asks. The package that decides on approvals provides it. */
public interface SignOffRules {
    /** What signing off this content asks: by its purpose, its audience and the incident's scale. */
    Policy policy(Handle handle, Incident incident, Content content);

    /** Why the caller cannot sign the message off now, in one sentence that says who can; empty when they can. */
    Optional<String> whyNot(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history);

    /**
     * Why the caller cannot take the emergency road with the message now, in one sentence that says who can; empty when they
     * can.
     */
    Optional<String> whyNotEmergency(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history);

    /**
     * What a sign-off asks.
     *
     * @param required how many people must sign each language off
     * @param roles of which each of them holds one
     * @param questions that each of them answers
     * @param strict whether a question without an answer makes a sign-off invalid
     * @param languagesSeparately whether one language may go out before the others are signed off
     * @param remindAfterMinutes how long a review waits before those who can sign off are reminded
     * @param escalateAfterMinutes how long a review waits before deputies and lead are asked
     * @param validMinutes how long after it what was signed off may leave; 0 for as long as it is not changed
     */
    record Policy(
            int required,
            List<Role> roles,
            List<Question> questions,
            boolean strict,
            boolean languagesSeparately,
            int remindAfterMinutes,
            int escalateAfterMinutes,
            int validMinutes) {
        /** Until when what was signed off at an instant may leave; null when that never ends. */
        public Instant validUntil(Instant signedOff) {
            return validMinutes == 0 ? null : signedOff.plus(Duration.ofMinutes(validMinutes));
        }
    }

    /**
     * A question to which yes means: this may go out.
     *
     * @param text by language
     */
    record Question(String id, List<Guideline> guidelines, Map<String, String> text) {}
}
