package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.History.Author;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** Every version of a message, and what changed from one to another. */
@Path("/api/messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionResource {
    private final Database database;
    private final Incidents incidents;
    private final Facts facts;
    private final Messages messages;
    private final Dossiers dossiers;

    public RevisionResource(Database database, Incidents incidents, Facts facts, Messages messages, Dossiers dossiers) {
        this.database = database;
        this.incidents = incidents;
        this.facts = facts;
        this.messages = messages;
        this.dossiers = dossiers;
    }

    /** A state that a message came into with this revision, who did it and when. */
    public record Came(MessageState state, String by, Instant at) {}

    /**
     * A revision in a list.
     *
     * @param restoredFrom the number of the revision whose content it brought back; absent when it was written anew
     */
    public record Listed(
            int revision,
            String hash,
            String title,
            Author author,
            Instant at,
            Integer restoredFrom,
            List<Came> states) {
        static Listed of(Revision revision, History history) {
            return new Listed(
                    revision.number(),
                    revision.hash(),
                    revision.headline(),
                    new Author(revision.author(), revision.authorName()),
                    revision.at(),
                    revision.restoredFrom(),
                    history.steps().stream()
                            .filter(step -> step.revision() == revision.number())
                            .map(step -> new Came(step.state(), step.name(), step.at()))
                            .toList());
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
            String supersedes,
            Cap cap) {
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
                    content.supersedes(),
                    content.cap());
        }
    }

    @GET
    @Path("revisions")
    public Page<Listed> list(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            History history = messages.history(handle, requireReadable(handle, caller, id));
            return Page.whole(messages.revisions(handle, id).stream()
                    .map(revision -> Listed.of(revision, history))
                    .toList());
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
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return database.read(handle -> {
            Message message = requireReadable(handle, caller, id);
            int newer = number("to", to, message.revision());
            int older = number("from", from, Math.max(1, newer - 1));
            return Page.whole(Difference.between(
                    messages.revision(handle, id, older).content(),
                    messages.revision(handle, id, newer).content(),
                    Changes.factTexts(handle, facts, message, lang(headers))));
        });
    }

    /** What changed since somebody last approved, judged or published it. */
    @GET
    @Path("changes")
    public Changes changes(@Auth Caller caller, @Context HttpHeaders headers, @PathParam("id") String id) {
        return database.read(handle -> {
            Message message = requireReadable(handle, caller, id);
            return Changes.of(handle, messages, facts, message, lang(headers));
        });
    }

    /** Brings the content of an earlier revision back, as a new one. */
    @POST
    @Path("revisions/{number: [0-9]+}/restoration")
    public Response restore(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @HeaderParam("If-Match") String ifMatch) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Dossier restored = database.write(handle -> {
            Message message = messages.lock(handle, id);
            Incident incident = incidents.require(handle, caller, message.incident(), Role.AUTHOR);
            expected.check(message.version(), message.changedBy(), message.changedAt());
            Message result = messages.restore(handle, incident, message, number, caller.actor());
            return dossiers.of(handle, caller, Catalogue.best(headers.getAcceptableLanguages()), incident, result);
        });
        return Tagged.created("/api/messages/" + id, restored, restored.version());
    }

    private static String lang(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages()).getLanguage();
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
