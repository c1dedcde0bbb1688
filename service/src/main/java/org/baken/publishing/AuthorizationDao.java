package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who was sent to which platform to say yes. */
@RegisterConstructorMapper(AuthorizationDao.Row.class)
interface AuthorizationDao {
    /**
     * One way to a platform and back.
     *
     * @param state the digest of the word that the platform gives back
     * @param person whose way it is
     * @param remembered what the connector needs at the end, encrypted
     */
    record Row(String state, String account, String person, String remembered, Instant expiresAt) {}

    @SqlUpdate("""
            INSERT INTO account_authorization (state, account, person, remembered, expires_at)
            VALUES (:state, :account, :person, :remembered, :expiresAt)
            """)
    void insert(@BindMethods Row row);

    @SqlQuery("""
            SELECT state, account, person, remembered, expires_at FROM account_authorization WHERE state = :state FOR UPDATE
            """)
    Optional<Row> lock(String state);

    @SqlQuery("SELECT state FROM account_authorization ORDER BY state")
    List<String> states();

    /** The same, encrypted with another key. */
    @SqlUpdate("UPDATE account_authorization SET remembered = :remembered WHERE state = :state")
    int replace(String state, String remembered);

    @SqlUpdate("DELETE FROM account_authorization WHERE state = :state")
    int use(String state);

    @SqlUpdate("DELETE FROM account_authorization WHERE account = :account")
    void forgetOf(String account);

    @SqlUpdate("DELETE FROM account_authorization WHERE expires_at < :now")
    void forgetOld(Instant now);
}
