package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.rumour.EvidenceStore;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jdbi.v3.core.Handle;

/** The steps of a reaction's procedure, and the evidence that some of them need (guidelines H07–H10). */
@Path("/api/reactions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StepResource {
    private final Database database;
    private final Reactions reactions;
    private final Moderation moderation;
    private final Steps steps;
    private final StepFiles files;
    private final TriageDetails details;

    public StepResource(
            Database database,
            Reactions reactions,
            Moderation moderation,
            Steps steps,
            StepFiles files,
            TriageDetails details) {
        this.database = database;
        this.reactions = reactions;
        this.moderation = moderation;
        this.steps = steps;
        this.files = files;
        this.details = details;
    }

    /** A step, with what others must know about it. A step that keeps evidence keeps the text of the reaction. */
    public record Taken(
            @NotBlank @Size(max = 40) String step,
            @Size(max = 2000) @PlainText String note,

            @Size(max = 2000) @Pattern(regexp = "(https?://\\S+)?", message = "triage.address")
            String url) {}

    /** Keeps the text itself. */
    public record Kept(@AssertTrue boolean text) {}

    /** How far the procedure is now. */
    public record Progress(
            String id, ReactionState state, long version, TriageProcedure procedure, List<StepEvidence> evidence) {}

    @POST
    @Path("steps")
    public Response take(
            @Auth Caller caller,
            @PathParam("id") String id,
            @NotNull @Valid Taken taken,
            @Context HttpHeaders headers) {
        return progress(
                id,
                headers,
                caller,
                (handle, reaction) -> steps.take(handle, caller, reaction, taken.step(), taken.note(), taken.url()));
    }

    @DELETE
    @Path("steps/{step}")
    public Response undo(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("step") String step,
            @Context HttpHeaders headers) {
        Progress progress =
                change(id, headers, caller, (handle, reaction) -> steps.undo(handle, caller, reaction, step));
        return Response.ok(progress).build();
    }

    @GET
    @Path("evidence")
    public Page<StepEvidence> evidence(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            reactions.readable(handle, caller, id);
            return Page.whole(files.of(handle, id));
        });
    }

    @POST
    @Path("evidence")
    public Response keepText(
            @Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Kept kept, @Context HttpHeaders headers) {
        return progress(
                id,
                headers,
                caller,
                (handle, reaction) ->
                        steps.touched(handle, caller, reaction, files.keepText(handle, caller, reaction)));
    }

    /** Keeps the file, then writes its row: a row never names a file that is not there. */
    @POST
    @Path("evidence")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response keepFile(
            @Auth Caller caller,
            @PathParam("id") String id,
            @FormDataParam("file") InputStream file,
            @FormDataParam("file") FormDataContentDisposition described,
            @FormDataParam("address") String address,
            @Context HttpHeaders headers) {
        database.read(handle -> moderation.writable(handle, caller, id));
        if (file == null || described == null) {
            throw Problem.invalid("file", "problem.required");
        }
        if (address != null && !address.matches("(https?://\\S{1,1980})?")) {
            throw Problem.invalid("address", "triage.address");
        }
        EvidenceStore.Stored stored = files.store(file);
        String name = StepNames.of(described.getFileName());
        String where = address == null || address.isEmpty() ? null : address;
        return progress(
                id,
                headers,
                caller,
                (handle, reaction) -> steps.touched(
                        handle, caller, reaction, files.keepFile(handle, caller, reaction, name, stored, where)));
    }

    private interface Change {
        Moderation.Act of(Handle handle, Reaction reaction);
    }

    private Response progress(String id, HttpHeaders headers, Caller caller, Change change) {
        return Response.created(URI.create("/api/reactions/" + id))
                .entity(change(id, headers, caller, change))
                .build();
    }

    private Progress change(String id, HttpHeaders headers, Caller caller, Change change) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.write(handle -> {
            handle.attach(StepDao.class).lock(id);
            Moderation.Act act = change.of(handle, moderation.writable(handle, caller, id));
            Reaction now = act.reaction();
            Progress progress = new Progress(
                    now.id(),
                    now.state(),
                    now.version(),
                    details.procedure(handle, now, locale),
                    files.of(handle, now.id()));
            Stream.of(act.entries()).filter(some -> !some.isEmpty()).forEach(some -> reactions.log(handle, some));
            return progress;
        });
    }
}
