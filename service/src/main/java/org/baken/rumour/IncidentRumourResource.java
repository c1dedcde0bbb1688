package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The rumours of an incident, each claim once (guidelines V11, H20). */
@Path("/api/incidents/{id}/rumours")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentRumourResource {
    /** A telephone's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** Where something was seen when nobody said. */
    private static final String NOWHERE = "?";

    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Clock clock;

    public IncidentRumourResource(Database database, Incidents incidents, Rumours rumours, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.clock = clock;
    }

    /**
     * A rumour that somebody saw. Only the claim is asked for, so that it takes ten seconds: it was seen now, nobody knows where,
     * reach and harm are MEDIUM and the kind UNKNOWN unless it says otherwise.
     */
    public record Report(
            @NotBlank @Size(max = 1000) @PlainText String claim,
            Instant seenAt,
            @Size(max = 300) @PlainText String where,

            @Size(max = 2000) @Pattern(regexp = "(https?://\\S+)?", message = "rumour.address")
            String url,

            Level reach,
            Level harm,
            RumourKind kind,
            @Size(max = 2000) @PlainText String note,
            @Size(max = 300) @PlainText String source) {}

    @GET
    public Page<RumourView> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("q") String query,
            @QueryParam("state") List<String> states,
            @QueryParam("order") String order,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Paging paging = Paging.of(limit, after);
        List<RumourState> wanted = states(states);
        if (order != null && !order.equals("newest") && !order.equals("priority")) {
            throw Problem.invalid("order", "problem.one-of", "newest, priority");
        }
        String text = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return "priority".equals(order)
                    ? rumours.urgent(handle, id, text, wanted, paging)
                    : rumours.list(handle, id, text, wanted, paging);
        });
    }

    @POST
    public Response report(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Report report) {
        seen("seenAt", report.seenAt(), clock.instant());
        RumourView reported = database.write(handle -> {
            incidents.require(handle, caller, id, Rumours.WRITERS).unlessClosed();
            return rumours.report(handle, rumour(report, id, caller.name()), caller.actor());
        });
        return Tagged.created("/api/rumours/" + reported.rumour().id(), reported, 1);
    }

    /** What is yet to be seen was not seen: 400. */
    static void seen(String field, Instant at, Instant now) {
        if (at != null && at.isAfter(now.plus(AHEAD))) {
            throw Problem.invalid(field, "rumour.seen");
        }
    }

    private Rumour rumour(Report report, String incident, String by) {
        Instant now = clock.instant();
        return new Rumour(
                Ids.next(),
                incident,
                report.claim().strip(),
                RumourState.REPORTED,
                Objects.requireNonNullElse(report.kind(), RumourKind.UNKNOWN),
                Objects.requireNonNullElse(report.reach(), Level.MEDIUM),
                Objects.requireNonNullElse(report.harm(), Level.MEDIUM),
                Objects.requireNonNullElse(report.seenAt(), now),
                report.where() == null || report.where().isBlank()
                        ? NOWHERE
                        : report.where().strip(),
                report.url(),
                report.note(),
                report.source(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                by,
                now,
                1,
                by,
                now);
    }

    private static List<RumourState> states(List<String> names) {
        String all = Arrays.stream(RumourState.values()).map(Enum::name).collect(Collectors.joining(", "));
        if (!List.of(all.split(", ")).containsAll(names)) {
            throw Problem.invalid("state", "problem.one-of", all);
        }
        return names.isEmpty()
                ? List.of(RumourState.values())
                : names.stream().map(RumourState::valueOf).toList();
    }
}
