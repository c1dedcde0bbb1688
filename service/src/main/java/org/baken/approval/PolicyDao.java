package org.baken.approval;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(HousePolicy.class)
interface PolicyDao {
    /** Oldest first. */
    @SqlQuery("""
            SELECT id, purposes, scales, audiences, required, roles, questions, strict, languages_separately,
                remind_after_minutes, escalate_after_minutes, valid_minutes, version, changed_by, changed_at
            FROM house_policy ORDER BY id
            """)
    List<HousePolicy> all();

    @SqlQuery("""
            SELECT id, purposes, scales, audiences, required, roles, questions, strict, languages_separately,
                remind_after_minutes, escalate_after_minutes, valid_minutes, version, changed_by, changed_at
            FROM house_policy WHERE id = :id
            """)
    Optional<HousePolicy> find(String id);

    @SqlUpdate("""
            INSERT INTO house_policy (id, purposes, scales, audiences, required, roles, questions, strict,
                languages_separately, remind_after_minutes, escalate_after_minutes, valid_minutes, version, changed_by,
                changed_at)
            VALUES (:id, :purposes, :scales, :audiences, :required, :roles, :questions, :strict,
                :languagesSeparately, :remindAfterMinutes, :escalateAfterMinutes, :validMinutes, :version, :changedBy,
                :changedAt)
            """)
    void insert(@BindMethods HousePolicy policy);

    @SqlUpdate("""
            UPDATE house_policy SET purposes = :purposes, scales = :scales, audiences = :audiences, required = :required,
                roles = :roles, questions = :questions, strict = :strict, languages_separately = :languagesSeparately,
                remind_after_minutes = :remindAfterMinutes, escalate_after_minutes = :escalateAfterMinutes,
                valid_minutes = :validMinutes, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods HousePolicy policy);

    @SqlUpdate("DELETE FROM house_policy WHERE id = :id")
    int delete(String id);
}
