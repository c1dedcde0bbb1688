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
import org.baken.incident.Fact;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** The questions that many people ask in an incident, with one answer for all (guidelines H36, H41). */
@Path("/api/incidents/{id}/questions-asked")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentQuestionResource {
    private final Database database;
    private final Incidents incidents;
    private final Facts facts;
    private final AskedQuestions questions;
    private final Proposals proposals;
    private final Clock clock;

    public IncidentQuestionResource(
            Database database,
            Incidents incidents,
            Facts facts,
            AskedQuestions questions,
            Proposals proposals,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.facts = facts;
        this.questions = questions;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * An entry to be added, as a draft.
     *
     * @param group the id of the group of questions that it answers; may be null
     * @param fact the id of the fact that it rests on, of the same incident
     * @param question by language, as residents would ask it
     * @param answer by language; left out when the text of the fact is the answer
     */
    public record Creation(
            @Size(max = 36) String group,
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

    @GET
    public Page<AskedQuestions.View> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Paging paging = Paging.of(limit, after);
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return questions.list(handle, id, paging);
        });
    }

    @POST
    public Response add(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Creation creation) {
        AskedQuestions.View added = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, AskedQuestions.WRITERS);
            incident.unlessClosed();
            if (creation.group() != null) {
                proposals.of(handle, id, creation.group());
            }
            return questions.add(handle, drafted(handle, caller, incident, creation), caller.actor());
        });
        Asked asked = added.asked();
        return Tagged.created("/api/questions-asked/" + asked.id(), added, asked.version());
    }

    private Asked drafted(Handle handle, Caller caller, Incident incident, Creation creation) {
        Fact fact = fact(facts, handle, incident.id(), creation.fact());
        Map<String, String> answer = Objects.requireNonNullElse(creation.answer(), Map.of());
        Wanted.languages(incident, creation.question(), answer);
        Instant now = clock.instant();
        return new Asked(
                Ids.next(),
                incident.id(),
                fact.id(),
                fact.version(),
                creation.group(),
                creation.question(),
                answer,
                AskedState.DRAFT,
                caller.id(),
                caller.name(),
                null,
                null,
                1,
                caller.name(),
                now);
    }

    /** The fact, or 400 when this incident has none of that id. */
    static Fact fact(Facts facts, Handle handle, String incident, String id) {
        return facts.find(handle, id)
                .filter(fact -> fact.incident().equals(incident))
                .orElseThrow(() -> Problem.invalid("fact", "insight.question.no-fact"));
    }
}
