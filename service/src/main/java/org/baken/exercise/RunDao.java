package org.baken.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The plays of incidents. */
@RegisterConstructorMapper(Run.class)
interface RunDao {
    @SqlUpdate("""
            INSERT INTO exercise_run (incident, incident_kind, scenario, scenario_hash, title, minutes, goals, lang, state, speed,
                at_millis, at_time, trainer, trainer_name, started_at, ended_at, version, changed_by, changed_at)
            SELECT :incident, incident.kind, :scenario, :scenarioHash, :title, :minutes, :goals, :lang, :state, :speed,
                :atMillis, :atTime, :trainer, :trainerName, :startedAt, :endedAt, :version, :changedBy, :changedAt
            FROM incident WHERE id = :incident AND kind = 'EXERCISE'
            """)
    int insert(@BindMethods Run run);

    @SqlQuery("""
            SELECT incident, scenario, scenario_hash, title, minutes, goals, lang, state, speed, at_millis, at_time, trainer,
                trainer_name, started_at, ended_at, version, changed_by, changed_at
            FROM exercise_run WHERE incident = :incident
            """)
    Optional<Run> find(String incident);

    /** Who writes into a play holds its row first: of two nodes, one goes on. */
    @SqlQuery("""
            SELECT incident, scenario, scenario_hash, title, minutes, goals, lang, state, speed, at_millis, at_time, trainer,
                trainer_name, started_at, ended_at, version, changed_by, changed_at
            FROM exercise_run WHERE incident = :incident FOR UPDATE
            """)
    Optional<Run> lock(String incident);

    @SqlUpdate("""
            UPDATE exercise_run SET state = :state, speed = :speed, at_millis = :atMillis, at_time = :atTime,
                started_at = :startedAt, ended_at = :endedAt, version = version + 1, changed_by = :changedBy,
                changed_at = :changedAt
            WHERE incident = :incident AND version = :version
            """)
    int update(@BindMethods Run run);

    /** The incidents whose play is under way, and those that were closed before it ended. */
    @SqlQuery("""
            SELECT run.incident FROM exercise_run run JOIN incident ON incident.id = run.incident
            WHERE run.state IN ('RUNNING', 'PAUSED') OR (run.state = 'READY' AND incident.state = 'CLOSED')
            ORDER BY run.incident
            """)
    List<String> underWay();

    /** The scenarios that are being played with this person in the team. */
    @SqlQuery("""
            SELECT DISTINCT run.scenario FROM exercise_run run JOIN incident ON incident.id = run.incident
            WHERE run.state <> 'ENDED' AND run.scenario IS NOT NULL AND run.trainer <> :person
                AND (incident.lead = :person
                    OR EXISTS (SELECT 1 FROM roster WHERE roster.incident = run.incident AND roster.person = :person))
            """)
    List<String> playedBy(String person);

    /** While the play stood still. */
    record Pause(Instant fromAt, Instant toAt) {}

    @SqlUpdate("INSERT INTO exercise_pause (incident, from_at, to_at) VALUES (:incident, :at, NULL)")
    void pause(String incident, Instant at);

    @SqlUpdate("UPDATE exercise_pause SET to_at = :at WHERE incident = :incident AND to_at IS NULL")
    void goOn(String incident, Instant at);

    @SqlQuery("SELECT from_at, to_at FROM exercise_pause WHERE incident = :incident ORDER BY from_at")
    @RegisterConstructorMapper(Pause.class)
    List<Pause> pauses(String incident);
}
