package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** Whom the people who read reactions can turn to. Everybody with a session reads it; who leads or administers writes it. */
@Path("/api/care")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CareResource {
    private final Database database;
    private final Logbook logbook;
    private final Clock clock;

    public CareResource(Database database, Logbook logbook, Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Whom to turn to; what is left out is not there. */
    public record Named(
            @Size(max = 120) @PlainText String name,
            @Size(max = 60) @PlainText String phone,
            @Size(max = 320) @Email String email,
            @Size(max = 1000) @PlainText String text) {}

    @GET
    public Response get(@Auth Caller caller) {
        Care care = database.read(handle -> handle.attach(CareDao.class).find().orElse(Care.NOBODY));
        return Tagged.ok(care, care.version());
    }

    @PUT
    public Response put(@Auth Caller caller, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Named named) {
        if (!caller.has(Role.LEAD, Role.ADMIN)) {
            throw Problem.refused("triage.care.who");
        }
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Care after = database.write(handle -> {
            CareDao cares = handle.attach(CareDao.class);
            Care before = cares.find().orElse(Care.NOBODY);
            expected.check(before.version(), before.changedBy(), before.changedAt());
            Care decided = new Care(
                    named.name(),
                    named.phone(),
                    named.email(),
                    named.text(),
                    before.version(),
                    caller.name(),
                    clock.instant());
            int rows = before.version() == 0 ? cares.insert(decided) : cares.update(decided);
            Care now = cares.find().orElseThrow();
            if (rows == 0) {
                throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
            }
            logbook.append(handle, Entry.of("care.changed", null, null, caller.actor(), Map.of()));
            return now;
        });
        return Tagged.ok(after, after.version());
    }
}
