package org.baken.approval;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.message.Content;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Rulebook;
import org.baken.message.SignOffRules;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Who may sign off what, and why not. Nobody signs off what they wrote any part of, or let out by their mandate, whatever roles
 * they hold (guidelines A20, B10). Thread-safe.
 */
public final class Rights implements SignOffRules {
    private static final int MOST_NAMES = 5;

    private final Policies policies;
    private final Rulebook rulebook;
    private final Incidents incidents;
    private final People people;

    public Rights(Policies policies, Rulebook rulebook, Incidents incidents, People people) {
        this.policies = policies;
        this.rulebook = rulebook;
        this.incidents = incidents;
        this.people = people;
    }

    /**
     * What stands between a person and an act.
     *
     * @param lasting whether it is who they are, not what has happened
     * @param named whether the text names who could
     */
    private record Obstacle(boolean lasting, boolean named, String key) {}

    @Override
    public Policy policy(Handle handle, Incident incident, Content content) {
        return policies.policy(handle, incident, content);
    }

    @Override
    public Optional<String> whyNot(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history) {
        if (!isOpen(message, history)) {
            return Optional.of(Catalogue.text(locale, message.wrongState().key()));
        }
        return obstacle(handle, caller, incident, message, history).map(obstacle -> {
            Worded worded = worded(handle, caller, incident, message, history, obstacle);
            return Catalogue.text(locale, worded.key(), worded.arguments());
        });
    }

    @Override
    public Optional<String> whyNotEmergency(
            Handle handle, Caller caller, Locale locale, Incident incident, Message message, History history) {
        if (!isStoppable(message)) {
            return Optional.of(Catalogue.text(locale, message.wrongState().key()));
        }
        if (incident.state() == IncidentState.CLOSED) {
            return Optional.of(Catalogue.text(locale, "incident.closed"));
        }
        return holds(handle, incident, caller.id())
                ? Optional.empty()
                : Optional.of(Catalogue.text(locale, mandateKey(handle, incident), names(handle, incident)));
    }

    /** Tells whether this person can sign the message off now; never who may not even read it. */
    public boolean maySignOff(Handle handle, Caller caller, Incident incident, Message message, History history) {
        return isOpen(message, history)
                && incidents.mayRead(handle, caller, incident)
                && obstacle(handle, caller, incident, message, history).isEmpty();
    }

    /** The names of those who can sign the message off now, but for this person; those on the roster first, five at most. */
    public List<String> whoCould(Handle handle, String but, Incident incident, Message message, History history) {
        Role[] roles = policy(handle, incident, message.content()).roles().toArray(Role[]::new);
        Roster roster = incidents.roster(handle, incident);
        Stream<Person> onRoster = Stream.concat(
                        Stream.ofNullable(roster.lead()).filter(lead -> gives(Role.LEAD, roles)),
                        roster.members().stream()
                                .filter(member -> gives(member.role(), roles))
                                .map(Roster.Member::person))
                .flatMap(id -> people.find(handle, id).stream())
                .filter(Person::active);
        return Stream.concat(onRoster, people.holding(handle, roles).stream())
                .filter(person -> !person.id().equals(but)
                        && incidents.mayRead(handle, person.caller(), incident)
                        && !history.isAuthor(person.id())
                        && !usedMandate(history, person.id())
                        && !left(message, history, person.id()).isEmpty())
                .map(Person::name)
                .collect(LinkedHashSet<String>::new, Set::add, Set::addAll)
                .stream()
                .limit(MOST_NAMES)
                .toList();
    }

    /** Tells whether this person holds the mandate for the emergency road in this incident. */
    public boolean holds(Handle handle, Incident incident, String person) {
        return holders(handle, incident).contains(person);
    }

    /** The languages that still lack sign-offs and that this person has not signed off. */
    List<String> left(Message message, History history, String person) {
        return history.unsigned(message).stream()
                .filter(lang -> !history.hasSignedOff(person, lang))
                .toList();
    }

