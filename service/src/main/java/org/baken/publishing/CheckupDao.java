package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What people found at the points of check-up lists. */
@RegisterConstructorMapper(CheckupDao.Row.class)
interface CheckupDao {
    /** @param state OK or WRONG */
    record Row(String account, String item, Checkup.State state, String note, String checkedBy, Instant checkedAt) {}

    @SqlUpdate("""
            UPDATE account_checkup SET state = :state, note = :note, checked_by = :checkedBy, checked_at = :checkedAt
            WHERE account = :account AND item = :item
            """)
    int update(@BindMethods Row row);

    @SqlUpdate("""
            INSERT INTO account_checkup (account, item, state, note, checked_by, checked_at)
            VALUES (:account, :item, :state, :note, :checkedBy, :checkedAt)
            """)
    void insert(@BindMethods Row row);

    @SqlQuery("""
            SELECT account, item, state, note, checked_by, checked_at FROM account_checkup WHERE account = :account
            """)
    List<Row> of(String account);

    /** Takes turns with others who look at the same account. */
    @SqlQuery("SELECT id FROM account_link WHERE id = :account FOR UPDATE")
    String lock(String account);
}
