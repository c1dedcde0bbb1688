package org.baken.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ChecklistItem.class)
interface ChecklistDao {
    String TASK = "playbook, playbook_hash, item, position, phase, role, due_seconds, counts_from, after_items,"
            + " every_seconds, escalate_seconds, scale, mandatory, guidelines, place, ticks, ticks_purpose, ticks_state,"
            + " title, why";
    String ALL = "id, incident, preparation, " + TASK + ", round, added_at, since_seq, due_at, waiting, escalate_at,"
            + " escalated_at, state, note, done_by, done_at, automatic, version, changed_by, changed_at";

    @SqlBatch("INSERT INTO checklist_item (" + ALL + ")" + """
             VALUES (:id, :incident, :preparation, :task.playbook, :task.playbookHash, :task.item, :task.position,
                :task.phase, :task.role, :task.dueSeconds, :task.countsFrom, :task.after, :task.everySeconds,
                :task.escalateSeconds, :task.scale, :task.mandatory, :task.guidelines, :task.place, :task.ticks,
                :task.ticksPurpose, :task.ticksState, :task.title, :task.why, :round, :addedAt, :sinceSeq, :dueAt,
                :waiting, :escalateAt, :escalatedAt, :state, :note, :doneBy, :doneAt, :automatic, :version, :changedBy,
                :changedAt)
            """)
    void insert(@BindMethods List<ChecklistItem> items);

    /** Writes what became of an item, unless it has moved on since it was read. */
    @SqlUpdate("""
            UPDATE checklist_item SET state = :state, note = :note, done_by = :doneBy, done_at = :doneAt,
                automatic = :automatic, waiting = :waiting, escalate_at = :escalateAt, version = :version,
                changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version - 1
            """)
    int settle(@BindMethods ChecklistItem item);

    /** Writes when open items are due and what they wait for. That is no change by somebody: the version stays. */
    @SqlBatch("""
            UPDATE checklist_item SET due_at = :dueAt, waiting = :waiting, escalate_at = :escalateAt
            WHERE id = :id AND state = 'OPEN'
            """)
    void plan(@BindMethods List<ChecklistItem> items);

    /** Notes that the lead and the deputies are told, unless that was done or is no longer called for. */
    @SqlUpdate("""
            UPDATE checklist_item SET escalated_at = :now, escalate_at = NULL
            WHERE id = :id AND state = 'OPEN' AND escalated_at IS NULL AND escalate_at <= :now
            """)
    int escalate(String id, Instant now);

    @SqlUpdate("DELETE FROM checklist_item WHERE id = :id AND version = 1")
    int remove(String id);

    @SqlQuery("SELECT " + ALL + " FROM checklist_item WHERE id = :id")
    Optional<ChecklistItem> find(String id);

    /** In the order in which the items are due; those whose clock does not run yet come last. */
    @SqlQuery("SELECT " + ALL + """
             FROM checklist_item WHERE incident = :incident
            ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, due_seconds, playbook, position, round
            """)
    List<ChecklistItem> ofIncident(String incident);

    /** As {@link #ofIncident}. */
    @SqlQuery("SELECT " + ALL + """
             FROM checklist_item WHERE preparation = :preparation
            ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, due_seconds, playbook, position, round
            """)
    List<ChecklistItem> ofPreparation(String preparation);

    /** Items of one incident that wait for this event, as an entry with this number tells it. */
    @SqlQuery("SELECT " + ALL + """
             FROM checklist_item
            WHERE incident = :incident AND state = 'OPEN' AND ticks = :event AND since_seq < :seq
                AND (ticks_purpose IS NULL OR ticks_purpose = :purpose)
                AND (ticks_state IS NULL OR ticks_state = :factState)
            ORDER BY position
            """)
    List<ChecklistItem> waitingFor(String incident, String event, String purpose, String factState, long seq);

    /** Open items of every incident and of preparation that wait for this event. */
    @SqlQuery("SELECT " + ALL + """
             FROM checklist_item WHERE ticks = :event AND state = 'OPEN' AND since_seq < :seq
            ORDER BY incident, preparation, position
            """)
    List<ChecklistItem> openFor(String event, long seq);

    /** What the lead and the deputies are to be told of now. */
    @SqlQuery("SELECT " + ALL + " FROM checklist_item WHERE escalate_at <= :now ORDER BY escalate_at, id")
    List<ChecklistItem> toEscalate(Instant now);

    /** What they were told of and is open still, in incidents that are not closed. */
    @SqlQuery("SELECT " + ALL + """
             FROM checklist_item
            WHERE escalated_at IS NOT NULL AND state = 'OPEN' AND NOT waiting
                AND incident IN (SELECT incident.id FROM incident WHERE incident.state <> 'CLOSED')
            ORDER BY escalated_at, id
            """)
    List<ChecklistItem> escalated();
}
