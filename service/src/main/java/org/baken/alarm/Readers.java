package org.baken.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.jdbi.v3.core.Handle;

/**
 * Who is told of which alarm. Of what went wrong, who leads and who speaks, in general and in the incident; about accounts also who
 * keeps them. Of a clock, whose task it is; once it is late for long, the lead and the deputies too.
 */
final class Readers {
    private final People people;
    private final Incidents incidents;

    Readers(People people, Incidents incidents) {
        this.people = people;
        this.incidents = incidents;
    }

    /**
     * The alarms for each person who is told of any.
     *
     * @param incident null when they are about accounts
     */
    Map<Person, List<Alarm>> of(Handle handle, Incident incident, List<Alarm> alarms) {
        Roster roster = incident == null ? null : incidents.roster(handle, incident);
        Map<String, Set<Role>> tasks = tasks(handle, alarms);
        Map<String, Person> known = new HashMap<>();
        Map<String, List<Alarm>> theirs = new LinkedHashMap<>();
        for (Alarm alarm : alarms) {
            Stream<Person> told = alarm.kind().isClock()
                    ? ofClock(handle, roster, alarm.kind(), tasks.get(alarm.id()))
                    : ofFailure(handle, roster);
            told.filter(person -> known.putIfAbsent(person.id(), person) == null
                            || !theirs.get(person.id()).contains(alarm))
                    .forEach(person -> theirs.computeIfAbsent(person.id(), id -> new ArrayList<>())
                            .add(alarm));
        }
        Map<Person, List<Alarm>> found = new LinkedHashMap<>();
        theirs.forEach((id, some) -> found.put(known.get(id), some));
        return found;
    }

    private static Map<String, Set<Role>> tasks(Handle handle, List<Alarm> alarms) {
        return handle
                .attach(AlarmDao.class)
                .parts(alarms.stream().map(Alarm::id).toList())
                .stream()
                .filter(part -> part.roles() != null && part.overAt() == null)
                .collect(Collectors.groupingBy(
                        Part::alarm, Collectors.flatMapping(part -> part.roles().stream(), Collectors.toSet())));
    }

    private Stream<Person> ofFailure(Handle handle, Roster roster) {
        if (roster == null) {
            return people.holding(handle, Role.LEAD, Role.SPOKESPERSON, Role.ADMIN).stream();
        }
        Stream<String> members = roster.members().stream()
                .filter(member -> member.role() == Role.LEAD || member.role() == Role.SPOKESPERSON)
                .map(Roster.Member::person);
        return Stream.concat(
                people.holding(handle, Role.LEAD, Role.SPOKESPERSON).stream(),
                active(handle, Stream.concat(Stream.ofNullable(roster.lead()), members)));
    }

    private Stream<Person> ofClock(Handle handle, Roster roster, AlarmKind kind, Set<Role> roles) {
        Set<Role> asked = roles == null ? Set.of() : roles;
        List<Person> told = new ArrayList<>();
        asked.forEach(role -> told.addAll(holders(handle, roster, role)));
        if (kind == AlarmKind.CLOCK_ESCALATED || told.isEmpty()) {
            told.addAll(leaders(handle, roster));
        }
        if (kind == AlarmKind.CLOCK_ESCALATED) {
            active(
                            handle,
                            roster.members().stream()
                                    .filter(member -> member.deputy() && asked.contains(member.role()))
                                    .map(Roster.Member::person))
                    .forEach(told::add);
        }
        return told.stream();
    }

    /** Who does this in the incident; only when nobody does, the deputies, and only when there is none either, who does it in general. */
    private List<Person> holders(Handle handle, Roster roster, Role role) {
        for (boolean deputy : new boolean[] {false, true}) {
            List<Person> onRoster = active(
                            handle,
                            roster.members().stream()
                                    .filter(member -> member.role() == role && member.deputy() == deputy)
                                    .map(Roster.Member::person))
                    .toList();
            if (!onRoster.isEmpty()) {
                return onRoster;
            }
        }
        return people.holding(handle, role);
    }

    private List<Person> leaders(Handle handle, Roster roster) {
        Stream<String> leading = roster.members().stream()
                .filter(member -> member.role() == Role.LEAD)
                .map(Roster.Member::person);
        List<Person> named = active(handle, Stream.concat(Stream.ofNullable(roster.lead()), leading))
                .toList();
        return named.isEmpty() ? people.holding(handle, Role.LEAD) : named;
    }

    private Stream<Person> active(Handle handle, Stream<String> ids) {
        return ids.distinct().flatMap(id -> people.find(handle, id).stream()).filter(Person::active);
    }
}
