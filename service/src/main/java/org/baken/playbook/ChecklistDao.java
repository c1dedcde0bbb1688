package org.baken.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ChecklistItem.class)
interface ChecklistDao {
    @SqlUpdate("""
            INSERT INTO checklist_item (id, incident, playbook, playbook_hash, item, position, phase, role, due_seconds,
                due_at, mandatory, guidelines, ticks, ticks_purpose, ticks_state, title, why, state, note, done_by, done_at,
                automatic, version, changed_by, changed_at)
            VALUES (:id, :incident, :playbook, :playbookHash, :item, :position, :phase, :role, :dueSeconds,
                :dueAt, :mandatory, :guidelines, :ticks, :ticksPurpose, :ticksState, :title, :why, :state, :note, :doneBy,
                :doneAt, :automatic, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods ChecklistItem item);

    /** Writes what became of an item, unless it has moved on since it was read. */
    @SqlUpdate("""
            UPDATE checklist_item SET state = :state, note = :note, done_by = :doneBy, done_at = :doneAt,
                automatic = :automatic, version = :version, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version - 1
            """)
    int settle(@BindMethods ChecklistItem item);

    /** Sets when an item is due, once. */
    @SqlUpdate("UPDATE checklist_item SET due_at = :dueAt WHERE id = :id AND due_at IS NULL")
    int startClock(String id, Instant dueAt);

    @SqlQuery("""
            SELECT id, incident, playbook, playbook_hash, item, position, phase, role, due_seconds, due_at, mandatory,
                guidelines, ticks, ticks_purpose, ticks_state, title, why, state, note, done_by, done_at, automatic,
                version, changed_by, changed_at
            FROM checklist_item WHERE id = :id
            """)
    Optional<ChecklistItem> find(String id);

    /** In the order in which the items are due; those whose phase has not begun come last. */
    @SqlQuery("""
            SELECT id, incident, playbook, playbook_hash, item, position, phase, role, due_seconds, due_at, mandatory,
                guidelines, ticks, ticks_purpose, ticks_state, title, why, state, note, done_by, done_at, automatic,
                version, changed_by, changed_at
            FROM checklist_item WHERE incident = :incident
            ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, due_seconds, playbook, position
            """)
    List<ChecklistItem> ofIncident(String incident);

    /** Items of one incident that wait for this event. */
    @SqlQuery("""
            SELECT id, incident, playbook, playbook_hash, item, position, phase, role, due_seconds, due_at, mandatory,
                guidelines, ticks, ticks_purpose, ticks_state, title, why, state, note, done_by, done_at, automatic,
                version, changed_by, changed_at
            FROM checklist_item
            WHERE incident = :incident AND state = 'OPEN' AND ticks = :event
                AND (ticks_purpose IS NULL OR ticks_purpose = :purpose)
                AND (ticks_state IS NULL OR ticks_state = :factState)
            ORDER BY position
            """)
    List<ChecklistItem> waitingFor(String incident, String event, String purpose, String factState);

    /** The incidents in which an item waits for this event. */
    @SqlQuery("SELECT DISTINCT incident FROM checklist_item WHERE state = 'OPEN' AND ticks = :event ORDER BY incident")
    List<String> incidentsWaitingFor(String event);

    /** The playbooks that an incident has items of. */
    @SqlQuery("SELECT DISTINCT playbook FROM checklist_item WHERE incident = :incident")
    Set<String> playbooks(String incident);

    /** Items whose clock does not run yet although their phase has begun. */
    @SqlQuery("""
            SELECT id, incident, playbook, playbook_hash, item, position, phase, role, due_seconds, due_at, mandatory,
                guidelines, ticks, ticks_purpose, ticks_state, title, why, state, note, done_by, done_at, automatic,
                version, changed_by, changed_at
            FROM checklist_item WHERE incident = :incident AND due_at IS NULL AND phase IN (<phases>)
            """)
    List<ChecklistItem> notStarted(String incident, @BindList("phases") List<Phase> phases);
}
