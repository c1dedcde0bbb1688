package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.baken.platform.Ids;
import org.jdbi.v3.core.mapper.Nested;

/**
 * One thing to do in one incident or in one round of preparation: what a playbook asks for, and what became of it.
 *
 * @param incident the id of the incident; null when it belongs to preparation
 * @param preparation the id of the round of preparation; null when it belongs to an incident
 * @param round 1 the first time; what comes back has a row for each time
 * @param addedAt when it came on the list
 * @param sinceSeq only what was logged after this number ticks it
 * @param dueAt null while what it counts from has not happened: then it is not yet due
 * @param waiting whether items that come first are not settled: then it cannot be late
 * @param escalateAt when the lead and the deputies of its role are to be told; null when nobody is, or that is done
 * @param escalatedAt when they were told; null when they were not
 * @param note what somebody wrote with it; the reason, when it was skipped
 * @param doneBy the name of who did or skipped it; null while it is open
 * @param automatic whether an event ticked it, or Baken ended it
 */
public record ChecklistItem(
        String id,
        @JsonIgnore String incident,
        @JsonIgnore String preparation,
        @Nested @JsonUnwrapped ChecklistTask task,
        int round,
        Instant addedAt,
        @JsonIgnore long sinceSeq,
        Instant dueAt,
        boolean waiting,
        @JsonIgnore Instant escalateAt,
        Instant escalatedAt,
        ChecklistState state,
        String note,
        String doneBy,
        Instant doneAt,
        boolean automatic,
        long version,
        String changedBy,
        Instant changedAt) {

    /** An open item that nothing has happened to yet; its due time is for {@link Plan} to find. */
    static ChecklistItem added(String incident, String preparation, ChecklistTask task, String by, Instant at) {
        return new ChecklistItem(
                Ids.next(),
                incident,
                preparation,
                task,
                1,
                at,
                0,
                null,
                false,
                null,
                null,
                ChecklistState.OPEN,
                null,
                null,
                null,
                false,
                1,
                by,
                at);
    }

    /** The next time of something that comes back. What was logged up to this number belongs to the times before. */
    ChecklistItem again(String by, Instant at, long seq) {
        return new ChecklistItem(
                Ids.next(),
                incident,
                preparation,
                task,
                round + 1,
                at,
                seq,
                null,
                false,
                null,
                null,
                ChecklistState.OPEN,
                null,
                null,
                null,
                false,
                1,
                by,
                at);
    }

    ChecklistItem settled(ChecklistState to, String words, String by, Instant at, boolean byItself) {
        boolean open = to == ChecklistState.OPEN;
        return new ChecklistItem(
                id,
                incident,
                preparation,
                task,
                round,
                addedAt,
                sinceSeq,
                dueAt,
                false,
                null,
                escalatedAt,
                to,
                words,
                open ? null : by,
                open ? null : at,
                byItself,
                version + 1,
                by,
                at);
    }

    ChecklistItem planned(Instant due, boolean waits, Instant escalation) {
        return new ChecklistItem(
                id,
                incident,
                preparation,
                task,
                round,
                addedAt,
                sinceSeq,
                due,
                waits,
                escalation,
                escalatedAt,
                state,
                note,
                doneBy,
                doneAt,
                automatic,
                version,
                changedBy,
                changedAt);
    }

    boolean isPlannedAs(ChecklistItem other) {
        return waiting == other.waiting
                && Objects.equals(dueAt, other.dueAt)
                && Objects.equals(escalateAt, other.escalateAt);
    }

    /** Whether it is the same thing at another time. */
    boolean isSameAs(ChecklistItem other) {
        return task.item().equals(other.task.item()) && task.playbook().equals(other.task.playbook());
    }

    /** What is the same for all times of one thing. */
    List<String> thing() {
        return List.of(task.playbook(), task.item());
    }

    /** Whether it is open, its time is over and nothing that comes first holds it up. */
    public boolean isLate(Instant now) {
        return state == ChecklistState.OPEN && !waiting && dueAt != null && now.isAfter(dueAt);
    }

    /** Whether it is open and the lead and the deputies were told. */
    @JsonIgnore
    public boolean isEscalated() {
        return state == ChecklistState.OPEN && !waiting && escalatedAt != null;
    }

    /** How long after what it counts from it is due; of what comes back, after the time before. */
    public long dueSeconds() {
        return round == 1 || !task.repeats() ? task.dueSeconds() : task.everySeconds();
    }

    public String playbook() {
        return task.playbook();
    }

    /** Its id within the playbook. */
    public String item() {
        return task.item();
    }

    public Phase phase() {
        return task.phase();
    }

    /** Who on the team is expected to do it. */
    public Role role() {
        return task.role();
    }

    public boolean mandatory() {
        return task.mandatory();
    }

    public List<Guideline> guidelines() {
        return task.guidelines();
    }

    /** What to do, by language. */
    public Map<String, String> title() {
        return task.title();
    }

    /** The title in a language, or in the first that there is. */
    public String titleIn(String language) {
        return task.title()
                .getOrDefault(language, task.title().values().iterator().next());
    }
}
