package org.baken.auth;

import org.baken.account.People;
import org.baken.platform.Database;
import org.baken.platform.Ids;

/**
 * Lets the first administrator in on an empty house, with a token that is printed at the start or set by the operator, and is
 * good once. Thread-safe.
 */
public final class Setup {
    private final Database database;
    private final People people;
    private final String token;

    /** @param fixedToken set by the operator, or null for a random one */
    public Setup(Database database, People people, String fixedToken) {
        this.database = database;
        this.people = people;
        this.token = fixedToken == null ? Ids.secret() : fixedToken;
    }

    /** Tells whether the house is still empty. */
    public boolean isNeeded() {
        return database.read(people::isEmpty);
    }

    /** The token, to be shown to the operator. */
    public String token() {
        return token;
    }

    boolean isToken(String given) {
        return Ids.same(Ids.digest(token), Ids.digest(given));
    }
}
