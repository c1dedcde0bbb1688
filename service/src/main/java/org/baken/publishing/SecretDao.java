package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The secrets of accounts, each encrypted, and who renews them just now. */
@RegisterConstructorMapper(SecretDao.Row.class)
interface SecretDao {
    /**
     * A secret as it is kept.
     *
     * @param renewing who asks the platform for a new one; null when nobody does
     * @param renewingUntil until when that may take; after it, who does counts as dead
     */
    record Row(String account, String sealed, String renewing, Instant renewingUntil) {}

    @SqlQuery("SELECT sealed FROM account_secret WHERE account = :account")
    Optional<String> sealed(String account);

    @SqlQuery("""
            SELECT account, sealed, renewing, renewing_until FROM account_secret WHERE account = ANY(:accounts)
            """)
    List<Row> of(List<String> accounts);

    @SqlQuery("""
            SELECT account, sealed, renewing, renewing_until FROM account_secret WHERE account = :account FOR UPDATE
            """)
    Optional<Row> lock(String account);

    @SqlQuery("SELECT account FROM account_secret ORDER BY account")
    List<String> accounts();

    @SqlUpdate("INSERT INTO account_secret (account, sealed) VALUES (:account, :sealed)")
    void insert(String account, String sealed);

    @SqlUpdate("UPDATE account_secret SET sealed = :sealed WHERE account = :account")
    void replace(String account, String sealed);

    @SqlUpdate("UPDATE account_secret SET renewing = :by, renewing_until = :until WHERE account = :account")
    void lease(String account, String by, Instant until);

    @SqlUpdate("""
            UPDATE account_secret SET renewing = NULL, renewing_until = NULL WHERE account = :account AND renewing = :by
            """)
    void release(String account, String by);

    @SqlUpdate("DELETE FROM account_secret WHERE account = :account")
    void forget(String account);
}
