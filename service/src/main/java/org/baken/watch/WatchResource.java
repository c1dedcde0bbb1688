package org.baken.watch;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** The watch list (guidelines A31, H29). It names people who run groups: only who works with it reads it. */
@Path("/api/watch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WatchResource {
    static final Role[] TEAM = {Role.MONITOR, Role.SPOKESPERSON, Role.LEAD, Role.ADMIN};

    private static final int WEEKLY = 7;

    private final Database database;
    private final Logbook logbook;
    private final Clock clock;

    public WatchResource(Database database, Logbook logbook, Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * A place on the list.
     *
     * @param due whether somebody has to look again
     */
    public record Listed(
            String id,
            Watched.Kind kind,
            String platform,
            String name,
            String url,
            Integer members,
            List<Watched.Administrator> administrators,
            String note,
            int lookEveryDays,
            Instant lookedAt,
            String lookedBy,
            boolean due,
            long version,
            String changedBy,
            Instant changedAt) {}

    /** What somebody writes down about a place. Who says nothing about it looks weekly. */
    public record Written(
            @NotNull Watched.Kind kind,

            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,20}", message = "watch.platform")
            String platform,

            @NotBlank @Size(max = 200) @PlainText String name,

            @Size(max = 2000) @Pattern(regexp = "https?://[^\\s\"'<>]+", message = "watch.url")
            String url,

            @Min(0) @Max(100_000_000) Integer members,
            @Size(max = 20) List<Watched.@NotNull @Valid Administrator> administrators,
            @Size(max = 2000) @PlainText String note,
            @Min(1) @Max(365) Integer lookEveryDays) {}

    /** What somebody saw; what needs an answer becomes a reaction or a rumour. */
    public record Looked(@Size(max = 500) @PlainText String note) {}

    @GET
    public Page<Listed> list(@Auth Caller caller, @QueryParam("due") Boolean due) {
        require(caller);
        Instant now = clock.instant();
        return Page.whole(
                database.read(handle -> handle.attach(WatchedDao.class).list()).stream()
                        .filter(watched -> !Boolean.TRUE.equals(due) || watched.isDue(now))
                        .map(watched -> listed(watched, now))
                        .toList());
    }

    @POST
    public Response add(@Auth Caller caller, @NotNull @Valid Written written) {
        require(caller);
        Watched added = watched(Ids.next(), written, null, 1, caller);
        Listed listed = database.write(handle -> {
            handle.attach(WatchedDao.class).insert(added);
            log(handle, "watch.added", added, caller, null);
            return listed(added, clock.instant());
        });
        return Tagged.created("/api/watch/" + listed.id(), listed, listed.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Written written) {
        require(caller);
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Listed listed = database.write(handle -> {
            Watched before = get(handle, id);
            expected.check(before.version(), before.changedBy(), before.changedAt());
            WatchedDao list = handle.attach(WatchedDao.class);
            int rows = list.update(watched(id, written, before, before.version(), caller));
            Watched now = get(handle, id);
            if (rows == 0) {
                throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
            }
            log(handle, "watch.changed", now, caller, null);
            return listed(now, clock.instant());
        });
        return Tagged.ok(listed, listed.version());
    }

    @DELETE
    @Path("{id}")
    public Response remove(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        database.write(handle -> {
            Watched removed = get(handle, id);
            handle.attach(WatchedDao.class).remove(id);
            log(handle, "watch.removed", removed, caller, null);
            return null;
        });
        return Response.noContent().build();
    }

    /** Somebody has looked. */
    @POST
    @Path("{id}/looks")
    public Listed looked(@Auth Caller caller, @PathParam("id") String id, @Valid Looked looked) {
        require(caller);
        String note = looked == null || looked.note() == null || looked.note().isBlank()
                ? null
                : looked.note().strip();
        return database.write(handle -> {
            get(handle, id);
            handle.attach(WatchedDao.class).looked(id, caller.name(), clock.instant());
            Watched now = get(handle, id);
            log(handle, "watch.looked", now, caller, note);
            return listed(now, clock.instant());
        });
    }

    private static Watched get(Handle handle, String id) {
        return handle.attach(WatchedDao.class).find(id).orElseThrow(() -> Problem.notFound("watched"));
    }

    private Watched watched(String id, Written written, Watched before, long version, Caller caller) {
        return new Watched(
                id,
                written.kind(),
                written.platform(),
                written.name().strip(),
                written.url(),
                written.members(),
                Objects.requireNonNullElse(written.administrators(), List.of()),
                written.note(),
                Objects.requireNonNullElse(written.lookEveryDays(), WEEKLY),
                before == null ? null : before.lookedAt(),
                before == null ? null : before.lookedBy(),
                version,
                caller.name(),
                clock.instant());
    }

    private static Listed listed(Watched watched, Instant now) {
        return new Listed(
                watched.id(),
                watched.kind(),
                watched.platform(),
                watched.name(),
                watched.url(),
                watched.members(),
                watched.administrators(),
                watched.note(),
                watched.lookEveryDays(),
                watched.lookedAt(),
                watched.lookedBy(),
                watched.isDue(now),
                watched.version(),
                watched.changedBy(),
                watched.changedAt());
    }

    /** Who runs the place stays out of the log, which nothing can be erased from. */
    private void log(Handle handle, String kind, Watched watched, Caller caller, String note) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", watched.kind());
        data.put("platform", watched.platform());
        data.put("name", watched.name());
        data.put("note", note);
        logbook.append(handle, Entry.of(kind, null, watched.id(), caller.actor(), data));
    }

    static void require(Caller caller) {
        if (!caller.has(TEAM)) {
            throw Problem.refused("watch.team-only");
        }
    }
}
