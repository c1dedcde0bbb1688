package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.message.Dossier;
import org.baken.message.Dossiers;
import org.baken.message.Message;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** Reviews of messages: asking for one, signing off, asking for changes. */
@Path("/api/messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {
    private final Database database;
    private final Incidents incidents;
    private final Approvals approvals;
    private final Dossiers dossiers;

    public ReviewResource(Database database, Incidents incidents, Approvals approvals, Dossiers dossiers) {
        this.database = database;
        this.incidents = incidents;
        this.approvals = approvals;
        this.dossiers = dossiers;
    }

    /**
     * A sign-off of what the reviewer saw.
     *
     * @param answers by the id of the question
     * @param languages that it holds for; left out for all that still wait
     */
    public record SigningOff(
            @NotNull @Min(1) Integer revision,
            @NotBlank @Size(max = 64) String hash,
            @Size(max = 50) Map<@NotBlank @Size(max = 40) String, @NotNull Boolean> answers,
            @Size(max = 2000) @PlainText String comment,
            @Size(min = 1, max = 8) List<@NotBlank @Size(max = 2) String> languages) {}

    /** The ids of the findings that the author saw and leaves as they are; without them, all that there are now. */
    public record Submission(@Size(max = 500) List<@NotBlank @Size(max = 200) String> acknowledged) {}

    /** Why a message cannot wait for a second pair of eyes. */
    public record Bypass(
            @NotNull @Min(1) Integer revision,
            @NotBlank @Size(max = 64) String hash,
            @NotBlank @Size(min = 10, max = 2000) @PlainText String reason) {}

    /** What is to be changed. */
    public record Objecting(
            @NotNull @Min(1) Integer revision,
            @NotBlank @Size(max = 2000) @PlainText String comment) {}

    @POST
    @Path("review")
    public Response submit(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @Valid Submission submission) {
        Locale locale = locale(headers);
        List<String> acknowledged = submission == null ? null : submission.acknowledged();
        Dossier dossier = database.write(
                handle -> dossier(handle, caller, locale, approvals.submit(handle, caller, locale, id, acknowledged)));
        return Tagged.ok(dossier, dossier.version());
    }

    @DELETE
    @Path("review")
    public Response takeBack(@Auth Caller caller, @Context HttpHeaders headers, @PathParam("id") String id) {
        Dossier dossier = database.write(
                handle -> dossier(handle, caller, locale(headers), approvals.takeBack(handle, caller, id)));
        return Tagged.ok(dossier, dossier.version());
    }

    @POST
    @Path("sign-offs")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signOff(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @NotNull @Valid SigningOff signOff) {
        Locale locale = locale(headers);
        Approvals.Given given = new Approvals.Given(
                signOff.revision(), signOff.hash(), signOff.answers(), signOff.comment(), signOff.languages(), false);
        Dossier dossier = database.write(
                handle -> dossier(handle, caller, locale, approvals.signOff(handle, caller, locale, id, given)));
        return Tagged.created("/api/messages/" + id, dossier, dossier.version());
    }

    @POST
    @Path("objections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response object(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @NotNull @Valid Objecting objection) {
        Dossier dossier = database.write(handle -> dossier(
                handle,
                caller,
                locale(headers),
                approvals.object(
                        handle,
                        caller,
                        id,
                        objection.revision(),
                        objection.comment().strip())));
        return Tagged.created("/api/messages/" + id, dossier, dossier.version());
    }

    /** The emergency road: a mandate holder lets a message out, and the review is owed. */
    @POST
    @Path("emergency")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response emergency(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @NotNull @Valid Bypass bypass) {
        Locale locale = locale(headers);
        Dossier dossier = database.write(handle -> {
            Message message = approvals.emergency(
                    handle,
                    caller,
                    locale,
                    id,
                    bypass.revision(),
                    bypass.hash(),
                    bypass.reason().strip());
            return dossier(handle, caller, locale, message);
        });
        return Tagged.created("/api/messages/" + id, dossier, dossier.version());
    }

    private Dossier dossier(Handle handle, Caller caller, Locale locale, Message message) {
        return dossiers.of(handle, caller, locale, incidents.get(handle, message.incident()), message);
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
