package org.baken.reply;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ReplyPolicy.class)
interface ReplyPolicyDao {
    @SqlQuery("""
            SELECT receipts, signature, reporting_point, valid_minutes, version, changed_by, changed_at FROM reply_policy
            """)
    ReplyPolicy find();

    @SqlUpdate("""
            UPDATE reply_policy SET receipts = :receipts, signature = :signature, reporting_point = :reportingPoint,
                valid_minutes = :validMinutes, version = version + 1, changed_by = :by, changed_at = :now
            WHERE version = :version
            """)
    int change(
            boolean receipts,
            ReplyPolicy.Signature signature,
            String reportingPoint,
            int validMinutes,
            long version,
            String by,
            Instant now);
}
