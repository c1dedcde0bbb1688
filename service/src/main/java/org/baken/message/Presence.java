package org.baken.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baken.account.Caller;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Knows who has a message open for writing, so that two authors do not write past each other. Thread-safe. */
public final class Presence {
    /** A console that is open says so every ten seconds. */
    private static final Duration GONE = Duration.ofSeconds(30);

    private final Clock clock;

    public Presence(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody who has a message open for writing.
     *
     * @param lang in which they write, two letters; may be null
     */
    public record Present(String person, String name, String lang, Instant seenAt) {}

    /** Notes that the caller is there, and gives who else is. */
    List<Present> renew(Handle handle, String message, String lang, Caller caller) {
        Rows rows = handle.attach(Rows.class);
        Instant now = clock.instant();
        Present me = new Present(caller.id(), caller.name(), lang, now);
        if (rows.update(message, me) == 0) {
            rows.insert(message, me);
        }
        rows.forget(now.minus(GONE));
        return rows.others(message, caller.id(), now.minus(GONE));
    }

    /** Notes that the caller left. */
    void leave(Handle handle, String message, Caller caller) {
        handle.attach(Rows.class).remove(message, caller.id());
    }

    @RegisterConstructorMapper(Present.class)
    interface Rows {
        @SqlUpdate("""
                UPDATE presence SET name = :name, lang = :lang, seen_at = :seenAt
                WHERE message = :message AND person = :person
                """)
        int update(String message, @BindMethods Present present);

        /** Twice the same person at the same moment, from two screens, is once. */
        @SqlUpdate("""
                INSERT INTO presence (message, person, name, lang, seen_at)
                VALUES (:message, :person, :name, :lang, :seenAt)
                ON CONFLICT DO NOTHING
                """)
        void insert(String message, @BindMethods Present present);

        @SqlUpdate("DELETE FROM presence WHERE seen_at < :before")
        void forget(Instant before);

        @SqlUpdate("DELETE FROM presence WHERE message = :message AND person = :person")
        void remove(String message, String person);

        @SqlQuery("""
                SELECT person, name, lang, seen_at FROM presence
                WHERE message = :message AND person <> :person AND seen_at >= :since ORDER BY name, person
                """)
        List<Present> others(String message, String person, Instant since);
    }
}
