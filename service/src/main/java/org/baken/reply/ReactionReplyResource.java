package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.reaction.Reactions;

/** The answers to one reaction (guidelines H22, H28, H33). */
@Path("/api/reactions/{id}/replies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReactionReplyResource {
    private final Database database;
    private final Replies replies;
    private final Reactions reactions;
    private final Views views;

    ReactionReplyResource(Database database, Replies replies, Reactions reactions, Views views) {
        this.database = database;
        this.replies = replies;
        this.reactions = reactions;
        this.views = views;
    }

    /**
     * An answer that somebody wants to give: a template, or their own text.
     *
     * @param lang nl, fr or en; the writer's when it is left out
     * @param address as the writer addresses us when it is left out
     * @param secluded whether it is said in private though the reaction is public
     * @param again whether it is given although the writer has an answer already
     */
    public record Wanted(
            @Size(max = 40) String template,
            @Size(max = 2) String lang,
            AddressForm address,
            @Size(max = 10_000) @PlainText String text,
            @JsonProperty("private") Boolean secluded,
            Boolean again) {
        Wish wish() {
            return new Wish(template, lang, address, text, Boolean.TRUE.equals(secluded), Boolean.TRUE.equals(again));
        }
    }

    @GET
    public Page<ReplyView> list(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.read(handle -> {
            reactions.readable(handle, caller, id);
            List<Reply> all = handle.attach(ReplyDao.class).ofReaction(id);
            return new Page<>(views.of(handle, caller, locale, all), null);
        });
    }

    /** Asks for an answer: 202, because it leaves a moment later, or once a second person has signed it off. */
    @POST
    public Response ask(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Wanted wanted) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Replies.Asking asking = new Replies.Asking(caller, locale, null);
        ReplyView asked = database.write(
                handle -> views.of(handle, caller, locale, replies.ask(handle, asking, id, wanted.wish())));
        return Response.accepted(asked).build();
    }
}
