package org.baken.incident;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.baken.account.Role;

/**
 * Who works on an incident (guidelines B10, V22, V30). It gives rights in this incident only.
 *
 * @param lead the id of the person who leads, or null
 * @param leadName the lead's name, or null
 */
public record Roster(String lead, String leadName, List<Member> members) {
    /**
     * Somebody with a role in the incident.
     *
     * @param person the person's id
     * @param deputy whether they stand in for somebody else; a deputy has the same rights
     */
    public record Member(String person, String name, Role role, boolean deputy) {}

    /** The roles that this roster gives to a person, without those implied. */
    Set<Role> rolesOf(String person) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (Objects.equals(lead, person)) {
            roles.add(Role.LEAD);
        }
        members.stream().filter(member -> member.person().equals(person)).forEach(member -> roles.add(member.role()));
        return roles;
    }
}
