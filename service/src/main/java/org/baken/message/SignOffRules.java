package org.baken.message;

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
    /** What signing off a message of this purpose asks. */
    Policy policy(Purpose purpose);

    /** Why the caller cannot sign the message off now, in one sentence that says who can; empty when they can. */
    Optional<String> whyNot(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history);

    /**
     * What a sign-off asks.
     *
     * @param required how many people must sign off
     * @param roles of which each of them holds one
     * @param questions that each of them answers
     */
    record Policy(int required, List<Role> roles, List<Question> questions) {}

    /**
     * A question to which yes means: this may go out.
     *
     * @param text by language
     */
    record Question(String id, List<Guideline> guidelines, Map<String, String> text) {}
}
