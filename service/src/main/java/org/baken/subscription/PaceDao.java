package org.baken.subscription;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Pace.class)
interface PaceDao {
    @SqlQuery("SELECT tokens, filled_at, failures, rests_until, problem FROM mailing_pace WHERE id = 1")
    Pace find();

    /** Claims happen one after the other: who claims holds this row until the transaction ends. */
    @SqlQuery("SELECT tokens, filled_at, failures, rests_until, problem FROM mailing_pace WHERE id = 1 FOR UPDATE")
    Pace lock();

    @SqlUpdate("""
            UPDATE mailing_pace SET tokens = :tokens, filled_at = :filledAt, failures = :failures, rests_until = :restsUntil,
                problem = :problem
            WHERE id = 1
            """)
    int keep(@BindMethods Pace pace);
}
