package org.baken.account;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Group.Member;
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

/** Groups of people who are asked to pass official posts on (guideline V17). */
@Path("/api/groups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GroupResource {
    private final Database database;
    private final Groups groups;
    private final Logbook logbook;
    private final Clock clock;

    public GroupResource(Database database, Groups groups, Logbook logbook, Clock clock) {
        this.database = database;
        this.groups = groups;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** A group to be added. */
    public record Creation(
            @NotBlank @Size(max = 120) @PlainText String name,
            @NotNull Group.Kind kind,
            @NotNull @Size(max = 5000) List<@NotNull @Valid Member> members) {}

    /** What is to change; what is left out stays. */
    public record Change(
            @Size(min = 1, max = 120) @PlainText String name,
            Group.Kind kind,
            @Size(max = 5000) List<@NotNull @Valid Member> members) {}

    @GET
    public Page<Group> list(@Auth Caller caller) {
        require(caller);
        return Page.whole(database.read(groups::all));
    }

    @POST
    public Response add(@Auth Caller caller, @NotNull @Valid Creation creation) {
        require(caller);
        Group added = database.write(handle -> {
            Group group = new Group(
                    Ids.next(),
                    creation.name().strip(),
                    creation.kind(),
                    creation.members(),
                    1,
                    caller.name(),
                    clock.instant());
            groups.add(handle, group);
            log(handle, "group.added", caller, group);
            return group;
        });
        return Tagged.created("/api/groups/" + added.id(), added, added.version());
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        require(caller);
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Group changed = database.write(handle -> {
            Group group = groups.get(handle, id);
            expected.check(group.version(), group.changedBy(), group.changedAt());
            Group result = groups.change(
                    handle,
                    new Group(
                            id,
                            Objects.requireNonNullElse(change.name(), group.name()),
                            Objects.requireNonNullElse(change.kind(), group.kind()),
                            Objects.requireNonNullElse(change.members(), group.members()),
                            group.version(),
                            caller.name(),
                            clock.instant()));
            log(handle, "group.changed", caller, result);
            return result;
        });
        return Tagged.ok(changed, changed.version());
    }

    private void log(Handle handle, String kind, Caller caller, Group group) {
        logbook.append(
                handle,
                Entry.of(
                        kind,
                        null,
                        group.id(),
                        caller.actor(),
                        Map.of("name", group.name(), "members", group.members().size())));
    }

    private static void require(Caller caller) {
        if (!caller.has(Role.ADMIN, Role.LEAD, Role.OFFICIAL, Role.SPOKESPERSON)) {
            throw Problem.refused("account.groups-only");
        }
    }
}
