package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Health;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Account.class)
interface AccountDao {
    @SqlUpdate("""
            INSERT INTO account_link (id, platform, handle, name, settings, users, sandbox, built_in, linked, health,
                problem, checked_at, expires_at, version, changed_by, changed_at)
            VALUES (:id, :platform, :handle, :name, :settings, :users, :sandbox, :builtIn, :linked, :health,
                :problem, :checkedAt, :expiresAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Account account);

    /** Where claims on the account take turns. */
    @SqlUpdate("INSERT INTO lane (account) VALUES (:account)")
    void openLane(String account);

    @SqlUpdate("""
            UPDATE account_link SET handle = :handle, name = :name, settings = :settings, users = :users,
                linked = :linked, health = :health, problem = :problem, checked_at = :checkedAt,
                expires_at = :expiresAt, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Account account);

    /** Health is no change of the account: it leaves the version alone, and nobody's editing is disturbed. */
    @SqlUpdate("""
            UPDATE account_link SET health = :health, problem = :problem, checked_at = :at, expires_at = :expiresAt
            WHERE id = :id
            """)
    void checked(String id, Health.State health, @Json Trouble problem, Instant at, Instant expiresAt);

    @SqlQuery("""
            SELECT id, platform, handle, name, settings, users, sandbox, built_in, linked, health, problem, checked_at,
                expires_at, version, changed_by, changed_at
            FROM account_link WHERE id = :id
            """)
    Optional<Account> find(String id);

    @SqlQuery("""
            SELECT id, platform, handle, name, settings, users, sandbox, built_in, linked, health, problem, checked_at,
                expires_at, version, changed_by, changed_at
            FROM account_link ORDER BY built_in DESC, sandbox, platform, name, id
            """)
    List<Account> list();

    @SqlUpdate("DELETE FROM account_secret WHERE account = :account")
    void forgetSecret(String account);

    @SqlUpdate("INSERT INTO account_secret (account, sealed) VALUES (:account, :sealed)")
    void keepSecret(String account, String sealed);

    @SqlQuery("SELECT sealed FROM account_secret WHERE account = :account")
    Optional<String> secret(String account);
}
