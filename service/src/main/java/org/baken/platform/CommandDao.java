package org.baken.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CommandDao {
    /** The status of a command that is carried out, but whose answer is still on its way to the one who asked first. */
    int NOT_YET_TOLD = 0;

    /** A command that was carried out, and how it was answered. */
    record Command(String request, Instant at, int status, String location, String etag, String body) {
        boolean isTold() {
            return status != NOT_YET_TOLD;
        }
    }

    @SqlUpdate("""
            INSERT INTO command (caller, command_key, request, at, status)
            VALUES (:caller, :key, :request, :at, 0)
            """)
    void claim(String caller, String key, String request, Instant at);

    @SqlUpdate("UPDATE command SET body = :body WHERE caller = :caller AND command_key = :key")
    void answered(String caller, String key, String body);

    @SqlUpdate("""
            UPDATE command SET status = :status, location = :location, etag = :etag, body = :body
            WHERE caller = :caller AND command_key = :key
            """)
    void respond(String caller, String key, int status, String location, String etag, String body);

    @SqlQuery("""
            SELECT request, at, status, location, etag, body FROM command
            WHERE caller = :caller AND command_key = :key
            """)
    @RegisterConstructorMapper(Command.class)
    Optional<Command> find(String caller, String key);

    /** An answer with its words. */
    record Kept(String caller, String commandKey, String body) {}

    /** One by one: all of them need not fit in memory. */
    @SqlQuery("SELECT caller, command_key, body FROM command WHERE body IS NOT NULL")
    @RegisterConstructorMapper(Kept.class)
    @FetchSize(500)
    void kept(Consumer<Kept> each);

    @SqlBatch("UPDATE command SET body = NULL WHERE caller = :caller AND command_key = :commandKey")
    void silence(@BindMethods List<Kept> kept);

    @SqlUpdate("DELETE FROM command WHERE at < :before")
    int forget(Instant before);
}
