package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.json.Json;

/**
 * What an item asks for, as its playbook read when it was copied. It never changes.
 *
 * @param playbook the id of the playbook
 * @param playbookHash SHA-256 of the file it was copied from
 * @param item its id within the playbook
 * @param position its place in the playbook, from 0
 * @param role who on the team is expected to do it
 * @param dueSeconds how long after what it counts from it is due
 * @param countsFrom {@code phase}, {@code opening}, or the id of another item of the playbook
 * @param after ids of items of the playbook that come first
 * @param everySeconds so long after it was done it is due again; null for once
 * @param escalateSeconds so long after it was due the lead and the deputies are told; null for never
 * @param scale from which scales on it is there; empty for always
 * @param place the screen of the console where it is done; null for none
 * @param ticks the event that ticks it by itself; null when only a person can
 * @param ticksPurpose with a published message: its purpose; null for any
 * @param ticksState with a fact: its state; null for any
 */
public record ChecklistTask(
        String playbook,
        String playbookHash,
        String item,
        @JsonIgnore int position,
        Phase phase,
        Role role,
        @JsonProperty("due") long dueSeconds,
        @JsonProperty("from") String countsFrom,
        @Json @ColumnName("after_items") List<String> after,
        @JsonProperty("every") Long everySeconds,
        @JsonProperty("escalate") Long escalateSeconds,
        @Json List<String> scale,
        boolean mandatory,
        @Json List<Guideline> guidelines,
        String place,
        String ticks,
        @JsonIgnore String ticksPurpose,
        @JsonIgnore String ticksState,
        @Json Map<String, String> title,
        @Json Map<String, String> why) {

    static ChecklistTask of(Playbook playbook, int position) {
        PlaybookItem item = playbook.items().get(position);
        Tick tick = item.ticks();
        return new ChecklistTask(
                playbook.id(),
                playbook.hash(),
                item.id(),
                position,
                item.phase(),
                item.role(),
                item.due().toSeconds(),
                item.from(),
                item.after(),
                item.every() == null ? null : item.every().toSeconds(),
                item.escalate() == null ? null : item.escalate().toSeconds(),
                item.scale(),
                item.mandatory(),
                item.guidelines(),
                item.place(),
                tick == null ? null : tick.event().written(),
                tick == null ? null : tick.purpose(),
                tick == null ? null : tick.state(),
                item.title(),
                item.why());
    }

    /** As it is outside incidents, where nobody is told and only a check of the accounts is known to have happened. */
    ChecklistTask inPreparation() {
        boolean known = Tick.Event.ACCOUNTS_CHECKED.written().equals(ticks);
        return new ChecklistTask(
                playbook,
                playbookHash,
                item,
                position,
                phase,
                role,
                dueSeconds,
                countsFrom,
                after,
                everySeconds,
                null,
                scale,
                mandatory,
                guidelines,
                place,
                known ? ticks : null,
                null,
                null,
                title,
                why);
    }

    /** Whether it comes back after it was done. */
    boolean repeats() {
        return everySeconds != null;
    }

    /** Whether it is due counted from the moment that another item is done. */
    boolean followsItem() {
        return !countsFrom.equals(PlaybookItem.FROM_PHASE) && !countsFrom.equals(PlaybookItem.FROM_OPENING);
    }
}
