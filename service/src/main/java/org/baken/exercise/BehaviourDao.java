package org.baken.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How accounts of the sandbox were set before exercises made them misbehave. */
@RegisterConstructorMapper(BehaviourDao.Set.class)
interface BehaviourDao {
    /**
     * An account that an exercise has set.
     *
     * @param was how it behaved before; null when nothing was said
     * @param untilMillis where in the play it is set back; null for at the end
     */
    record Set(
            String id,
            String incident,
            String inject,
            String account,
            String was,
            String behaviour,
            Long untilMillis,
            Instant setAt) {}

    @SqlUpdate("""
            INSERT INTO exercise_behaviour (id, incident, inject, account, sandbox, was, behaviour, until_millis, set_at)
            SELECT :id, :incident, :inject, account_link.id, account_link.sandbox, :was, :behaviour, :untilMillis, :setAt
            FROM account_link WHERE id = :account AND sandbox = TRUE
            """)
    int insert(@BindMethods Set set);

    /** What holds for an account now, whatever exercise set it. */
    @SqlQuery("""
            SELECT id, incident, inject, account, was, behaviour, until_millis, set_at
            FROM exercise_behaviour WHERE account = :account AND restored_at IS NULL
            """)
    Optional<Set> holding(String account);

    @SqlQuery("""
            SELECT id, incident, inject, account, was, behaviour, until_millis, set_at
            FROM exercise_behaviour WHERE incident = :incident AND restored_at IS NULL ORDER BY id
            """)
    List<Set> holdingOf(String incident);

    @SqlQuery("""
            SELECT id, incident, inject, account, was, behaviour, until_millis, set_at
            FROM exercise_behaviour WHERE incident = :incident ORDER BY id
            """)
    List<Set> all(String incident);

    @SqlUpdate("UPDATE exercise_behaviour SET restored_at = :at WHERE id = :id AND restored_at IS NULL")
    int restored(String id, Instant at);
}
