package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.message.History.Author;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Every version of a message, and what changed from one to another. */
@Path("/api/messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;

    public RevisionResource(Database database, Incidents incidents, Messages messages) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
    }

    /** A revision in a list. */
    public record Listed(int revision, String hash, String title, Author author, Instant at) {
        static Listed of(Revision revision) {
            return new Listed(
                    revision.number(),
                    revision.hash(),
                    revision.headline(),
                    new Author(revision.author(), revision.authorName()),
                    revision.at());
        }
    }

    /** A whole revision. */
    public record Whole(
            String message,
            int revision,
            String hash,
            String title,
            Author author,
            Instant at,
            Purpose purpose,
            String audience,
            Map<String, Content.Text> text,
            List<Dossier.Worded> variants,
            List<Content.Media> media,
            List<String> facts,
            String corrects,
            String supersedes) {
        static Whole of(Revision revision) {
            Content content = revision.content();
            return new Whole(
                    revision.message(),
                    revision.number(),
                    revision.hash(),
                    revision.headline(),
                    new Author(revision.author(), revision.authorName()),
                    revision.at(),
                    content.purpose(),
                    content.audience(),
                    content.text(),
                    Dossier.Worded.of(content),
                    content.media(),
                    content.facts(),
                    content.corrects(),
                    content.supersedes());
        }
    }

    @GET
    @Path("revisions")
    public Page<Listed> list(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            requireReadable(handle, caller, id);
            return Page.whole(
                    messages.revisions(handle, id).stream().map(Listed::of).toList());
        });
    }

    @GET
    @Path("revisions/{number: [0-9]+}")
    public Whole get(@Auth Caller caller, @PathParam("id") String id, @PathParam("number") int number) {
        return database.read(handle -> {
            requireReadable(handle, caller, id);
            return Whole.of(messages.revision(handle, id, number));
        });
    }

    /** Without {@code to}, the newest; without {@code from}, the one before that. */
    @GET
    @Path("diff")
    public Page<Difference> diff(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return database.read(handle -> {
            Message message = requireReadable(handle, caller, id);
            int newer = number("to", to, message.revision());
            int older = number("from", from, Math.max(1, newer - 1));
            return Page.whole(Difference.between(
                    messages.revision(handle, id, older).content(),
                    messages.revision(handle, id, newer).content()));
        });
    }

    private Message requireReadable(Handle handle, Caller caller, String id) {
        Message message = messages.get(handle, id);
        incidents.readable(handle, caller, message.incident());
        return message;
    }

    private static int number(String field, String given, int usual) {
        if (given == null || given.isBlank()) {
            return usual;
        }
        if (!given.matches("[0-9]{1,9}")) {
            throw Problem.invalid(field, "problem.wrong-value");
        }
        return Integer.parseInt(given);
    }
}
