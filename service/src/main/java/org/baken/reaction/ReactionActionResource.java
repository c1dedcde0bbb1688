package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** One act on many reactions: what cannot be done to one of them is told, and done to the others. */
@Path("/api/incidents/{id}/reaction-actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReactionActionResource {
    private static final int MOST = 500;
    private static final String ONE = "one_reaction";

    private final Database database;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Moderation moderation;

    ReactionActionResource(Database database, Incidents incidents, Reactions reactions, Moderation moderation) {
        this.database = database;
        this.incidents = incidents;
        this.reactions = reactions;
        this.moderation = moderation;
    }

    /** What can be done to many at once. */
    public enum Action {
        /** Give them a class; asks for {@code class}. */
        TRIAGE,
        /** Move them on; asks for {@code state}. */
        STATE,
        /** Give them to somebody; without {@code person}, to nobody. */
        ASSIGN,
        /** Link them to a rumour; without {@code rumour}, to none. */
        RUMOUR
    }

    /** What is to be done, and to which. */
    public record Act(
            @NotEmpty @Size(max = MOST) List<@NotNull @Size(max = 36) String> reactions,
            @NotNull Action action,
            @JsonProperty("class") @Size(max = 40) String category,
            Sentiment sentiment,
            ReactionState state,
            @Size(max = 36) String person,
            @Size(max = 36) String rumour,
            @Size(max = 2000) @PlainText String note) {}

    /** What was done, in the order in which it was asked. */
    public record Outcome(List<String> done, List<Refused> refused) {}

    /** One to which it could not be done, and why. */
    public record Refused(String id, String message) {}

    @POST
    public Outcome act(
            @Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Act act, @Context HttpHeaders headers) {
        if (act.action() == Action.TRIAGE && act.category() == null) {
            throw Problem.invalid("class", "problem.required");
        }
        if (act.action() == Action.STATE && act.state() == null) {
            throw Problem.invalid("state", "problem.required");
        }
        Locale locale = IncidentReactionResource.locale(headers);
        return database.write(handle -> {
            incidents.require(handle, caller, id, Reactions.WRITERS).unlessClosed();
            return all(handle, caller, id, act, locale);
        });
    }

    private Outcome all(Handle handle, Caller caller, String incident, Act act, Locale locale) {
        List<String> done = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (String id : new LinkedHashSet<>(act.reactions())) {
            handle.savepoint(ONE);
            try {
                entries.addAll(one(handle, caller, incident, id, act).entries());
                handle.release(ONE);
                done.add(id);
            } catch (Problem problem) {
                // Whatever was written down of it before somebody else turned out to be faster.
                handle.rollbackToSavepoint(ONE);
                refused.add(new Refused(id, problem.in(locale)));
            }
        }
        reactions.log(handle, entries);
        return new Outcome(done, refused);
    }

    private Moderation.Act one(Handle handle, Caller caller, String incident, String id, Act act) {
        Reaction reaction = reactions.get(handle, id);
        if (!reaction.incident().equals(incident)) {
            throw Problem.notFound("reaction");
        }
        return switch (act.action()) {
            case TRIAGE -> moderation.sort(handle, caller, reaction, act.category(), act.sentiment(), act.note());
            case STATE -> moderation.state(handle, caller, reaction, act.state(), act.note());
            case ASSIGN -> moderation.assign(handle, caller, reaction, act.person(), act.note());
            case RUMOUR -> moderation.link(handle, caller, reaction, act.rumour());
        };
    }
}
