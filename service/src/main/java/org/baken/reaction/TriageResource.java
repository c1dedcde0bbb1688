package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** Gives a reaction its class. */
@Path("/api/reactions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TriageResource {
    private final Database database;
    private final Reactions reactions;
    private final Moderation moderation;
    private final Triage triage;

    public TriageResource(Database database, Reactions reactions, Moderation moderation, Triage triage) {
        this.database = database;
        this.reactions = reactions;
        this.moderation = moderation;
        this.triage = triage;
    }

    /**
     * How it is judged.
     *
     * @param category the id of a class of the tree, in JSON {@code class}
     * @param answers the id of the answer by the id of its question, in full: they must lead to that class
     */
    public record Judged(
            @JsonProperty("class") @NotBlank @Size(max = 40) String category,
            Sentiment sentiment,
            @Size(max = 12) Map<@NotBlank @Size(max = 40) String, @NotBlank @Size(max = 40) String> answers,
            @Size(max = 2000) @PlainText String note) {}

    @PUT
    @Path("triage")
    public Response judge(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Judged judged,
            @Context HttpHeaders headers) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        ReactionView view = database.write(handle -> {
            handle.attach(StepDao.class).lock(id);
            Reaction reaction = moderation.writable(handle, caller, id);
            expected.check(reaction.version(), reaction.changedBy(), reaction.changedAt());
            Moderation.Act act = triage.judge(
                    handle,
                    caller,
                    reaction,
                    new Triage.Judgement(judged.category(), judged.sentiment(), judged.answers(), judged.note()));
            ReactionView now =
                    reactions.views().of(handle, act.reaction(), Catalogue.best(headers.getAcceptableLanguages()));
            reactions.log(handle, act.entries());
            return now;
        });
        return Tagged.ok(view, view.version());
    }
}
