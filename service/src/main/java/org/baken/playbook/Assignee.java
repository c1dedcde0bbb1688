package org.baken.playbook;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.incident.Roster;

/**
 * Somebody whose task an item is (guideline B10).
 *
 * @param person the person's id
 * @param deputy whether they stand in for whoever holds the role
 * @param lead whether it falls to them because they lead and nobody holds the role
 */
public record Assignee(String person, String name, boolean deputy, boolean lead) {

    /** Those who hold a role on the roster, deputies last; the lead, when nobody does; nobody, when nobody leads either. */
    public static List<Assignee> of(Roster roster, Role role) {
        Stream<Assignee> lead = Stream.ofNullable(roster.lead())
                .map(person -> new Assignee(person, roster.leadName(), false, role != Role.LEAD));
        List<Assignee> holders = roster.members().stream()
                .filter(member -> member.role() == role)
                .map(member -> new Assignee(member.person(), member.name(), member.deputy(), false))
                .sorted(Comparator.comparing(Assignee::deputy))
                .toList();
        if (role == Role.LEAD) {
            return Stream.concat(lead, holders.stream()).toList();
        }
        return holders.isEmpty() ? lead.toList() : holders;
    }
}
