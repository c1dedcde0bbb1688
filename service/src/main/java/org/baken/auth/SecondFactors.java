package org.baken.auth;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.baken.platform.Vault;
import org.jdbi.v3.core.Handle;

/**
 * The second thing that proves who somebody is: a code from a device of theirs (guidelines B10, H31). Each code is good once.
 * Secrets are kept encrypted and are shown only once, to the person who sets them up. Thread-safe.
 */
public final class SecondFactors {
    /** The name of the vault that their secrets are sealed with. */
    public static final String VAULT = "second-factors";

    private static final String SECRET = "secret";

    private final Database database;
    private final People people;
    private final Vault vault;
    private final LoginAttempts attempts;
    private final Clock clock;

    public SecondFactors(Database database, People people, Vault vault, LoginAttempts attempts, Clock clock) {
        this.database = database;
        this.people = people;
        this.vault = vault;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Tells whether somebody without a session is who a personal link is for: they give a code when the person has a second
     * factor, and otherwise the password. A code is used up by it. Wrong answers count as failed logins: 429 after too many.
     *
     * @param address from where they ask
     */
    public boolean proves(Person person, String given, String address) {
        attempts.check(person.username(), address);
        boolean on = person.secondFactor();
        if (on) {
            attempts.checkCodes(person.id());
        }
        boolean right = on
                ? database.write(handle -> spend(handle, person.id(), given))
                : database.read(handle -> people.isPassword(handle, person.id(), given));
        if (!right) {
            attempts.failed(person.username(), address);
            if (on) {
                attempts.failedCode(person.id());
            }
        }
        return right;
    }

    /** Keeps a new secret for a person; it is asked for once they have confirmed it. 409 when theirs is on already. */
    String begin(Handle handle, String person) {
        SecondFactorDao factors = handle.attach(SecondFactorDao.class);
        String secret = TimeCodes.newSecret();
        String sealed = vault.seal(person, Map.of(SECRET, secret));
        if (factors.begin(person, sealed) == 0 && factors.beginAgain(person, sealed) == 0) {
            throw Problem.conflict("auth.second-factor.on");
        }
        return secret;
    }

    /** Puts the second factor on, proved by its first code; false for a wrong code. 409 without one that waits for it. */
    boolean confirm(Handle handle, String person, String code) {
        SecondFactorDao factors = handle.attach(SecondFactorDao.class);
        if (factors.find(person).filter(row -> !row.isOn()).isEmpty()) {
            throw Problem.conflict("auth.second-factor.not-begun");
        }
        return spend(handle, person, code) && factors.confirm(person, clock.instant()) == 1;
    }

    /** Takes the second factor away; false when there was none. */
    boolean remove(Handle handle, String person) {
        return handle.attach(SecondFactorDao.class).remove(person) == 1;
    }

    /** Uses up a code; false when it is wrong or was used before. */
    boolean spend(Handle handle, String person, String code) {
        SecondFactorDao factors = handle.attach(SecondFactorDao.class);
        Optional<String> secret = factors.find(person)
                .flatMap(row -> vault.open(person, row.secret()))
                .map(all -> all.get(SECRET));
        OptionalLong step =
                secret.isEmpty() ? OptionalLong.empty() : TimeCodes.step(secret.get(), code, clock.instant());
        return step.isPresent() && factors.spend(person, step.getAsLong()) == 1;
    }
}
