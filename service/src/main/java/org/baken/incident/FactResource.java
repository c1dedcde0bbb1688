package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/** One fact. */
@Path("/api/facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FactResource {
    private final Database database;
    private final Incidents incidents;
    private final Facts facts;
    private final Clock clock;

    public FactResource(Database database, Incidents incidents, Facts facts, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.facts = facts;
        this.clock = clock;
    }

    /** What is to change; what is left out stays. A text replaces those of all languages. */
    public record Change(
            FactKind kind,
            FactState state,

            @Size(min = 1, max = 10)
            Map<
                            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                            @NotBlank @Size(max = 2000) @PlainText String>
                    text,

            @Size(max = 300) @PlainText String source,
            @Size(max = 120) @PlainText String service) {}

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Fact fact = database.read(handle -> mine(handle, caller, id));
        return Tagged.ok(fact, fact.version());
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Fact changed = database.write(handle -> {
            Fact fact = mine(handle, caller, id);
            incidents.require(handle, caller, fact.incident(), Facts.WRITERS).unlessClosed();
            expected.check(fact.version(), fact.changedBy(), fact.changedAt());
            return facts.change(handle, fact.state(), apply(change, fact, caller), caller.actor());
        });
        return Tagged.ok(changed, changed.version());
    }

    private Fact mine(Handle handle, Caller caller, String id) {
        Fact fact = facts.get(handle, id);
        incidents.readable(handle, caller, fact.incident());
        return fact;
    }

    private Fact apply(Change change, Fact fact, Caller caller) {
        FactState to = Objects.requireNonNullElse(change.state(), fact.state());
        if (to != fact.state() && !fact.state().next().contains(to)) {
            throw Problem.conflict(
                    "incident.fact.wrong",
                    wording(List.of(fact.state())),
                    wording(List.copyOf(fact.state().next())));
        }
        return new Fact(
                fact.id(),
                fact.incident(),
                Objects.requireNonNullElse(change.kind(), fact.kind()),
                to,
                Objects.requireNonNullElse(change.text(), fact.text()),
                change.source() == null ? fact.source() : change.source(),
                change.service() == null ? fact.service() : change.service(),
                fact.addedBy(),
                fact.addedAt(),
                fact.version(),
                caller.name(),
                clock.instant());
    }

    private static Wording wording(List<FactState> states) {
        return new Wording(
                states.stream().map(state -> "incident.fact.state." + state).toList());
    }
}
