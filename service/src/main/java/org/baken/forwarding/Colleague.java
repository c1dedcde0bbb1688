package org.baken.forwarding;

import java.time.Instant;

/**
 * What holds for somebody over all requests.
 *
 * @param knownAs see {@link Recipient#knownAs}
 * @param acceptedAt when they agreed with how to pass posts on (guideline H34); null while they have not
 * @param optedOutAt since when they do not want to be asked any more; null while they may be
 */
public record Colleague(String knownAs, Instant acceptedAt, Instant optedOutAt) {
    boolean isOptedOut() {
        return optedOutAt != null;
    }
}
