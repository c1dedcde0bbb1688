package org.baken.approval;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.baken.account.Role;
import org.baken.message.Purpose;
import org.jdbi.v3.json.Json;

/**
 * What the house asks of a sign-off, beyond what comes with Baken.
 *
 * @param purposes of the messages it is for; empty for any
 * @param scales of the incidents it is for, in the house's own words; empty for any
 * @param audiences of the messages it is for, in the house's own words; empty for any
 * @param required how many people must sign each language off, 1 to 5
 * @param roles of which each of them holds one
 * @param questions the ids of what each of them answers
 * @param strict whether every question must be answered
 * @param languagesSeparately whether one language may go out before the others are signed off
 * @param remindAfterMinutes how long a review waits before those who can sign off are reminded
 * @param escalateAfterMinutes how long a review waits before deputies and lead are asked; not less than that
 * @param validMinutes how long after the sign-off a message may leave; 0 for as long as it is not changed
 */
public record HousePolicy(
        String id,
        @Json List<Purpose> purposes,
        @Json List<String> scales,
        @Json List<String> audiences,
        int required,
        @Json List<Role> roles,
        @Json List<String> questions,
        boolean strict,
        boolean languagesSeparately,
        int remindAfterMinutes,
        int escalateAfterMinutes,
        int validMinutes,
        long version,
        String changedBy,
        Instant changedAt) {
    /** The one that fits most narrowly comes first: audience before scale before purpose, and then the older one. */
    static final Comparator<HousePolicy> MOST_SPECIFIC_FIRST = Comparator.<HousePolicy, Boolean>comparing(
                    policy -> policy.audiences().isEmpty())
            .thenComparing(policy -> policy.scales().isEmpty())
            .thenComparing(policy -> policy.purposes().isEmpty())
            .thenComparing(HousePolicy::id);

    /** Tells whether it is for a message like this. Capitals and spaces around do not matter. */
    boolean isFor(Purpose purpose, String scale, String audience) {
        return (purposes.isEmpty() || purposes.contains(purpose)) && names(scales, scale) && names(audiences, audience);
    }

    private static boolean names(List<String> some, String one) {
        return some.isEmpty() || some.stream().anyMatch(name -> name.strip().equalsIgnoreCase(one.strip()));
    }
}