    /** Refuses with 403 who may not sign off, with 409 what cannot be signed off now. */
    void require(Handle handle, Caller caller, Incident incident, Message message, History history) {
        Optional<Obstacle> obstacle = obstacle(handle, caller, incident, message, history);
        if (obstacle.isPresent() && obstacle.get().lasting()) {
            Worded worded = worded(handle, caller, incident, message, history, obstacle.get());
            throw Problem.refused(worded.key(), worded.arguments());
        }
        if (!isOpen(message, history)) {
            throw message.wrongState();
        }
        if (obstacle.isPresent()) {
            Worded worded = worded(handle, caller, incident, message, history, obstacle.get());
            throw Problem.conflict(worded.key(), worded.arguments());
        }
    }

    /** Refuses with 403 who holds no mandate, with 409 what is past it. */
    void requireMandate(Handle handle, Caller caller, Incident incident, Message message) {
        if (!holds(handle, incident, caller.id())) {
            throw Problem.refused(mandateKey(handle, incident), names(handle, incident));
        }
        if (!isStoppable(message)) {
            throw message.wrongState();
        }
    }

    /** Refuses with 403 who must not judge what went out by the emergency road: who wrote it or let it out. */
    void requireOutsider(Caller caller, History history) {
        if (history.isAuthor(caller.id()) || usedMandate(history, caller.id())) {
            throw Problem.refused("approval.owed.own");
        }
    }

    /** Whether a sign-off can still change anything. */
    private static boolean isOpen(Message message, History history) {
        return message.state() == MessageState.IN_REVIEW
                || (isLive(message) && !history.unsigned(message).isEmpty());
    }

    private static boolean isLive(Message message) {
        return message.state() == MessageState.APPROVED || message.state() == MessageState.PUBLISHED;
    }

    private static boolean isStoppable(Message message) {
        return message.state() == MessageState.DRAFT || message.state() == MessageState.IN_REVIEW;
    }

    private static boolean usedMandate(History history, String person) {
        return history.emergency() != null && history.emergency().person().equals(person);
    }

    private Optional<Obstacle> obstacle(
            Handle handle, Caller caller, Incident incident, Message message, History history) {
        List<Role> asked = policy(handle, incident, message.content()).roles();
        if (Collections.disjoint(incidents.rolesOf(handle, caller, incident), asked)) {
            return Optional.of(new Obstacle(true, true, "approval.role"));
        }
        if (history.isAuthor(caller.id())) {
            return Optional.of(new Obstacle(true, true, "approval.own-work"));
        }
        if (usedMandate(history, caller.id())) {
            return Optional.of(new Obstacle(true, true, "approval.own-mandate"));
        }
        if (incident.state() == IncidentState.CLOSED) {
            return Optional.of(new Obstacle(false, false, "incident.closed"));
        }
        if (history.isObjectedAfterwards()) {
            return Optional.of(new Obstacle(false, false, "approval.owed.objected"));
        }
        if (left(message, history, caller.id()).isEmpty()) {
            return Optional.of(new Obstacle(false, true, "approval.twice"));
        }
        return Optional.empty();
    }

    private record Worded(String key, Object... arguments) {}

    private Worded worded(
            Handle handle, Caller caller, Incident incident, Message message, History history, Obstacle obstacle) {
        if (!obstacle.named()) {
            return new Worded(obstacle.key());
        }
        List<String> names = whoCould(handle, caller.id(), incident, message, history);
        Object roles =
                Policies.names(policy(handle, incident, message.content()).roles());
        return names.isEmpty()
                ? new Worded(obstacle.key() + ".nobody", "", roles)
                : new Worded(obstacle.key(), String.join(", ", names), roles);
    }

    private List<String> holders(Handle handle, Incident incident) {
        List<String> named = rulebook.rules(handle).emergencyMandate();
        return named.isEmpty() ? Stream.ofNullable(incident.lead()).toList() : named;
    }

    private String mandateKey(Handle handle, Incident incident) {
        return names(handle, incident).isEmpty() ? "approval.mandate.nobody" : "approval.mandate";
    }

    private String names(Handle handle, Incident incident) {
        return String.join(
                ", ",
                holders(handle, incident).stream()
                        .flatMap(id -> people.find(handle, id).stream())
                        .filter(Person::active)
                        .map(Person::name)
                        .toList());
    }

    private static boolean gives(Role role, Role... any) {
        return !Collections.disjoint(role.implied(), List.of(any));
    }
}
