package org.baken.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/** Who is logged in. Only the digest of a session's token is stored. Thread-safe. */
public final class Sessions {
    /** A session ends after this much time without a request: a night shift, not a week. */
    static final Duration IDLE = Duration.ofHours(12);
    /** A session ends after this much time whatever happens. */
    static final Duration LONGEST = Duration.ofDays(2);

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final People people;
    private final Clock clock;

    public Sessions(Database database, People people, Clock clock) {
        this.database = database;
        this.people = people;
        this.clock = clock;
    }

    /** A session as its holder gets it. */
    public record Opened(String token, String csrf) {}

    /** Whom a token proves, and what their changing requests must carry. */
    public record Proved(Person person, String csrf) {}

    /** Opens a session in the caller's transaction. */
    Opened open(Handle handle, Person person) {
        SessionDao sessions = handle.attach(SessionDao.class);
        Instant now = clock.instant();
        sessions.forget(now.minus(IDLE), now.minus(LONGEST));
        Opened opened = new Opened(Ids.secret(), Ids.secret());
        sessions.open(Ids.digest(opened.token()), person.id(), opened.csrf(), now);
        return opened;
    }

    /** Tells whom this token proves; nobody when the session has ended or the person has left. */
    public Optional<Proved> prove(String token) {
        Instant now = clock.instant();
        String digest = Ids.digest(token);
        return database.read(handle -> {
            SessionDao sessions = handle.attach(SessionDao.class);
            return sessions.find(digest, now.minus(IDLE), now.minus(LONGEST)).flatMap(session -> {
                // Not through write(): losing this on a crash costs nobody more than a minute of idle time.
                if (session.seenAt().isBefore(now.minus(SEEN_EVERY))) {
                    sessions.seen(digest, now);
                }
                return people.find(handle, session.person())
                        .filter(Person::active)
                        .map(person -> new Proved(person, session.csrf()));
            });
        });
    }

    void close(Handle handle, String token) {
        handle.attach(SessionDao.class).close(Ids.digest(token));
    }

    /** Ends every session of a person: after a new password, or when they leave. */
    void closeAll(Handle handle, String person) {
        handle.attach(SessionDao.class).closeAll(person);
    }
}
