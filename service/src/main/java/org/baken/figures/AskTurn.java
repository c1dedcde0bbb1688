package org.baken.figures;

import java.time.Instant;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * How an account is asked for figures.
 *
 * @param number counts the turns: only who has the newest one may keep what it brings
 * @param leaseUntil until when somebody is at it; then it counts as given up
 * @param failures how many turns in a row failed
 * @param problem what went wrong in the last one; null when nothing did
 */
public record AskTurn(
        String account,
        long number,
        Instant leaseUntil,
        Instant nextAt,
        int failures,
        @Json Trouble problem) {

    /** Whether somebody may take it up now. */
    boolean isDue(Instant now) {
        return !nextAt.isAfter(now) && (leaseUntil == null || !leaseUntil.isAfter(now));
    }
}
