package org.baken.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/** The incidents: which there are, who may know of them, and who may do what in them. Thread-safe. */
public final class Incidents {
    private final Clock clock;
    private final String publicUrl;
    private final List<Opening> openings = new CopyOnWriteArrayList<>();
    private final List<OpenEnds> openEnds = new CopyOnWriteArrayList<>();

    /** An incident by its name in public addresses. */
    public record Named(String id, String slug, IncidentKind kind) {}

    /** @param publicUrl where people reach the service, without a slash at the end */
    public Incidents(Clock clock, String publicUrl) {
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Adds something that joins in when an incident is opened, before the start. They act in the order of adding. */
    public void whenOpening(Opening opening) {
        openings.add(opening);
    }

    /** Adds something that knows what is unfinished when an incident is to be closed, before the start. */
    public void whenClosing(OpenEnds unfinished) {
        openEnds.add(unfinished);
    }

    /** Gives the incident, or 404. For who acts for a person, {@link #readable} or {@link #require} is the way. */
    public Incident get(Handle handle, String id) {
        return handle.attach(IncidentDao.class).find(id).orElseThrow(() -> Problem.notFound("incident"));
    }

    /**
     * Gives the incident if the caller may know of it, or 404. Whoever holds a general role other than EXPERT reads every
     * incident; others read those on whose roster they stand.
     */
    public Incident readable(Handle handle, Caller caller, String id) {
        Incident incident = get(handle, id);
        if (!mayRead(handle, caller, incident)) {
            throw Problem.notFound("incident");
        }
        return incident;
    }

    /** Tells whether a person may know of an incident. */
    public boolean mayRead(Handle handle, Caller caller, Incident incident) {
        return readsAll(caller)
                || !roster(handle, incident).rolesOf(caller.id()).isEmpty();
    }

    /** Gives the incident if the caller holds one of these roles in it; otherwise 403, which names who may, or 404. */
    public Incident require(Handle handle, Caller caller, String id, Role... any) {
        Incident incident = readable(handle, caller, id);
        if (Collections.disjoint(rolesOf(handle, caller, incident), List.of(any))) {
            throw Problem.refused("incident.roles-only", whoMay(any));
        }
        return incident;
    }

    /** The roles that a person holds in an incident: in general or by its roster, with those implied. */
    public Set<Role> rolesOf(Handle handle, Caller caller, Incident incident) {
        return rolesOf(caller, roster(handle, incident));
    }

    /**
     * Promises residents when they will hear from us next (guideline H40). Nothing is promised for an incident that is
     * prepared or closed. The caller logs what made the promise.
     */
    public void promise(Handle handle, String id, Instant nextUpdateAt, Actor actor) {
        handle.attach(IncidentDao.class).promise(id, nextUpdateAt, actor.name(), clock.instant());
    }

    /** Gives the incident with this name in public addresses, whatever its state. */
    public Optional<Incident> bySlug(Handle handle, String slug) {
        return handle.attach(IncidentDao.class).findBySlug(slug);
    }

    /** The incidents that are active or in aftercare, active ones first, newest first; exercises among them. */
    public List<Incident> open(Handle handle) {
        return handle.attach(IncidentDao.class).open();
    }

    /** The incidents that are closed. */
    public List<Named> closed(Handle handle) {
        return handle.attach(IncidentDao.class).closed();
    }

    /** As {@link #open(Handle)}, and behind them those that are prepared. */
    public List<Incident> unclosed(Handle handle) {
        return handle.attach(IncidentDao.class).unclosed();
    }

    /** The ids of the exercises in which one newcomer practises alone: nobody else is told of them, and nothing arrives there. */
    public Set<String> alone(Handle handle) {
        return handle.attach(IncidentDao.class).alone();
    }

    /** Gives who works on the incident. */
    public Roster roster(Handle handle, Incident incident) {
        RosterDao roster = handle.attach(RosterDao.class);
        String leadName =
                Optional.ofNullable(incident.lead()).flatMap(roster::name).orElse(null);
        return new Roster(incident.lead(), leadName, roster.members(incident.id()));
    }

    /** Gives the address of the incident's public page. */
    public String publicUrl(Incident incident) {
        return publicUrl + "/i/" + incident.slug();
    }

    /** Gives the incident as the caller sees it. */
    public IncidentView view(Handle handle, Caller caller, Incident incident) {
        Roster roster = roster(handle, incident);
        return new IncidentView(incident, roster, rolesOf(caller, roster), publicUrl(incident));
    }

    /** Adds a new incident under the first free name, and lets others join in. Its own slug is disregarded. */
    Incident open(Handle handle, Incident prepared, List<String> playbooks, Actor actor) {
        IncidentDao incidents = handle.attach(IncidentDao.class);
        Incident opened = Slugs.of(prepared.title(), prepared.kind())
                .map(prepared::named)
                .filter(named -> incidents.insert(named) == 1)
                .findFirst()
                .orElseThrow();
        openings.forEach(opening -> opening.opened(handle, opened, playbooks, actor));
        return opened;
    }

    /** Writes a changed incident, whose version is the one that was read. */
    Incident change(Handle handle, Incident changed) {
        return written(handle, changed, handle.attach(IncidentDao.class).update(changed));
    }

    /** Writes an incident that was in another state when it was read. */
    Incident move(Handle handle, IncidentState from, Incident moved) {
        return written(handle, moved, handle.attach(IncidentDao.class).move(moved, from));
    }

    private Incident written(Handle handle, Incident changed, int rows) {
        Incident now = get(handle, changed.id());
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        return now;
    }

    /** Holds everything, or lets it go again; false when that is how it was already. */
    boolean hold(Handle handle, String id, boolean held, String reason, Actor actor) {
        return handle.attach(IncidentDao.class).hold(id, held, reason, actor.name(), clock.instant()) == 1;
    }

    /** Keeps the number in the logbook of the newest hold with the incident, which the caller has locked by holding it. */
    void holdNumber(Handle handle, String id, long seq) {
        handle.attach(IncidentDao.class).holdNumber(id, seq);
    }

    /** Names everything that is unfinished in an incident. */
    public List<OpenEnd> openEnds(Handle handle, String id) {
        return openEnds.stream().flatMap(some -> some.of(handle, id).stream()).toList();
    }

    /** Lists what the caller may know of and what nobody else practises in alone, open ones first; {@code query} looks in title, type, place and hashtag. */
    Page<Incident> list(Handle handle, Caller caller, String query, List<IncidentState> states, Paging paging) {
        Cursor cursor = Cursor.of(paging);
        List<Incident> found = handle.attach(IncidentDao.class)
                .list(
                        cursor.standing(),
                        cursor.before(),
                        states,
                        "%" + query.replaceAll("([!%_])", "!$1") + "%",
                        readsAll(caller),
                        caller.id(),
                        paging.oneMore());
        return Page.of(found, paging, Cursor::after);
    }

    static Set<Role> rolesOf(Caller caller, Roster roster) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        caller.roles().forEach(role -> roles.addAll(role.implied()));
        roster.rolesOf(caller.id()).forEach(role -> roles.addAll(role.implied()));
        return roles;
    }

    static Wording whoMay(Role... any) {
        Set<Role> asked = EnumSet.copyOf(Arrays.asList(any));
        return new Wording(EnumSet.allOf(Role.class).stream()
                .filter(role -> !Collections.disjoint(role.implied(), asked))
                .map(role -> "account.role." + role)
                .toList());
    }

    private static boolean readsAll(Caller caller) {
        return caller.roles().stream().anyMatch(role -> role != Role.EXPERT);
    }

    /** Where a page of the list starts: how open the last one of the page before was, and its id. */
    private record Cursor(int standing, String before) {
        static Cursor of(Paging paging) {
            if (paging.after() == null) {
                return new Cursor(-1, "");
            }
            if (!paging.after().matches("[0-3]\\.[0-9a-f-]{36}")) {
                throw Problem.invalid("after", "problem.cursor");
            }
            return new Cursor(paging.after().charAt(0) - '0', paging.after().substring(2));
        }

        static String after(Incident incident) {
            int standing = switch (incident.state()) {
                case ACTIVE -> 0;
                case AFTERCARE -> 1;
                case PREPARED -> 2;
                case CLOSED -> 3;
            };
            return standing + "." + incident.id();
        }
    }
}
