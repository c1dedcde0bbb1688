package org.baken.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.json.Json;

/**
 * Somebody with an account.
 *
 * @param username what they log in with: lower case, unique
 * @param language the two-letter code of the language they work in
 * @param secondFactor whether they must give a code when they log in; not for every colleague to know
 * @param active false once they have left: they can no longer log in, but the log keeps their name
 */
public record Person(
        String id,
        String username,
        String name,
        String email,
        String phone,
        @Json Set<Role> roles,
        String language,
        boolean active,
        boolean secondFactor,
        long version,
        @JsonIgnore String changedBy,
        @JsonIgnore Instant changedAt) {

    /** This person as the one behind a request. */
    public Caller caller() {
        return new Caller(id, name, roles);
    }

    /** What any colleague may see: no address, no telephone number. */
    Person forColleagues() {
        return new Person(
                id, username, name, null, null, roles, language, active, false, version, changedBy, changedAt);
    }
}
