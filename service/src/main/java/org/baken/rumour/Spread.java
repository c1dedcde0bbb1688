package org.baken.rumour;

import java.time.Instant;

/**
 * How often a claim was seen, the reports of those merged into it included.
 *
 * @param count every report and every later sighting
 * @param last when it was seen last
 * @param perHour how many of them in the last hour
 */
public record Spread(int count, Instant last, int perHour) {
    /**
     * From when on a claim is to be corrected in public (guideline H20); below both, it is watched.
     *
     * @param reach the reach that suffices by itself
     * @param sightings how often it was seen, which suffices by itself; at least 1
     */
    public record Threshold(Level reach, int sightings) {
        Advice advice(Rumour rumour, Spread spread) {
            boolean wide = rumour.reach().weight() >= reach.weight() || spread.count() >= sightings;
            return wide ? Advice.CORRECT : Advice.WATCH;
        }
    }
}
