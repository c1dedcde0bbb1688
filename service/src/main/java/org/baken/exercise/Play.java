package org.baken.exercise;

import java.time.Instant;
import org.baken.platform.Ids;
import org.jdbi.v3.json.Json;

/**
 * An inject in the play of an incident.
 *
 * @param number its place in the order of those that come at the same moment
 * @param name how the scenario, or the trainer, calls it
 * @param live whether a trainer added it
 * @param playedMillis where the play was when it came
 * @param fact the id of the fact that it put on the board; null for none
 * @param note of the trainer, for the debrief
 * @param matched whether a trainer said which rumour of the team it is
 * @param rumour that rumour's id; null for none
 */
public record Play(
        String id,
        String incident,
        int number,
        String name,
        InjectKind kind,
        long atMillis,
        @Json Inject content,
        boolean live,
        State state,
        Instant playedAt,
        Long playedMillis,
        String fact,
        Instant handledAt,
        String handledBy,
        String handledNote,
        String note,
        boolean matched,
        String rumour,
        long version,
        String changedBy,
        Instant changedAt) {

    /** What became of an inject. */
    public enum State {
        WAITING,
        PLAYED,
        /** The play jumped over it. */
        SKIPPED,
        /** A trainer took it out. */
        DROPPED
    }

    static Play waiting(String incident, int number, Inject inject, boolean live, String by, Instant now) {
        return new Play(
                Ids.next(),
                incident,
                number,
                inject.id(),
                inject.kind(),
                inject.at().toMillis(),
                inject,
                live,
                State.WAITING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                1,
                by,
                now);
    }
}
