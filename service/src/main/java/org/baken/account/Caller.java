package org.baken.account;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;
import org.baken.logbook.Actor;

/**
 * The person behind a request, as proved by their session.
 *
 * @param id the person's id
 * @param fullName the name that colleagues and the log show
 * @param roles the roles they hold in general, as given to them
 */
public record Caller(String id, String fullName, Set<Role> roles) implements Principal {

    /** The id: what tells one caller from another in the eyes of the container. */
    @Override
    public String getName() {
        return id;
    }

    /** The name that colleagues and the log show. */
    public String name() {
        return fullName;
    }

    /** Tells whether a general role of this caller gives the rights of any of these. */
    public boolean has(Role... any) {
        Set<Role> mine = EnumSet.noneOf(Role.class);
        roles.forEach(role -> mine.addAll(role.implied()));
        for (Role role : any) {
            if (mine.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** This person as the one who acted. */
    public Actor actor() {
        return Actor.person(id, fullName);
    }
}
