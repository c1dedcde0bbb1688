package org.baken.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The doors that need no session: the first administrator, and people who were invited. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SetupResource {
    private final Database database;
    private final People people;
    private final Setup setup;
    private final Sessions sessions;
    private final Logbook logbook;

    public SetupResource(Database database, People people, Setup setup, Sessions sessions, Logbook logbook) {
        this.database = database;
        this.people = people;
        this.setup = setup;
        this.sessions = sessions;
        this.logbook = logbook;
    }

    /** The first administrator. */
    public record FirstAdministrator(
            @NotBlank @Size(max = 200) String token,

            @NotBlank @Size(max = 80) @Pattern(regexp = "[A-Za-z0-9._@-]+", message = "account.username.form")
            String username,

            @NotBlank @Size(max = 120) @PlainText String name,
            @NotBlank @Size(max = 200) String password) {}

    /** The password that an invited person chooses. */
    public record Acceptance(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 200) String password) {}

    @POST
    @Path("setup")
    public Response begin(@NotNull @Valid FirstAdministrator first) {
        if (!setup.isToken(first.token())) {
            throw Problem.refused("auth.setup.token");
        }
        Person person = database.write(handle -> {
            if (!people.isEmpty(handle)) {
                throw Problem.conflict("auth.setup.done");
            }
            Person added = people.add(
                    handle,
                    new People.NewPerson(first.username(), first.name(), Set.of(Role.ADMIN), null, null, null),
                    first.password(),
                    first.name());
            logbook.append(
                    handle,
                    Entry.of(
                            "setup.done",
                            null,
                            added.id(),
                            Actor.person(added.id(), added.name()),
                            Map.of("name", added.name())));
            // The append waits for any other command: of two at once, the second counts two people here.
            if (people.count(handle) != 1) {
                throw Problem.conflict("auth.setup.done");
            }
            return added;
        });
        return Tagged.created("/api/people/" + person.id(), person, person.version());
    }

    @POST
    @Path("invitations")
    public Response accept(@NotNull @Valid Acceptance acceptance) {
        Person person = database.write(handle -> {
            Person invited = people.invited(handle, acceptance.token());
            people.setPassword(handle, invited, acceptance.password());
            sessions.closeAll(handle, invited.id());
            logbook.append(
                    handle,
                    Entry.of(
                            "person.password",
                            null,
                            invited.id(),
                            Actor.person(invited.id(), invited.name()),
                            Map.of()));
            return invited;
        });
        return Tagged.created("/api/people/" + person.id(), person, person.version());
    }
}
