package org.baken.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The people who have an account. What is done to them is logged by the callers of this class, who know the logbook. */
public final class People {
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);

    private final Database database;
    private final Clock clock;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a new person starts with. */
    public record NewPerson(
            String username, String name, Set<Role> roles, String email, String phone, String language) {}

    /** Adds a person; a user name that is taken is a {@link Problem}. */
    public Person add(Handle handle, NewPerson added, String password, String by) {
        PersonDao people = handle.attach(PersonDao.class);
        String username = added.username().strip().toLowerCase(Locale.ROOT);
        if (people.findByUsername(username).isPresent()) {
            throw Problem.invalid("username", "account.username.taken", username);
        }
        if (password != null) {
            Passwords.check("password", password, username);
        }
        Person person = new Person(
                Ids.next(),
                username,
                added.name().strip(),
                added.email(),
                added.phone(),
                added.roles(),
                added.language() == null ? "nl" : added.language(),
                true,
                false,
                1,
                by,
                clock.instant());
        people.insert(person);
        if (password != null) {
            people.setPassword(person.id(), Passwords.hash(password));
        }
        return person;
    }

    /** Writes a changed person, whose version is the one that was read. */
    public Person change(Handle handle, Person changed) {
        if (handle.attach(PersonDao.class).update(changed) == 0) {
            throw Problem.stale(changed.changedBy(), changed.changedAt(), changed.version() + 1);
        }
        return get(handle, changed.id());
    }

    /** Gives the person, or 404. */
    public Person get(Handle handle, String id) {
        return find(handle, id).orElseThrow(() -> Problem.notFound("person"));
    }

    public Optional<Person> find(Handle handle, String id) {
        return handle.attach(PersonDao.class).find(id);
    }

    public Optional<Person> findByUsername(Handle handle, String username) {
        return handle.attach(PersonDao.class).findByUsername(username.strip().toLowerCase(Locale.ROOT));
    }

    /** Lists people by user name; {@code query} looks in name and user name. */
    public Page<Person> list(String query, Paging paging) {
        String escaped = (query == null ? "" : query.strip().toLowerCase(Locale.ROOT)).replaceAll("([!%_])", "!$1");
        List<Person> found = database.read(handle -> handle.attach(PersonDao.class)
                .list(paging.after() == null ? "" : paging.after(), "%" + escaped + "%", paging.oneMore()));
        return Page.of(found, paging, Person::username);
    }

    /** The active people who hold one of these roles in general, by user name. */
    public List<Person> holding(Handle handle, Role... any) {
        return handle.attach(PersonDao.class).active().stream()
                .filter(person -> person.caller().has(any))
                .toList();
    }

    /** Tells whether nobody has an account yet. */
    public boolean isEmpty(Handle handle) {
        return handle.attach(PersonDao.class).count() == 0;
    }

    /** How many people have an account. */
    public long count(Handle handle) {
        return handle.attach(PersonDao.class).count();
    }

    /** Tells whether this is the person's password; false too for a person without one. */
    public boolean isPassword(Handle handle, String id, String password) {
        return Passwords.matches(
                password, handle.attach(PersonDao.class).password(id).orElse(null));
    }

    /** Gives a person another password. Every invitation to choose one ends. */
    public void setPassword(Handle handle, Person person, String password) {
        Passwords.check("password", password, person.username());
        PersonDao people = handle.attach(PersonDao.class);
        people.setPassword(person.id(), Passwords.hash(password));
        people.withdrawInvitations(person.id());
    }

    /** Makes a one-time token, good for seven days, with which a person chooses a password. Earlier ones end. */
    public String invite(Handle handle, Person person) {
        PersonDao people = handle.attach(PersonDao.class);
        people.withdrawInvitations(person.id());
        String token = Ids.secret();
        people.invite(Ids.digest(token), person.id(), clock.instant().plus(INVITATION_LASTS));
        return token;
    }

    /** Gives the person whom this token invites, or 404 when it has been used or has expired. */
    public Person invited(Handle handle, String token) {
        return handle.attach(PersonDao.class)
                .invited(Ids.digest(token), clock.instant())
                .flatMap(person -> find(handle, person))
                .orElseThrow(() -> Problem.notFound("invitation"));
    }
}
