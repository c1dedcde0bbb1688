package org.baken.listening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Intake.class)
interface IntakeDao {
    @SqlUpdate("""
            INSERT INTO intake (id, name, token, proof, sealed, exercise, received, last_at, version, changed_by, changed_at)
            VALUES (:id, :name, :token, :proof, :sealed, :exercise, :received, :lastAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Intake intake);

    @SqlQuery("""
            SELECT id, name, token, proof, sealed, exercise, received, last_at, version, changed_by, changed_at
            FROM intake ORDER BY name, id
            """)
    List<Intake> list();

    @SqlQuery("""
            SELECT id, name, token, proof, sealed, exercise, received, last_at, version, changed_by, changed_at
            FROM intake WHERE id = :id
            """)
    Optional<Intake> find(String id);

    @SqlQuery("""
            SELECT id, name, token, proof, sealed, exercise, received, last_at, version, changed_by, changed_at
            FROM intake WHERE token = :token
            """)
    Optional<Intake> named(String token);

    /** Holds the row until the transaction ends. */
    @SqlQuery("SELECT sealed FROM intake WHERE id = :id FOR UPDATE")
    Optional<String> lockSealed(String id);

    @SqlUpdate("""
            UPDATE intake SET sealed = :sealed, version = version + 1, changed_by = :by, changed_at = :at WHERE id = :id
            """)
    int key(String id, String sealed, String by, Instant at);

    @SqlUpdate("UPDATE intake SET sealed = :sealed WHERE id = :id")
    void resealed(String id, String sealed);

    @SqlUpdate("UPDATE intake SET received = received + :added, last_at = :at WHERE id = :id")
    void received(String id, int added, Instant at);

    @SqlUpdate("DELETE FROM intake WHERE id = :id")
    int remove(String id);
}
