package org.baken.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** People and their roles (guidelines B10, H31). */
@Path("/api/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PersonResource {
    private final Database database;
    private final People people;
    private final Logbook logbook;
    private final Clock clock;
    private final String publicUrl;

    public PersonResource(Database database, People people, Logbook logbook, Clock clock, String publicUrl) {
        this.database = database;
        this.people = people;
        this.logbook = logbook;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** A person to be added. Without a password an invitation comes back. */
    public record Creation(
            @NotBlank @Size(max = 80) @Pattern(regexp = "[A-Za-z0-9._@-]+", message = "account.username.form")
            String username,

            @NotBlank @Size(max = 120) @PlainText String name,
            @NotNull Set<@NotNull Role> roles,
            @Size(max = 200) String password,
            @Email @Size(max = 254) String email,
            @Size(max = 40) @PlainText String phone,

            @Pattern(regexp = "nl|fr|en", message = "account.language")
            String language) {}

    /** What is to change; what is left out stays. */
    public record Change(
            @Size(min = 1, max = 120) @PlainText String name,
            Set<@NotNull Role> roles,
            @Email @Size(max = 254) String email,
            @Size(max = 40) @PlainText String phone,

            @Pattern(regexp = "nl|fr|en", message = "account.language")
            String language,

            Boolean active) {}

    /** A new person, with the link by which they choose a password. */
    public record Invited(@JsonUnwrapped Person person, String invitation) {}

    /** A link by which a person chooses a password. */
    public record Invitation(String invitation) {}

    @GET
    public Page<Person> list(
            @Auth Caller caller,
            @QueryParam("q") String query,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Page<Person> page = people.list(query, Paging.of(limit, after));
        if (caller.has(Role.ADMIN, Role.LEAD)) {
            return page;
        }
        List<Person> shown = page.items().stream().map(Person::forColleagues).toList();
        return new Page<>(shown, page.next());
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Person person = database.read(handle -> people.get(handle, id));
        boolean whole = caller.has(Role.ADMIN, Role.LEAD) || caller.id().equals(id);
        return Tagged.ok(whole ? person : person.forColleagues(), person.version());
    }

    @POST
    public Response add(@Auth Caller caller, @NotNull @Valid Creation creation) {
        require(caller);
        Invited added = database.write(handle -> {
            Person person = people.add(
                    handle,
                    new People.NewPerson(
                            creation.username(),
                            creation.name(),
                            creation.roles(),
                            creation.email(),
                            creation.phone(),
                            creation.language()),
                    creation.password(),
                    caller.name());
            String link = creation.password() == null ? link(people.invite(handle, person)) : null;
            log(handle, "person.added", caller, person);
            return new Invited(person, link);
        });
        return Tagged.created(
                "/api/people/" + added.person().id(), added, added.person().version());
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        boolean onlyOwnData = caller.id().equals(id) && change.roles() == null && change.active() == null;
        if (!onlyOwnData) {
            require(caller);
        }
        Person changed = database.write(handle -> {
            Person person = people.get(handle, id);
            expected.check(person.version(), person.changedBy(), person.changedAt());
            Person result = people.change(handle, apply(change, person, caller));
            log(handle, "person.changed", caller, result);
            return result;
        });
        return Tagged.ok(changed, changed.version());
    }

    @POST
    @Path("{id}/invitation")
    public Invitation invite(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        return database.write(handle -> {
            Person person = people.get(handle, id);
            Invitation invitation = new Invitation(link(people.invite(handle, person)));
            log(handle, "person.invited", caller, person);
            return invitation;
        });
    }

    private Person apply(Change change, Person person, Caller caller) {
        if (caller.id().equals(person.id())
                && change.roles() != null
                && !change.roles().contains(Role.ADMIN)) {
            throw Problem.invalid("roles", "account.last-admin");
        }
        if (caller.id().equals(person.id()) && Boolean.FALSE.equals(change.active())) {
            throw Problem.invalid("active", "account.last-admin");
        }
        return new Person(
                person.id(),
                person.username(),
                Objects.requireNonNullElse(change.name(), person.name()),
                Objects.requireNonNullElse(change.email(), Objects.requireNonNullElse(person.email(), "")),
                Objects.requireNonNullElse(change.phone(), Objects.requireNonNullElse(person.phone(), "")),
                Objects.requireNonNullElse(change.roles(), person.roles()),
                Objects.requireNonNullElse(change.language(), person.language()),
                Objects.requireNonNullElse(change.active(), person.active()),
                person.secondFactor(),
                person.version(),
                caller.name(),
                clock.instant());
    }

    private void log(Handle handle, String kind, Caller caller, Person person) {
        logbook.append(
                handle,
                Entry.of(
                        kind,
                        null,
                        person.id(),
                        caller.actor(),
                        Map.of(
                                "name",
                                person.name(),
                                "roles",
                                person.roles().stream().sorted().toList(),
                                "active",
                                person.active())));
    }

    private String link(String token) {
        return publicUrl + "/console/invitation#" + token;
    }

    private static void require(Caller caller) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("account.admin-only");
        }
    }
}
