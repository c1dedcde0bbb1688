package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.platform.Wording;

/** One rumour: what is known of it, and how far we are with it. */
@Path("/api/rumours")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RumourResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Questions questions;
    private final Clock clock;

    public RumourResource(Database database, Incidents incidents, Rumours rumours, Questions questions, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.questions = questions;
        this.clock = clock;
    }

    /** What is to change; what is left out stays. */
    public record Change(
            @Size(max = 1000) @PlainText @Pattern(regexp = "(?s).*\\S.*", message = "problem.required")
            String claim,

            Instant seenAt,

            @Size(max = 300) @PlainText @Pattern(regexp = "(?s).*\\S.*", message = "problem.required")
            String where,

            @Size(max = 2000) @Pattern(regexp = "(https?://\\S+)?", message = "rumour.address")
            String url,

            Level reach,
            Level harm,
            RumourKind kind,
            @Size(max = 2000) @PlainText String note,
            @Size(max = 300) @PlainText String source) {}

    /** Another state. A verdict needs a source, or a note that names it (guideline A27). */
    public record Move(
            @NotNull RumourState state,
            @Size(max = 2000) @PlainText String note,
            @Size(max = 300) @PlainText String source) {
        String why() {
            return filled(note);
        }

        String from() {
            return filled(source);
        }

        private static String filled(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        RumourView view = database.read(handle -> rumours.view(handle, rumours.readable(handle, caller, id)));
        return Tagged.ok(questions.shownTo(caller, view), view.rumour().version());
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        IncidentRumourResource.seen("seenAt", change.seenAt(), clock.instant());
        RumourView changed = database.write(handle -> {
            Rumour rumour = rumours.readable(handle, caller, id);
            incidents
                    .require(handle, caller, rumour.incident(), Rumours.WRITERS)
                    .unlessClosed();
            Rumours.unlessMerged(rumour);
            expected.check(rumour.version(), rumour.changedBy(), rumour.changedAt());
            return rumours.change(handle, apply(change, rumour, caller.name()), caller.actor());
        });
        return Tagged.ok(questions.shownTo(caller, changed), changed.rumour().version());
    }

    @PUT
    @Path("{id}/state")
    public Response move(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Move move) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        RumourState to = move.state();
        RumourView moved = database.write(handle -> {
            Rumour rumour = rumours.readable(handle, caller, id);
            incidents
                    .require(handle, caller, rumour.incident(), to.isVerdict() ? Rumours.JUDGES : Rumours.WRITERS)
                    .unlessClosed();
            Rumours.unlessMerged(rumour);
            expected.check(rumour.version(), rumour.changedBy(), rumour.changedAt());
            if (!rumour.state().next().contains(to)) {
                throw Problem.conflict(
                        "rumour.state.wrong",
                        wording(List.of(rumour.state())),
                        wording(List.copyOf(rumour.state().next())));
            }
            if (to.isVerdict() && move.why() == null && move.from() == null) {
                throw Problem.invalid("note", "rumour.verdict.note");
            }
            Rumour result = rumour.movedTo(to, move.why(), move.from(), caller.name(), clock.instant());
            return rumours.move(handle, rumour, result, move.why(), caller.actor());
        });
        return Tagged.ok(questions.shownTo(caller, moved), moved.rumour().version());
    }

    private Rumour apply(Change change, Rumour rumour, String by) {
        return new Rumour(
                rumour.id(),
                rumour.incident(),
                Objects.requireNonNullElse(change.claim(), rumour.claim()).strip(),
                rumour.state(),
                Objects.requireNonNullElse(change.kind(), rumour.kind()),
                Objects.requireNonNullElse(change.reach(), rumour.reach()),
                Objects.requireNonNullElse(change.harm(), rumour.harm()),
                Objects.requireNonNullElse(change.seenAt(), rumour.seenAt()),
                Objects.requireNonNullElse(change.where(), rumour.seenWhere()).strip(),
                change.url() == null ? rumour.url() : change.url(),
                change.note() == null ? rumour.note() : change.note(),
                change.source() == null ? rumour.source() : change.source(),
                rumour.verdict(),
                rumour.verdictNote(),
                rumour.verdictBy(),
                rumour.verdictAt(),
                rumour.correction(),
                rumour.correctedAt(),
                rumour.verdictSource(),
                rumour.mergedInto(),
                rumour.remindAt(),
                rumour.watchedUntil(),
                rumour.stillCirculating(),
                rumour.reportedBy(),
                rumour.reportedAt(),
                rumour.version(),
                by,
                clock.instant());
    }

    private static Wording wording(List<RumourState> states) {
        return new Wording(states.stream().map(state -> "rumour.state." + state).toList());
    }
}
