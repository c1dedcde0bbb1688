package org.baken.listening;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.IncidentKind;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** Where colleagues find the signal form. Everybody of the team may pass its address on; who leads turns it on and off. */
@Path("/api/signal-form")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SignalFormResource {
    private final Database database;
    private final SignalForms forms;
    private final String publicUrl;

    /** @param publicUrl where colleagues reach the service, without a slash at the end */
    SignalFormResource(Database database, SignalForms forms, String publicUrl) {
        this.database = database;
        this.forms = forms;
        this.publicUrl = publicUrl;
    }

    /** A form; without a link while it is off, and in version 0 before it was ever turned on. */
    public record Shown(
            IncidentKind kind,
            boolean enabled,
            String link,
            String contact,
            long version,
            String changedBy,
            Instant changedAt) {}

    /**
     * What is decided about a form: about that for what is real, unless it says otherwise.
     *
     * @param renew whether it gets a new address, with which the old one ends
     */
    public record Decided(
            IncidentKind kind,
            @NotNull Boolean enabled,
            @Size(max = 500) @PlainText String contact,
            Boolean renew) {}

    @GET
    public Response get(@Auth Caller caller, @QueryParam("kind") IncidentKind kind) {
        IncidentKind wanted = Objects.requireNonNullElse(kind, IncidentKind.REAL);
        Shown shown = database.read(handle -> forms.of(handle, wanted))
                .map(this::shown)
                .orElse(new Shown(wanted, false, null, null, 0, null, null));
        return Tagged.ok(shown, shown.version());
    }

    @PUT
    public Response put(@Auth Caller caller, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decided decided) {
        if (!caller.has(Role.LEAD, Role.ADMIN)) {
            throw Problem.refused("listening.lead-only");
        }
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        String contact = decided.contact() == null || decided.contact().isBlank()
                ? null
                : decided.contact().strip();
        SignalForm form = database.write(handle -> forms.change(
                handle,
                Objects.requireNonNullElse(decided.kind(), IncidentKind.REAL),
                decided.enabled(),
                contact,
                Boolean.TRUE.equals(decided.renew()),
                expected,
                caller));
        return Tagged.ok(shown(form), form.version());
    }

    private Shown shown(SignalForm form) {
        return new Shown(
                form.kind(),
                form.enabled(),
                form.enabled() ? publicUrl + SignalPage.PATH + form.code() : null,
                form.contact(),
                form.version(),
                form.changedBy(),
                form.changedAt());
    }
}
