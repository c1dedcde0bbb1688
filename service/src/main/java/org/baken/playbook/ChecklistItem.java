package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.jdbi.v3.json.Json;

/**
 * One thing to do in one incident: an item of a playbook as it read when it was copied, and what became of it.
 *
 * @param playbook the id of the playbook
 * @param playbookHash SHA-256 of the file it was copied from
 * @param item its id within the playbook
 * @param position its place in the playbook, from 0
 * @param role who on the team is expected to do it
 * @param dueSeconds how long after the start of its phase it is due
 * @param dueAt null while its phase has not begun: then it is not yet due
 * @param ticks the event that ticks it by itself; null when only a person can
 * @param ticksPurpose with a published message: its purpose; null for any
 * @param ticksState with a fact: its state; null for any
 * @param note what somebody wrote with it; the reason, when it was skipped
 * @param doneBy the name of who did or skipped it; null while it is open
 * @param automatic whether the event ticked it
 */
public record ChecklistItem(
        String id,
        @JsonIgnore String incident,
        String playbook,
        String playbookHash,
        String item,
        @JsonIgnore int position,
        Phase phase,
        Role role,
        @JsonIgnore long dueSeconds,
        Instant dueAt,
        boolean mandatory,
        @Json List<Guideline> guidelines,
        String ticks,
        @JsonIgnore String ticksPurpose,
        @JsonIgnore String ticksState,
        @Json Map<String, String> title,
        @Json Map<String, String> why,
        ChecklistState state,
        String note,
        String doneBy,
        Instant doneAt,
        boolean automatic,
        long version,
        String changedBy,
        Instant changedAt) {

    ChecklistItem settled(ChecklistState to, String words, String by, Instant at, boolean byItself) {
        boolean open = to == ChecklistState.OPEN;
        return new ChecklistItem(
                id,
                incident,
                playbook,
                playbookHash,
                item,
                position,
                phase,
                role,
                dueSeconds,
                dueAt,
                mandatory,
                guidelines,
                ticks,
                ticksPurpose,
                ticksState,
                title,
                why,
                to,
                words,
                open ? null : by,
                open ? null : at,
                byItself,
                version + 1,
                by,
                at);
    }

    /** The title in a language, or in the first that there is. */
    String titleIn(String language) {
        return title.getOrDefault(language, title.values().iterator().next());
    }
}
