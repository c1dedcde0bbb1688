package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/** The course of an incident: its state, and the brake that holds everything that has not left yet. */
@Path("/api/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentStateResource {
    private final Database database;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Cadence cadence;
    private final Clock clock;

    public IncidentStateResource(
            Database database, Incidents incidents, Logbook logbook, Cadence cadence, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.logbook = logbook;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Another state. Closing and reopening need a reason. */
    public record Move(
            @NotNull IncidentState state,
            @Size(max = 1000) @PlainText String reason) {
        boolean hasReason() {
            return reason != null && !reason.isBlank();
        }
    }

    /** Whether everything is to be held. The reason may follow later: the brake must work at once. */
    public record Hold(
            @NotNull Boolean held,
            @Size(max = 1000) @PlainText String reason) {}

    @PUT
    @Path("{id}/state")
    public Response move(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Move move) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        IncidentView moved = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, Role.LEAD);
            expected.check(incident.version(), incident.changedBy(), incident.changedAt());
            List<OpenEnd> open = unfinished(handle, incident, move);
            Incident result = incidents.move(
                    handle, incident.state(), incident.movedTo(move.state(), cadence, caller.name(), clock.instant()));
            IncidentView view = incidents.view(handle, caller, result);
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("from", incident.state());
            data.put("to", result.state());
            data.put("nextUpdateAt", result.nextUpdateAt());
            data.put("reason", move.hasReason() ? move.reason().strip() : null);
            data.put("open", move.state() == IncidentState.CLOSED ? open.size() : null);
            logbook.append(handle, Entry.of("incident.state", id, id, caller.actor(), data));
            return view;
        });
        return Tagged.ok(moved, moved.incident().version());
    }

    /** Holds everything or resumes. Needs no If-Match: nobody should have to look first. */
    @PUT
    @Path("{id}/hold")
    public Response hold(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Hold hold) {
        IncidentView view = database.write(handle -> {
            incidents.require(handle, caller, id, Role.LEAD, Role.SPOKESPERSON);
            String reason = hold.reason() == null || hold.reason().isBlank()
                    ? null
                    : hold.reason().strip();
            boolean changed = incidents.hold(handle, id, hold.held(), hold.held() ? reason : null, caller.actor());
            IncidentView held = incidents.view(handle, caller, incidents.get(handle, id));
            if (changed) {
                String kind = hold.held() ? "incident.held" : "incident.resumed";
                Map<String, String> data = reason == null ? Map.of() : Map.of("reason", reason);
                long number = logbook.append(handle, Entry.of(kind, id, id, caller.actor(), data))
                        .seq();
                if (hold.held()) {
                    incidents.holdNumber(handle, id, number);
                }
            }
            return held;
        });
        return Tagged.ok(view, view.incident().version());
    }

    private List<OpenEnd> unfinished(Handle handle, Incident incident, Move move) {
        if (!incident.state().next().contains(move.state())) {
            throw Problem.conflict(
                    "incident.state.wrong",
                    wording(List.of(incident.state())),
                    wording(List.copyOf(incident.state().next())));
        }
        List<OpenEnd> open =
                move.state() == IncidentState.CLOSED ? incidents.openEnds(handle, incident.id()) : List.of();
        if (incident.state().needsReason(move.state()) && !move.hasReason()) {
            if (!open.isEmpty()) {
                throw Problem.conflict("incident.state.open", open.size()).with("open", open);
            }
            throw Problem.invalid("reason", "incident.state.reason");
        }
        return open;
    }

    private static Wording wording(List<IncidentState> states) {
        return new Wording(
                states.stream().map(state -> "incident.state." + state).toList());
    }
}
