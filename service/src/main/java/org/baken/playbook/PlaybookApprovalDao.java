package org.baken.playbook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(PlaybookApproval.class)
interface PlaybookApprovalDao {
    @SqlQuery("""
            SELECT playbook, hash, approved_by, approved_on, review, version, changed_by, changed_at
            FROM playbook_approval
            """)
    List<PlaybookApproval> all();

    @SqlQuery("""
            SELECT playbook, hash, approved_by, approved_on, review, version, changed_by, changed_at
            FROM playbook_approval WHERE playbook = :playbook
            """)
    Optional<PlaybookApproval> find(String playbook);

    /** Puts the first stamp on a playbook, unless somebody was first. */
    @SqlUpdate("""
            INSERT INTO playbook_approval (playbook, hash, approved_by, approved_on, review, version, changed_by, changed_at)
            VALUES (:playbook, :hash, :approvedBy, :approvedOn, :review, :version, :changedBy, :changedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods PlaybookApproval approval);

    @SqlUpdate("""
            UPDATE playbook_approval SET hash = :hash, approved_by = :approvedBy, approved_on = :approvedOn,
                review = :review, version = :version, changed_by = :changedBy, changed_at = :changedAt
            WHERE playbook = :playbook AND version = :version - 1
            """)
    int update(@BindMethods PlaybookApproval approval);
}
