package org.baken.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;

/**
 * The play of an incident, as somebody sees it: who trains sees everything, who plays what has come and asks for them.
 *
 * @param position where it is, in seconds from its start, at {@code at}
 * @param trainer whether the reader trains this team
 * @param injects in the order in which they come; for players, those that came, the newest first
 */
public record ExerciseView(
        String incident,
        String scenario,
        String title,
        Integer minutes,
        List<Map<String, String>> goals,
        String language,
        RunState state,
        double speed,
        double position,
        Instant at,
        boolean trainer,
        String trainerName,
        Instant startedAt,
        Instant endedAt,
        List<Shown> injects,
        long version) {

    /**
     * An inject.
     *
     * @param at when it comes, in seconds from the start; like everything down to {@code content} only for trainers
     * @param posts how many of its posts came
     * @param accounts the names of the accounts that it made misbehave
     * @param to whose task it is
     * @param earlier what the service said before and takes back
     * @param dueAt until when a good team has handled it
     * @param mine whether it is for a role of the reader
     */
    public record Shown(
            String id,
            String name,
            Long at,
            Play.State state,
            Boolean live,
            Integer posts,
            List<String> accounts,
            String note,
            Inject content,
            InjectKind kind,
            Role to,
            String who,
            String text,
            String earlier,
            Instant playedAt,
            Instant dueAt,
            boolean mine,
            Instant handledAt,
            String handledBy,
            String handledNote,
            long version) {}
}
