package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            INSERT INTO account_link (id, platform, handle, name, settings, users, sandbox, built_in, linked, team, waits,
                health, problem, checked_at, expires_at, version, changed_by, changed_at)
            VALUES (:id, :platform, :handle, :name, :settings, :users, :sandbox, :builtIn, :linked, :team, :waits,
                :health, :problem, :checkedAt, :expiresAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Account account);

    /** Where claims on the account take turns. */
    @SqlUpdate("INSERT INTO lane (account) VALUES (:account)")
    void openLane(String account);

    @SqlUpdate("""
            UPDATE account_link SET handle = :handle, name = :name, settings = :settings, users = :users,
                linked = :linked, team = :team, waits = :waits, health = :health, problem = :problem, checked_at = :checkedAt,
                expires_at = :expiresAt, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Account account);

    /**
     * Health is no change of the account: it leaves the version alone, and nobody's editing is disturbed. A platform that does
     * not say when the credentials end does not take back what it said before.
     */
    @SqlUpdate("""
            UPDATE account_link SET health = :health, problem = :problem, checked_at = :at,
                expires_at = COALESCE(:expiresAt, expires_at)
            WHERE id = :id
            """)
    void checked(String id, Health.State health, @Json Trouble problem, Instant at, Instant expiresAt);

    /** What an account is set to, and since which version of it. */
    record Settings(long version, @Json Map<String, Object> settings) {}

    @SqlQuery("SELECT version, settings FROM account_link WHERE id = :id")
    @RegisterConstructorMapper(Settings.class)
    Settings settings(String id);

    /** Without its settings. */
    @SqlQuery("""
            SELECT a.id, a.platform, a.handle, a.name, CAST(NULL AS VARCHAR) AS settings, a.users, a.sandbox, a.built_in,
                a.linked, a.team, a.waits, a.health, a.problem, a.checked_at, a.expires_at, p.rests_until, a.version, a.changed_by, a.changed_at
            FROM account_link a JOIN lane p ON p.account = a.id WHERE a.id = :id
            """)
    Optional<Account> find(String id);

    /** Those of these ids, without their settings. */
    @SqlQuery("""
            SELECT a.id, a.platform, a.handle, a.name, CAST(NULL AS VARCHAR) AS settings, a.users, a.sandbox, a.built_in,
                a.linked, a.team, a.waits, a.health, a.problem, a.checked_at, a.expires_at, p.rests_until, a.version,
                a.changed_by, a.changed_at
            FROM account_link a JOIN lane p ON p.account = a.id WHERE a.id = ANY(:ids)
            """)
    List<Account> of(List<String> ids);

    /** Without their settings. */
    @SqlQuery("""
            SELECT a.id, a.platform, a.handle, a.name, CAST(NULL AS VARCHAR) AS settings, a.users, a.sandbox, a.built_in,
                a.linked, a.team, a.waits, a.health, a.problem, a.checked_at, a.expires_at, p.rests_until, a.version, a.changed_by, a.changed_at
            FROM account_link a JOIN lane p ON p.account = a.id
            ORDER BY a.built_in DESC, a.sandbox, a.platform, a.name, a.id
            """)
    List<Account> list();

    /** A person has linked the account anew: what failed before says nothing about it now. */
    @SqlUpdate("UPDATE lane SET failures = 0, rests_until = NULL WHERE account = :account")
    void wakeLane(String account);

    /** Only of the sandbox: what an exercise sets reaches no account that is real. */
    @SqlUpdate("""
            UPDATE account_link SET settings = :settings, version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND version = :version AND sandbox = TRUE AND platform = 'sandbox'
            """)
    int setSandbox(String id, long version, @Json Map<String, Object> settings, String by, Instant at);

    @SqlUpdate("UPDATE account_link SET expires_at = :expiresAt WHERE id = :id")
    void expires(String id, Instant expiresAt);
}
