package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** What is known of an incident, what is not, what is done, what is asked (guidelines V14, V27, V28). */
@Path("/api/incidents/{id}/facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentFactResource {
    private final Database database;
    private final Incidents incidents;
    private final Facts facts;
    private final Clock clock;

    public IncidentFactResource(Database database, Incidents incidents, Facts facts, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.facts = facts;
        this.clock = clock;
    }

    /** A fact to be added; REPORTED and KNOWN unless it says otherwise. */
    public record Creation(
            FactKind kind,
            FactState state,

            @NotEmpty @Size(max = 10)
            Map<
                            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                            @NotBlank @Size(max = 2000) @PlainText String>
                    text,

            @Size(max = 300) @PlainText String source,
            @Size(max = 120) @PlainText String service) {}

    @GET
    public Page<Fact> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Paging paging = Paging.of(limit, after);
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return facts.list(handle, id, paging);
        });
    }

    @POST
    public Response add(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Creation creation) {
        Fact added = database.write(handle -> {
            incidents.require(handle, caller, id, Facts.WRITERS).unlessClosed();
            Instant now = clock.instant();
            Fact fact = new Fact(
                    Ids.next(),
                    id,
                    Objects.requireNonNullElse(creation.kind(), FactKind.KNOWN),
                    Objects.requireNonNullElse(creation.state(), FactState.REPORTED),
                    creation.text(),
                    creation.source(),
                    creation.service(),
                    caller.name(),
                    now,
                    1,
                    caller.name(),
                    now);
            return facts.add(handle, fact, caller.actor());
        });
        return Tagged.created("/api/facts/" + added.id(), added, added.version());
    }
}
