package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** How long the reactions of one incident are kept (GDPR, article 5, 1 e). */
@Path("/api/incidents/{id}/reaction-retention")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RetentionResource {
    private static final int MOST_DAYS = 3650;

    private final Database database;
    private final Incidents incidents;
    private final Retention retention;

    RetentionResource(Database database, Incidents incidents, Retention retention) {
        this.database = database;
        this.incidents = incidents;
        this.retention = retention;
    }

    /** Days after the incident was closed, 0 to 3650; null for as the house decided. */
    public record Decision(
            @Min(0) @Max(MOST_DAYS) Integer pseudonymiseAfterDays,
            @Min(0) @Max(MOST_DAYS) Integer retentionDays) {}

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Retention.View view = database.read(handle -> retention.of(handle, incidents.readable(handle, caller, id)));
        return Tagged.ok(view, view.version());
    }

    @PUT
    public Response decide(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Decision decision) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Integer pseudonymise = decision.pseudonymiseAfterDays();
        Integer kept = decision.retentionDays();
        if (pseudonymise != null && kept != null && pseudonymise > kept) {
            throw Problem.invalid("retentionDays", "reaction.retention.order");
        }
        Retention.View view = database.write(handle -> {
            Incident incident = caller.has(Role.ADMIN)
                    ? incidents.readable(handle, caller, id)
                    : incidents.require(handle, caller, id, Role.LEAD);
            return retention.decide(handle, incident, pseudonymise, kept, expected, caller.actor());
        });
        return Tagged.ok(view, view.version());
    }
}
