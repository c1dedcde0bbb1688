package org.baken.listening;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.listening.Intake.Proof;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The doors for programs that bring reactions. A key is shown once, when it is made. */
@Path("/api/intakes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IntakeResource {
    private final Database database;
    private final Intakes intakes;
    private final String publicUrl;

    /** @param publicUrl where programs reach the service, without a slash at the end */
    IntakeResource(Database database, Intakes intakes, String publicUrl) {
        this.database = database;
        this.intakes = intakes;
        this.publicUrl = publicUrl;
    }

    /**
     * A door.
     *
     * @param address where the program sends to
     * @param key what it proves itself with; only in the answer to whoever made it
     */
    public record Listed(
            String id,
            String name,
            Proof proof,
            boolean exercise,
            String address,
            String key,
            long received,
            Instant lastAt,
            long version,
            String changedBy,
            Instant changedAt) {}

    /** What makes a door: signed requests, and what is real, unless it says otherwise. */
    public record Creation(
            @NotBlank @Size(max = 120) @PlainText String name, Proof proof, Boolean exercise) {}

    @GET
    public Page<Listed> list(@Auth Caller caller) {
        require(caller);
        return Page.whole(database.read(intakes::all).stream()
                .map(intake -> listed(intake, null))
                .toList());
    }

    @POST
    public Response add(@Auth Caller caller, @NotNull @Valid Creation creation) {
        require(caller);
        Proof proof = Objects.requireNonNullElse(creation.proof(), Proof.SIGNATURE);
        Intakes.Made made = database.writeUnkept(handle ->
                intakes.add(handle, creation.name(), proof, Boolean.TRUE.equals(creation.exercise()), caller));
        Listed listed = listed(made.intake(), made.key());
        return Tagged.created("/api/intakes/" + listed.id(), listed, listed.version());
    }

    /** A new key; the old one ends at once. */
    @POST
    @Path("{id}/key")
    public Response renew(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        Intakes.Made made = database.writeUnkept(handle -> intakes.renew(handle, id, caller));
        return Tagged.ok(listed(made.intake(), made.key()), made.intake().version());
    }

    @DELETE
    @Path("{id}")
    public Response remove(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        database.write(handle -> {
            intakes.remove(handle, id, caller);
            return null;
        });
        return Response.noContent().build();
    }

    private Listed listed(Intake intake, String key) {
        return new Listed(
                intake.id(),
                intake.name(),
                intake.proof(),
                intake.exercise(),
                publicUrl + IntakeDoor.PATH + intake.token(),
                key,
                intake.received(),
                intake.lastAt(),
                intake.version(),
                intake.changedBy(),
                intake.changedAt());
    }

    private static void require(Caller caller) {
        if (!caller.has(Role.LEAD, Role.ADMIN)) {
            throw Problem.refused("listening.lead-only");
        }
    }
}
