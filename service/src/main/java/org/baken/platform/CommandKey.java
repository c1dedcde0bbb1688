package org.baken.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * The Idempotency-Key of the request that this thread works on. The same key with the same request makes one thing and
 * answers alike; with another request it is 422.
 */
final class CommandKey {
    private static final int LOOKS = 100;
    private static final long BETWEEN_LOOKS_MS = 20;
    /** Longer than any command takes: nobody is still answering one that began before this. */
    private static final Duration STILL_ANSWERING = Duration.ofSeconds(30);

    private static final ThreadLocal<CommandKey> CURRENT = new ThreadLocal<>();

    private final String caller;
    private final String key;
    private final String request;
    private final Instant at;
    private boolean carriedOut;

    CommandKey(String caller, String key, String request, Instant at) {
        this.caller = caller;
        this.key = key;
        this.request = request;
        this.at = at;
    }

    static Optional<CommandKey> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void begin(CommandKey key) {
        CURRENT.set(key);
    }

    static void end() {
        CURRENT.remove();
    }

    void claim(CommandDao commands) {
        // Somebody presses twice: the second waits here on the first one's row, then finds its answer.
        try {
            commands.claim(caller, key, request, at);
        } catch (JdbiException e) {
            if (isDuplicate(e)) {
                throw new AlreadyDone(this, e);
            }
            throw e;
        }
    }

    void answered(CommandDao commands, Object result) {
        commands.answered(caller, key, result == null ? null : Json.write(result));
        carriedOut = true;
    }

    /** Whether it was this request that carried the command out, and not an earlier one with the same key. */
    boolean isCarriedOut() {
        return carriedOut;
    }

    void respond(CommandDao commands, int status, String location, String etag, String body) {
        commands.respond(caller, key, status, location, etag, body);
    }

    /**
     * The answer of the first time, if this key was used before. While the first answer is on its way this waits for it, up
     * to two seconds; if the process was killed in that moment, what was made is told with 200.
     */
    Optional<Response> earlier(Database database) {
        Optional<CommandDao.Command> command = find(database);
        for (int look = 0; look < LOOKS && command.filter(this::isBeingAnswered).isPresent() && rest(); look++) {
            command = find(database);
        }
        return command.map(this::repeated);
    }

    private boolean isBeingAnswered(CommandDao.Command command) {
        return !command.isTold()
                && command.request().equals(request)
                && command.at().isAfter(at.minus(STILL_ANSWERING));
    }

    private Optional<CommandDao.Command> find(Database database) {
        return database.read(handle -> handle.attach(CommandDao.class).find(caller, key));
    }

    private static boolean rest() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Response repeated(CommandDao.Command command) {
        if (!command.request().equals(request)) {
            throw Problem.keyReused();
        }
        Response.ResponseBuilder response =
                Response.status(command.isTold() ? command.status() : Response.Status.OK.getStatusCode());
        if (command.body() != null) {
            response.entity(command.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.header(HttpHeaders.LOCATION, command.location())
                .header(HttpHeaders.ETAG, command.etag())
                .build();
    }

    private static boolean isDuplicate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The same request is being, or has just been, carried out by another thread. */
    static final class AlreadyDone extends WebApplicationException {
        private static final long serialVersionUID = 1L;
        private final transient CommandKey key;

        AlreadyDone(CommandKey key, Throwable cause) {
            super(cause, Response.Status.CONFLICT);
            this.key = key;
        }

        CommandKey key() {
            return key;
        }
    }
}
