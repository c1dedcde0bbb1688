package org.baken.subscription;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** What the house decided about mails to residents, and how many get those about every incident. */
@Path("/api/subscription-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PolicyResource {
    private static final int FASTEST = 60_000;
    private static final int LONGEST = 3_650;

    private final Database database;
    private final Offer offer;
    private final Logbook logbook;
    private final Clock clock;
    private final String publicUrl;

    PolicyResource(Database database, Offer offer, Logbook logbook, Clock clock, String publicUrl) {
        this.database = database;
        this.offer = offer;
        this.logbook = logbook;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** What is decided; the limits are those of {@link Policy}. */
    public record Decided(
            @NotNull Boolean enabled,
            @NotNull @Min(1) @Max(FASTEST) Integer perMinute,
            @NotNull @Min(0) @Max(LONGEST) Integer keepDays) {}

    /**
     * The policy.
     *
     * @param account whether the house has an e-mail account for it
     * @param link where residents subscribe to every incident; absent while they cannot
     * @param everywhere those who asked for every incident
     */
    public record Shown(
            boolean enabled,
            int perMinute,
            int keepDays,
            boolean account,
            String link,
            Overview.Confirmed everywhere,
            long version,
            String changedBy,
            Instant changedAt) {}

    @GET
    public Response get(@Auth Caller caller) {
        allow(caller);
        Shown shown = database.read(this::shown);
        return Tagged.ok(shown, shown.version());
    }

    @PUT
    public Response put(@Auth Caller caller, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decided decided) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("subscription.admin-only");
        }
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Shown shown = database.write(handle -> {
            PolicyDao policies = handle.attach(PolicyDao.class);
            Policy before = policies.find();
            String by = before.changedBy() == null ? "" : before.changedBy();
            expected.check(before.version(), by, before.changedAt());
            Policy wanted = new Policy(
                    decided.enabled(),
                    decided.perMinute(),
                    decided.keepDays(),
                    before.version(),
                    caller.name(),
                    clock.instant());
            if (policies.update(wanted) == 0) {
                throw Problem.stale(by, before.changedAt(), before.version());
            }
            Shown now = shown(handle);
            Map<String, Object> data = Map.of(
                    "enabled", decided.enabled(), "perMinute", decided.perMinute(), "keepDays", decided.keepDays());
            logbook.append(handle, Entry.of("subscription.policy-changed", null, null, caller.actor(), data));
            return now;
        });
        return Tagged.ok(shown, shown.version());
    }

    private static void allow(Caller caller) {
        if (!caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON)) {
            throw Problem.refused("subscription.readers-only");
        }
    }

    private Shown shown(Handle handle) {
        Policy policy = handle.attach(PolicyDao.class).find();
        return new Shown(
                policy.enabled(),
                policy.perMinute(),
                policy.keepDays(),
                offer.account(handle).isPresent(),
                offer.isOpen(handle) ? publicUrl + "/subscribe" : null,
                Overview.confirmed(handle, Subscriber.ALL),
                policy.version(),
                policy.changedBy(),
                policy.changedAt());
    }
}
