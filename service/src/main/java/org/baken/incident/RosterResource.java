package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** Who works on an incident (guidelines B10, V30). */
@Path("/api/incidents/{id}/roster")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterResource {
    private final Database database;
    private final Incidents incidents;
    private final People people;
    private final Logbook logbook;
    private final Clock clock;

    public RosterResource(Database database, Incidents incidents, People people, Logbook logbook, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.people = people;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** The whole roster as it is to be. Its version is that of the incident. */
    public record Staffing(
            @NotBlank @Size(max = 36) String lead,
            @NotNull @Size(max = 200) List<@NotNull @Valid Post> members) {}

    /** A role for a person; the same person may hold several. */
    public record Post(
            @NotBlank @Size(max = 36) String person,
            @NotNull Role role,
            Boolean deputy) {
        boolean isDeputy() {
            return Boolean.TRUE.equals(deputy);
        }
    }

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        IncidentView view =
                database.read(handle -> incidents.view(handle, caller, incidents.readable(handle, caller, id)));
        return Tagged.ok(view.roster(), view.incident().version());
    }

    @PUT
    public Response staff(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Staffing staffing) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        IncidentView view = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, Role.LEAD);
            expected.check(incident.version(), incident.changedBy(), incident.changedAt());
            check(handle, staffing);
            Incident staffed =
                    incidents.change(handle, incident.ledBy(staffing.lead(), caller.name(), clock.instant()));
            RosterDao roster = handle.attach(RosterDao.class);
            roster.clear(id);
            IntStream.range(0, staffing.members().size()).forEach(position -> {
                Post post = staffing.members().get(position);
                roster.insert(id, post.person(), post.role(), post.isDeputy(), position);
            });
            IncidentView staffedView = incidents.view(handle, caller, staffed);
            log(handle, caller, id, staffedView.roster());
            return staffedView;
        });
        return Tagged.ok(view, view.incident().version());
    }

    private void check(Handle handle, Staffing staffing) {
        requireActive(handle, "lead", staffing.lead());
        Set<List<String>> posts = new HashSet<>();
        for (int position = 0; position < staffing.members().size(); position++) {
            Post post = staffing.members().get(position);
            String field = "members[" + position + "]";
            requireActive(handle, field + ".person", post.person());
            if (post.role() == Role.ADMIN) {
                throw Problem.invalid(field + ".role", "incident.roster.admin");
            }
            if (!posts.add(List.of(post.person(), post.role().name()))) {
                throw Problem.invalid(field, "incident.roster.twice");
            }
        }
    }

    private void requireActive(Handle handle, String field, String person) {
        if (people.find(handle, person).filter(Person::active).isEmpty()) {
            throw Problem.invalid(field, "incident.roster.unknown");
        }
    }

    private void log(Handle handle, Caller caller, String id, Roster roster) {
        List<Map<String, Object>> members = roster.members().stream()
                .map(member ->
                        Map.<String, Object>of("name", member.name(), "role", member.role(), "deputy", member.deputy()))
                .toList();
        logbook.append(
                handle,
                Entry.of(
                        "incident.roster",
                        id,
                        id,
                        caller.actor(),
                        Map.of("lead", roster.leadName(), "members", members)));
    }
}
