package org.baken.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.json.Json;

/**
 * The play of one exercise incident.
 *
 * @param scenario the id of its scenario; null when trainers add everything themselves
 * @param title of the scenario, in the language of the play
 * @param minutes how long the scenario lasts at its own speed; null without one
 * @param lang the two-letter code of the language in which people write and call
 * @param speed how many seconds of the play pass in one second, 0.5 to 60
 * @param atMillis where the play was at {@code atTime}, in milliseconds from its start
 * @param trainer the id of who began it
 */
public record Run(
        String incident,
        String scenario,
        String scenarioHash,
        String title,
        Integer minutes,
        @Json List<Map<String, String>> goals,
        String lang,
        RunState state,
        double speed,
        long atMillis,
        Instant atTime,
        String trainer,
        String trainerName,
        Instant startedAt,
        Instant endedAt,
        long version,
        String changedBy,
        Instant changedAt) {
    static final double SLOWEST = 0.5;
    static final double FASTEST = 60;

    /** Where the play is, in milliseconds from its start. */
    long positionMillis(Instant now) {
        if (state != RunState.RUNNING) {
            return atMillis;
        }
        long passed = Math.max(0, Duration.between(atTime, now).toMillis());
        return atMillis + Math.round(speed * passed);
    }

    /** The same play in another state, at another speed or place, from now on. */
    Run moved(RunState to, double newSpeed, long position, String by, Instant now) {
        return new Run(
                incident,
                scenario,
                scenarioHash,
                title,
                minutes,
                goals,
                lang,
                to,
                newSpeed,
                position,
                now,
                trainer,
                trainerName,
                startedAt == null && to == RunState.RUNNING ? now : startedAt,
                to == RunState.ENDED ? now : endedAt,
                version,
                by,
                now);
    }
}
