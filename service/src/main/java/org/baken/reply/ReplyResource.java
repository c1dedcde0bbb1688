package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** One answer: what a second person says about it, and what became of it. */
@Path("/api/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplyResource {
    private final Database database;
    private final Incidents incidents;
    private final Replies replies;
    private final SignOffs signOffs;
    private final Endings endings;
    private final Views views;

    ReplyResource(
            Database database, Incidents incidents, Replies replies, SignOffs signOffs, Endings endings, Views views) {
        this.database = database;
        this.incidents = incidents;
        this.replies = replies;
        this.signOffs = signOffs;
        this.endings = endings;
        this.views = views;
    }

    /**
     * Somebody's word that it may leave.
     *
     * @param hash of what they saw
     * @param all whether it holds for all with the same words that were asked for together
     */
    public record SigningOff(@NotBlank @Size(max = 64) String hash, Boolean all) {}

    /** What should be said otherwise. */
    public record Objecting(
            @NotBlank @Size(max = 2000) @PlainText String comment) {}

    /** Other words. */
    public record Rewriting(
            @NotBlank @Size(max = 10_000) @PlainText String text) {}

    /** How an answer ended. */
    public enum Ending {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }

    /**
     * What a person says who looked, or who answered by hand.
     *
     * @param proof what shows it
     * @param url where it stands
     */
    public record Outcome(
            @NotNull Ending outcome,
            @Size(max = 2000) @PlainText String proof,

            @Size(max = 2000) @Pattern(regexp = "https?://[^\\s\\p{Cntrl}]+", message = "publishing.url")
            String url) {}

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        ReplyView view = database.read(handle -> {
            Reply reply = readable(handle, caller, id);
            return views.of(handle, caller, Catalogue.best(headers.getAcceptableLanguages()), reply);
        });
        return Tagged.ok(view, view.version());
    }

    @PUT
    public Response rewrite(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @Context HttpHeaders headers,
            @NotNull @Valid Rewriting words) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        ReplyView view = done(
                caller,
                id,
                headers,
                handle -> signOffs.rewrite(
                        handle, caller, locale, id, expected, words.text().strip()));
        return Tagged.ok(view, view.version());
    }

    @DELETE
    public ReplyView withdraw(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return done(caller, id, headers, handle -> signOffs.withdraw(handle, caller, id));
    }

    @POST
    @Path("sign-offs")
    public Response signOff(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid SigningOff signOff) {
        ReplyView view = done(
                caller,
                id,
                headers,
                handle -> signOffs.signOff(handle, caller, id, signOff.hash(), Boolean.TRUE.equals(signOff.all())));
        return Tagged.created("/api/replies/" + id, view, view.version());
    }

    @POST
    @Path("objections")
    public Response object(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Objecting objection) {
        ReplyView view = done(
                caller,
                id,
                headers,
                handle ->
                        signOffs.object(handle, caller, id, objection.comment().strip()));
        return Tagged.created("/api/replies/" + id, view, view.version());
    }

    /** Lets go what a "stop all" held, or tries again what failed or turned out not to be there. */
    @POST
    @Path("retry")
    public ReplyView retry(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return done(caller, id, headers, handle -> endings.retry(handle, caller, id));
    }

    /** A person says how an answer by hand, or one that is unclear, ended. */
    @POST
    @Path("outcome")
    public ReplyView outcome(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Outcome outcome) {
        return done(
                caller,
                id,
                headers,
                handle -> endings.outcome(
                        handle, caller, id, outcome.outcome() == Ending.DONE, outcome.proof(), outcome.url()));
    }

    private ReplyView done(Caller caller, String id, HttpHeaders headers, Function<Handle, Reply> act) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.write(handle -> {
            readable(handle, caller, id);
            return views.of(handle, caller, locale, act.apply(handle));
        });
    }

    private Reply readable(Handle handle, Caller caller, String id) {
        Reply reply = replies.get(handle, id);
        incidents.readable(handle, caller, reply.incident());
        return reply;
    }
}
