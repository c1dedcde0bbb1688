package org.baken.approval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.message.Content;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Purpose;
import org.baken.message.ReviewNotes;
import org.baken.message.SignOffRules;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * What a sign-off asks, and of whom. Nobody signs off what they wrote any part of, whatever roles they hold (guidelines A20,
 * B10). Thread-safe.
 */
public final class Policies implements SignOffRules, ReviewNotes {
    private static final int MOST_NAMES = 5;
    private static final int REMIND_AFTER_MINUTES = 5;
    private static final int ESCALATE_AFTER_MINUTES = 10;

    private final Map<Purpose, Policy> byPurpose = new EnumMap<>(Purpose.class);
    private final Incidents incidents;
    private final People people;

    /** @param required how many people must sign a message off */
    public Policies(Questions questions, int required, Incidents incidents, People people) {
        for (Purpose purpose : Purpose.values()) {
            byPurpose.put(
                    purpose,
                    new Policy(
                            required,
                            List.of(Role.APPROVER),
                            questions.before(purpose.name()),
                            false,
                            false,
                            REMIND_AFTER_MINUTES,
                            ESCALATE_AFTER_MINUTES));
        }
        this.incidents = incidents;
        this.people = people;
    }

    @Override
    public Map<String, Note> of(Handle handle, List<Message> messages) {
        return Map.of();
    }

    /** What comes with Baken for this purpose. */
    Policy usual(Purpose purpose) {
        return byPurpose.get(purpose);
    }

    @Override
    public Policy policy(Handle handle, Incident incident, Content content) {
        return usual(content.purpose());
    }

    @Override
    public Optional<String> whyNotEmergency(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history) {
        return Optional.of(Catalogue.text(locale, message.wrongState().key()));
    }

    @Override
    public Optional<String> whyNot(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history) {
        if (message.state() != MessageState.IN_REVIEW) {
            return Optional.of(Catalogue.text(locale, message.wrongState().key()));
        }
        return obstacle(handle, caller, incident, message, history)
                .map(obstacle -> Catalogue.text(locale, obstacle.key(), obstacle.names()));
    }

    /** Refuses with 403 who may not sign off, with 409 what cannot be signed off now. */
    void require(Handle handle, Caller caller, Incident incident, Message message, History history) {
        Optional<Obstacle> obstacle = obstacle(handle, caller, incident, message, history);
        if (obstacle.isPresent() && obstacle.get().lasting()) {
            throw Problem.refused(obstacle.get().key(), obstacle.get().names());
        }
        if (message.state() != MessageState.IN_REVIEW) {
            throw message.wrongState();
        }
        if (obstacle.isPresent()) {
            throw Problem.conflict(obstacle.get().key(), obstacle.get().names());
        }
    }

    /**
     * What stands between a person and a sign-off.
     *
     * @param lasting whether it is who they are, not what has happened
     * @param names of who could
     */
    private record Obstacle(boolean lasting, String key, String names) {}

    private Optional<Obstacle> obstacle(
            Handle handle, Caller caller, Incident incident, Message message, History history) {
        Set<Role> roles = incidents.rolesOf(handle, caller, incident);
        if (Collections.disjoint(
                roles, policy(handle, incident, message.content()).roles())) {
            return Optional.of(obstacle(true, "approval.role", handle, caller, incident, message, history));
        }
        if (history.isAuthor(caller.id())) {
            return Optional.of(obstacle(true, "approval.own-work", handle, caller, incident, message, history));
        }
        if (history.hasSignedOff(caller.id())) {
            return Optional.of(obstacle(false, "approval.twice", handle, caller, incident, message, history));
        }
        return Optional.empty();
    }

    private Obstacle obstacle(
            boolean lasting,
            String key,
            Handle handle,
            Caller caller,
            Incident incident,
            Message message,
            History history) {
        List<String> names = whoCould(handle, caller, incident, policy(handle, incident, message.content()), history);
        return names.isEmpty()
                ? new Obstacle(lasting, key + ".nobody", "")
                : new Obstacle(lasting, key, String.join(", ", names));
    }

    /** Those on the roster first: they are at work on it. */
    private List<String> whoCould(Handle handle, Caller caller, Incident incident, Policy policy, History history) {
        Role[] roles = policy.roles().toArray(Role[]::new);
        Roster roster = incidents.roster(handle, incident);
        Stream<Person> onRoster = Stream.concat(
                        Stream.ofNullable(roster.lead()).filter(lead -> gives(Role.LEAD, roles)),
                        roster.members().stream()
                                .filter(member -> gives(member.role(), roles))
                                .map(Roster.Member::person))
                .flatMap(id -> people.find(handle, id).stream())
                .filter(Person::active);
        return Stream.concat(onRoster, people.holding(handle, roles).stream())
                .filter(person -> !person.id().equals(caller.id())
                        && !history.isAuthor(person.id())
                        && !history.hasSignedOff(person.id()))
                .collect(LinkedHashSet<Person>::new, Set::add, Set::addAll)
                .stream()
                .limit(MOST_NAMES)
                .map(Person::name)
                .toList();
    }

    private static boolean gives(Role role, Role... any) {
        return !Collections.disjoint(role.implied(), List.of(any));
    }
}
