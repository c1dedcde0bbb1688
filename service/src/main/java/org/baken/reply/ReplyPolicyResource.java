package org.baken.reply;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** What the house decided about answers (guidelines H22, H23, V03). */
@Path("/api/reply-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplyPolicyResource {
    private static final int WEEK = 7 * 24 * 60;

    private final Database database;
    private final Logbook logbook;
    private final Clock clock;

    ReplyPolicyResource(Database database, Logbook logbook, Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** What should hold from now on. */
    public record Wanted(
            @NotNull Boolean receipts,
            @NotNull ReplyPolicy.Signature signature,
            @Size(max = 200) @PlainText String reportingPoint,
            @NotNull @Min(1) @Max(WEEK) Integer validMinutes) {}

    @GET
    public Response get(@Auth Caller caller) {
        ReplyPolicy policy =
                database.read(handle -> handle.attach(ReplyPolicyDao.class).find());
        return Tagged.ok(policy, policy.version());
    }

    @PUT
    public Response change(
            @Auth Caller caller, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Wanted wanted) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        if (!caller.has(Role.LEAD, Role.ADMIN)) {
            throw Problem.refused("reply.policy.who");
        }
        ReplyPolicy policy = database.write(handle -> {
            ReplyPolicyDao policies = handle.attach(ReplyPolicyDao.class);
            ReplyPolicy before = policies.find();
            expected.check(before.version(), before.changedBy(), before.changedAt());
            String point = wanted.reportingPoint() == null
                    ? null
                    : wanted.reportingPoint().strip();
            int rows = policies.change(
                    wanted.receipts(),
                    wanted.signature(),
                    point,
                    wanted.validMinutes(),
                    before.version(),
                    caller.name(),
                    clock.instant());
            ReplyPolicy now = policies.find();
            if (rows == 0) {
                throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
            }
            Map<String, Object> data = Map.of(
                    "receipts", now.receipts(), "signature", now.signature(), "validMinutes", now.validMinutes());
            logbook.append(handle, Entry.of("reply-policy.changed", null, "house", caller.actor(), data));
            return now;
        });
        return Tagged.ok(policy, policy.version());
    }
}
