package org.baken.watch;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.watch.Findable.State;
import org.jdbi.v3.core.Handle;

/** The pages of others that have to lead to us (guideline V18). Everybody of the house reads the list. */
@Path("/api/findability")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FindableResource {
    private static final String ADDRESS = "https?://[^\\s\"'<>]+";
    private static final Role[] LOOKING = WatchResource.TEAM;

    private final Database database;
    private final FindableWatch watch;
    private final Logbook logbook;
    private final Clock clock;

    public FindableResource(Database database, FindableWatch watch, Logbook logbook, Clock clock) {
        this.database = database;
        this.watch = watch;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** A page, as the last look showed it. */
    public record Listed(
            String id,
            String name,
            String url,
            String wanted,
            String note,
            State state,
            String problem,
            Instant checkedAt,
            long version,
            String changedBy,
            Instant changedAt) {}

    /** What somebody writes down about a page. */
    public record Written(
            @NotBlank @Size(max = 200) @PlainText String name,

            @NotBlank @Size(max = 2000) @Pattern(regexp = ADDRESS, message = "watch.url")
            String url,

            @NotBlank @Size(max = 2000) @Pattern(regexp = ADDRESS, message = "watch.url")
            String wanted,

            @Size(max = 2000) @PlainText String note) {}

    @GET
    public Page<Listed> list(@Auth Caller caller, @Context HttpHeaders headers) {
        return Page.whole(
                database.read(handle -> handle.attach(FindableDao.class).list()).stream()
                        .map(findable -> listed(findable, headers))
                        .toList());
    }

    @POST
    public Response add(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Written written) {
        require(caller);
        Findable added = new Findable(
                Ids.next(),
                written.name().strip(),
                written.url(),
                written.wanted(),
                written.note(),
                State.UNCHECKED,
                null,
                null,
                1,
                caller.name(),
                clock.instant());
        Listed listed = database.write(handle -> {
            handle.attach(FindableDao.class).insert(added);
            log(handle, "findable.added", added, caller);
            return listed(added, headers);
        });
        return Tagged.created("/api/findability/" + listed.id(), listed, listed.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @Context HttpHeaders headers,
            @NotNull @Valid Written written) {
        require(caller);
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Listed listed = database.write(handle -> {
            Findable before = get(handle, id);
            expected.check(before.version(), before.changedBy(), before.changedAt());
            int rows = handle.attach(FindableDao.class).update(changed(before, written, caller));
            Findable now = get(handle, id);
            if (rows == 0) {
                throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
            }
            log(handle, "findable.changed", now, caller);
            return listed(now, headers);
        });
        return Tagged.ok(listed, listed.version());
    }

    @DELETE
    @Path("{id}")
    public Response remove(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        database.write(handle -> {
            Findable removed = get(handle, id);
            handle.attach(FindableDao.class).remove(id);
            log(handle, "findable.removed", removed, caller);
            return null;
        });
        return Response.noContent().build();
    }

    /** Looks at the page now; takes as long as its server does, at most some seconds. */
    @POST
    @Path("{id}/check")
    public Listed check(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        require(caller);
        Findable findable = database.read(handle -> get(handle, id));
        Findable.Look look = watch.look(findable);
        return database.write(handle -> {
            get(handle, id);
            watch.keep(handle, findable, look);
            return listed(get(handle, id), headers);
        });
    }

    private static Findable get(Handle handle, String id) {
        return handle.attach(FindableDao.class).find(id).orElseThrow(() -> Problem.notFound("findable"));
    }

    private Findable changed(Findable before, Written written, Caller caller) {
        boolean same = before.url().equals(written.url()) && before.wanted().equals(written.wanted());
        return new Findable(
                before.id(),
                written.name().strip(),
                written.url(),
                written.wanted(),
                written.note(),
                same ? before.state() : State.UNCHECKED,
                same ? before.problem() : null,
                same ? before.checkedAt() : null,
                before.version(),
                caller.name(),
                clock.instant());
    }

    private static Listed listed(Findable findable, HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return new Listed(
                findable.id(),
                findable.name(),
                findable.url(),
                findable.wanted(),
                findable.note(),
                findable.state(),
                findable.problem() == null ? null : findable.problem().text(locale),
                findable.checkedAt(),
                findable.version(),
                findable.changedBy(),
                findable.changedAt());
    }

    private void log(Handle handle, String kind, Findable findable, Caller caller) {
        logbook.append(handle, Entry.of(kind, null, findable.id(), caller.actor(), Map.of("name", findable.name())));
    }

    private static void require(Caller caller) {
        if (!caller.has(LOOKING)) {
            throw Problem.refused("watch.team-only");
        }
    }
}
