package org.baken.listening;

import java.time.Instant;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * How far an account was asked for what people wrote.
 *
 * @param place where the connector goes on, in its own words; null when it has to begin at {@code since}
 * @param since how far to go back at the begin
 * @param resting whether it is not asked, because no incident of its kind is there
 * @param number counts the turns: only who has the newest one may keep what it brings
 * @param heardAt when it last answered; null before that
 * @param failures how many turns in a row failed
 * @param problem what went wrong in the last one; null when nothing did
 */
public record Turn(
        String account,
        String place,
        Instant since,
        boolean resting,
        long number,
        Instant leaseUntil,
        Instant nextAt,
        Instant heardAt,
        int failures,
        @Json Trouble problem) {

    /** Whether somebody may take the account up now. */
    boolean isDue(Instant now) {
        return resting || !nextAt.isAfter(now) && (leaseUntil == null || !leaseUntil.isAfter(now));
    }
}
