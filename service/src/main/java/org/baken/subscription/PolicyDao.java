package org.baken.subscription;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PolicyDao {
    @SqlQuery("""
            SELECT enabled, per_minute, keep_days, version, NULLIF(changed_by, '') AS changed_by, changed_at
            FROM subscription_policy WHERE id = 1
            """)
    @RegisterConstructorMapper(Policy.class)
    Policy find();

    @SqlUpdate("""
            UPDATE subscription_policy SET enabled = :enabled, per_minute = :perMinute, keep_days = :keepDays,
                changed_by = :changedBy, changed_at = :changedAt, version = version + 1
            WHERE id = 1 AND version = :version
            """)
    int update(@BindMethods Policy policy);
}
