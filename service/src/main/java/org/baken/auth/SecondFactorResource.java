package org.baken.auth;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** The caller's own second factor. */
@Path("/api/session/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SecondFactorResource {
    private final Database database;
    private final People people;
    private final SecondFactors factors;
    private final LoginAttempts attempts;
    private final Logbook logbook;
    private final House house;

    public SecondFactorResource(
            Database database,
            People people,
            SecondFactors factors,
            LoginAttempts attempts,
            Logbook logbook,
            House house) {
        this.database = database;
        this.people = people;
        this.factors = factors;
        this.attempts = attempts;
        this.logbook = logbook;
        this.house = house;
    }

    /**
     * What a device is set up with, shown this once.
     *
     * @param secret to type, in base 32
     * @param uri what the QR code says
     * @param qr the code as SVG
     */
    public record Enrolment(String secret, String uri, String qr) {}

    /** What the device shows. */
    public record Confirmation(@NotBlank @Size(max = 20) String code) {}

    /** That it is the person themselves who takes it away. */
    public record Removal(@NotBlank @Size(max = 200) String password) {}

    @POST
    public Enrolment begin(@Auth Caller caller) {
        Person person = database.read(handle -> people.get(handle, caller.id()));
        String secret = database.writeUnkept(handle -> factors.begin(handle, person.id()));
        String uri = TimeCodes.uri(secret, house.name(), person.username());
        return new Enrolment(secret, uri, QrSvg.of(uri));
    }

    @PUT
    public Response confirm(@Auth Caller caller, @NotNull @Valid Confirmation confirmation) {
        attempts.checkCodes(caller.id());
        boolean right = database.write(handle -> {
            boolean confirmed = factors.confirm(handle, caller.id(), confirmation.code());
            if (confirmed) {
                log(handle, "person.second-factor-on", caller);
            }
            return confirmed;
        });
        if (!right) {
            attempts.failedCode(caller.id());
            throw Problem.invalid("code", "auth.code-wrong");
        }
        return Response.noContent().build();
    }

    @DELETE
    public Response remove(@Auth Caller caller, @NotNull @Valid Removal removal, @Context HttpServletRequest request) {
        attempts.check(caller.id(), request.getRemoteAddr());
        if (!database.read(handle -> people.isPassword(handle, caller.id(), removal.password()))) {
            attempts.failed(caller.id(), request.getRemoteAddr());
            throw Problem.invalid("password", "auth.wrong-current");
        }
        database.write(handle -> {
            if (factors.remove(handle, caller.id())) {
                log(handle, "person.second-factor-off", caller);
            }
            return null;
        });
        return Response.noContent().build();
    }

    private void log(org.jdbi.v3.core.Handle handle, String kind, Caller caller) {
        logbook.append(handle, Entry.of(kind, null, caller.id(), caller.actor(), Map.of("name", caller.name())));
    }
}
