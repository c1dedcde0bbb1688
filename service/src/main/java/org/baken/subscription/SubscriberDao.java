package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Subscriber.class)
interface SubscriberDao {
    /** Adds them, unless their mailbox is known: then nothing happens. */
    @SqlUpdate("""
            INSERT INTO subscriber (id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at)
            VALUES (:id, :digest, :domain, :sealed, :lang, :state, :linkDigest, :refusals, :confirmedAt, :endedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods Subscriber subscriber);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at
            FROM subscriber WHERE digest = :digest
            """)
    Optional<Subscriber> ofMailbox(String digest);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at
            FROM subscriber WHERE digest = :digest FOR UPDATE
            """)
    Optional<Subscriber> lockMailbox(String digest);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at
            FROM subscriber WHERE link_digest = :digest
            """)
    Optional<Subscriber> byLink(String digest);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at
            FROM subscriber WHERE id = :id FOR UPDATE
            """)
    Optional<Subscriber> lock(String id);

    @SqlQuery("""
            SELECT id, digest, domain, sealed, lang, state, link_digest, refusals, confirmed_at, ended_at
            FROM subscriber WHERE id = ANY(:ids)
            """)
    List<Subscriber> find(List<String> ids);

    @SqlQuery("SELECT id FROM subscriber WHERE sealed IS NOT NULL ORDER BY id")
    List<String> sealed();

    @SqlUpdate("UPDATE subscriber SET sealed = :sealed WHERE id = :id")
    int reseal(String id, String sealed);

    /** Lets somebody back in who had ended. */
    @SqlUpdate("""
            UPDATE subscriber SET state = 'ACTIVE', sealed = :sealed, domain = :domain, lang = :lang, refusals = 0,
                confirmed_at = :now, ended_at = NULL
            WHERE id = :id AND state = 'ENDED'
            """)
    int back(String id, String sealed, String domain, String lang, Instant now);

    /** The address goes at once, the digest after a while: {@link #forget}. */
    @SqlUpdate("""
            UPDATE subscriber SET state = 'ENDED', sealed = NULL, domain = NULL, ended_at = :now
            WHERE id = :id AND state = 'ACTIVE'
            """)
    int end(String id, Instant now);

    @SqlUpdate("UPDATE subscriber SET digest = NULL WHERE ended_at <= :before AND digest IS NOT NULL")
    int forget(Instant before);

    @SqlUpdate("UPDATE subscriber SET lang = :lang WHERE id = :id AND state = 'ACTIVE'")
    int speak(String id, String lang);

    @SqlUpdate("UPDATE subscriber SET refusals = refusals + 1 WHERE id = :id")
    int refused(String id);

    @SqlUpdate("UPDATE subscriber SET refusals = 0 WHERE id = ANY(:ids) AND refusals > 0")
    int accepted(List<String> ids);

    /** Adds what they get; nothing when they get it already. */
    @SqlUpdate("""
            INSERT INTO subscription (subscriber, scope, incident, incident_kind)
            VALUES (:subscriber, :scope, :incident, :kind)
            ON CONFLICT DO NOTHING
            """)
    int subscribe(String subscriber, String scope, String incident, String kind);

    @SqlUpdate("DELETE FROM subscription WHERE subscriber = :subscriber AND scope = :scope")
    int unsubscribe(String subscriber, String scope);

    @SqlUpdate("DELETE FROM subscription WHERE subscriber = :subscriber")
    int unsubscribeAll(String subscriber);

    @SqlQuery("SELECT scope FROM subscription WHERE subscriber = :subscriber ORDER BY scope")
    List<String> scopes(String subscriber);

    /** How many get the messages of a scope in each language. */
    record Spoken(String lang, int people) {}

    @SqlQuery("""
            SELECT s.lang, COUNT(*) AS people FROM subscription x JOIN subscriber s ON s.id = x.subscriber
            WHERE x.scope = :scope AND s.state = 'ACTIVE' GROUP BY s.lang ORDER BY s.lang
            """)
    @RegisterConstructorMapper(Spoken.class)
    List<Spoken> spoken(String scope);

    /** Those of an incident that was closed so long ago. */
    @SqlQuery("""
            SELECT DISTINCT x.scope FROM subscription x JOIN incident i ON i.id = x.incident
            WHERE i.state = 'CLOSED' AND i.closed_at <= :before
            """)
    List<String> over(Instant before);

    @SqlQuery("SELECT subscriber FROM subscription WHERE scope = :scope ORDER BY scope, subscriber")
    List<String> of(String scope);

    @SqlUpdate("DELETE FROM subscription WHERE scope = :scope")
    int drop(String scope);

    /** Ends those of these who get nothing any more. */
    @SqlUpdate("""
            UPDATE subscriber SET state = 'ENDED', sealed = NULL, domain = NULL, ended_at = :now
            WHERE state = 'ACTIVE' AND id = ANY(:ids)
                AND NOT EXISTS (SELECT 1 FROM subscription x WHERE x.subscriber = subscriber.id)
            """)
    int endWithout(List<String> ids, Instant now);
}
