package org.baken.insight;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Fact;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** One entry of the questions asked. */
@Path("/api/questions-asked")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QuestionResource {
    private final Database database;
    private final Incidents incidents;
    private final Facts facts;
    private final AskedQuestions questions;
    private final Clock clock;

    public QuestionResource(
            Database database, Incidents incidents, Facts facts, AskedQuestions questions, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.facts = facts;
        this.questions = questions;
        this.clock = clock;
    }

    /** The whole entry, worded anew; it is a draft afterwards. */
    public record Change(
            @NotBlank @Size(max = 36) String fact,

            @NotEmpty @Size(max = 10)
            Map<
                            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                            @NotBlank @Size(max = 300) @PlainText String>
                    question,

            @Size(max = 10)
            Map<
                            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                            @NotBlank @Size(max = 2000) @PlainText String>
                    answer) {}

    /** SHOWN or WITHDRAWN. */
    public record Move(@NotNull AskedState state) {}

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        AskedQuestions.View view = database.read(handle -> questions.view(handle, mine(handle, caller, id)));
        return Tagged.ok(view, view.asked().version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        AskedQuestions.View changed = database.write(handle -> {
            Asked asked = mine(handle, caller, id);
            Incident incident = writable(handle, caller, asked, AskedQuestions.WRITERS);
            expected.check(asked.version(), asked.changedBy(), asked.changedAt());
            Fact fact = IncidentQuestionResource.fact(facts, handle, asked.incident(), change.fact());
            Map<String, String> answer = Objects.requireNonNullElse(change.answer(), Map.of());
            Wanted.languages(incident, change.question(), answer);
            Asked worded = asked.worded(fact, change.question(), answer, caller.id(), caller.name(), clock.instant());
            return questions.change(handle, asked.state(), worded, caller.actor());
        });
        return Tagged.ok(changed, changed.asked().version());
    }

    /** Puts it on the public page, which takes somebody else than who worded it, or takes it off. */
    @PUT
    @Path("{id}/state")
    public Response move(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Move move) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        AskedQuestions.View moved = database.write(handle -> {
            Asked asked = mine(handle, caller, id);
            writable(handle, caller, asked, AskedQuestions.SHOWERS);
            expected.check(asked.version(), asked.changedBy(), asked.changedAt());
            Asked to = asked.movedTo(move.state(), caller.name(), clock.instant());
            return questions.move(handle, asked, to, caller);
        });
        return Tagged.ok(moved, moved.asked().version());
    }

    private Asked mine(Handle handle, Caller caller, String id) {
        Asked asked = questions.get(handle, id);
        incidents.readable(handle, caller, asked.incident());
        return asked;
    }

    private Incident writable(Handle handle, Caller caller, Asked asked, Role... roles) {
        return incidents.require(handle, caller, asked.incident(), roles).unlessClosed();
    }
}
