package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Wish.class)
interface WishDao {
    /** Adds it, unless the same filled-in page was sent before: then nothing happens. */
    @SqlUpdate("""
            INSERT INTO subscription_wish (id, digest, domain, sealed, lang, incident, incident_kind, once_digest, link_digest,
                created_at, expires_at)
            VALUES (:id, :digest, :domain, :sealed, :lang, :incident,
                CASE WHEN CAST(:incident AS VARCHAR(36)) IS NULL THEN NULL ELSE 'REAL' END, :onceDigest, :linkDigest,
                :createdAt, :expiresAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods Wish wish);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, incident, once_digest, link_digest, created_at, expires_at
            FROM subscription_wish WHERE link_digest = :digest AND expires_at > :now
            """)
    Optional<Wish> byLink(String digest, Instant now);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, incident, once_digest, link_digest, created_at, expires_at
            FROM subscription_wish WHERE id = :id FOR UPDATE
            """)
    Optional<Wish> lock(String id);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, incident, once_digest, link_digest, created_at, expires_at
            FROM subscription_wish WHERE id = :id
            """)
    Optional<Wish> find(String id);

    @SqlQuery("SELECT COUNT(*) FROM subscription_wish WHERE digest = :digest AND created_at > :since")
    int asked(String digest, Instant since);

    @SqlQuery("SELECT id FROM subscription_wish ORDER BY id")
    List<String> sealed();

    @SqlUpdate("UPDATE subscription_wish SET sealed = :sealed WHERE id = :id")
    int reseal(String id, String sealed);

    @SqlUpdate("DELETE FROM subscription_wish WHERE id = :id")
    int remove(String id);

    @SqlUpdate("DELETE FROM subscription_wish WHERE digest = :digest")
    int removeOf(String digest);

    @SqlUpdate("DELETE FROM subscription_wish WHERE incident = :incident")
    int removeAbout(String incident);

    @SqlUpdate("DELETE FROM subscription_wish WHERE expires_at <= :now")
    int removeExpired(Instant now);
}
