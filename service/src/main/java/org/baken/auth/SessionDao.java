package org.baken.auth;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SessionDao {
    /** A session as stored. */
    record Session(String person, String csrf, Instant seenAt) {}

    @SqlUpdate("""
            INSERT INTO session (token_digest, person, csrf, opened_at, seen_at)
            VALUES (:digest, :person, :csrf, :now, :now)
            """)
    void open(String digest, String person, String csrf, Instant now);

    @SqlQuery("""
            SELECT person, csrf, seen_at FROM session
            WHERE token_digest = :digest AND seen_at > :idleSince AND opened_at > :openedSince
            """)
    @RegisterConstructorMapper(Session.class)
    Optional<Session> find(String digest, Instant idleSince, Instant openedSince);

    @SqlUpdate("UPDATE session SET seen_at = :now WHERE token_digest = :digest")
    void seen(String digest, Instant now);

    @SqlUpdate("DELETE FROM session WHERE token_digest = :digest")
    void close(String digest);

    @SqlUpdate("DELETE FROM session WHERE person = :person")
    void closeAll(String person);

    @SqlUpdate("DELETE FROM session WHERE seen_at <= :idleSince OR opened_at <= :openedSince")
    void forget(Instant idleSince, Instant openedSince);
}
