package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Pdf;
import org.baken.platform.Publisher;
import org.jdbi.v3.core.Handle;

/** The checklist of an incident to print. */
@Path("/api/incidents/{id}/checklist.pdf")
@Produces(Pdf.TYPE)
public final class ChecklistPackResource {
    /** Who may see how to reach the others: who works on it, and who keeps their numbers. */
    private static final Set<Role> CALLING = EnumSet.complementOf(EnumSet.of(Role.OBSERVER));

    private final Database database;
    private final Checklists checklists;
    private final Incidents incidents;
    private final People people;
    private final FirstStatement first;
    private final Publisher house;
    private final Clock clock;

    public ChecklistPackResource(
            Database database,
            Checklists checklists,
            Incidents incidents,
            People people,
            FirstStatement first,
            Publisher house,
            Clock clock) {
        this.database = database;
        this.checklists = checklists;
        this.incidents = incidents;
        this.people = people;
        this.first = first;
        this.house = house;
        this.clock = clock;
    }

    /**
     * Draws it as it stands, with the roster and the words of a first statement; telephone numbers only for those who have a task in the incident.
     *
     * @param lang {@code nl}, {@code fr} or {@code en}; the caller's language when it is left out
     */
    @GET
    public Response checklist(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        String language = LanguageChoice.of(lang, accepted, Catalogue.LANGUAGES);
        Stand stand = database.read(handle -> stand(handle, caller, incidents.readable(handle, caller, id)));
        byte[] pdf = new ChecklistPack(language, house)
                .draw(
                        stand.incident,
                        stand.items,
                        stand.roster,
                        stand.phones,
                        first.of(stand.incident),
                        clock.instant());
        return PlaybookPackResource.answer(pdf, "checklist", language);
    }

    private record Stand(Incident incident, List<ChecklistView> items, Roster roster, Map<String, String> phones) {}

    private Stand stand(Handle handle, Caller caller, Incident incident) {
        Roster roster = incidents.roster(handle, incident);
        Map<String, String> phones = new HashMap<>();
        if (!Collections.disjoint(incidents.rolesOf(handle, caller, incident), CALLING)) {
            Stream.concat(
                            Stream.ofNullable(roster.lead()),
                            roster.members().stream().map(Roster.Member::person))
                    .flatMap(person -> people.find(handle, person).stream())
                    .filter(person -> person.phone() != null)
                    .forEach(person -> phones.put(person.id(), person.phone()));
        }
        return new Stand(incident, checklists.shown(handle, incident), roster, phones);
    }
}
