package org.baken.auth;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** Takes away the second factor of somebody who lost their device. */
@Path("/api/people/{id}/second-factor")
@Produces(MediaType.APPLICATION_JSON)
public final class SecondFactorResetResource {
    private final Database database;
    private final People people;
    private final SecondFactors factors;
    private final Logbook logbook;

    public SecondFactorResetResource(Database database, People people, SecondFactors factors, Logbook logbook) {
        this.database = database;
        this.people = people;
        this.factors = factors;
        this.logbook = logbook;
    }

    @DELETE
    public Response reset(@Auth Caller caller, @PathParam("id") String id) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("account.admin-only");
        }
        database.write(handle -> {
            Person person = people.get(handle, id);
            if (factors.remove(handle, id)) {
                logbook.append(
                        handle,
                        Entry.of(
                                "person.second-factor-reset", null, id, caller.actor(), Map.of("name", person.name())));
            }
            return null;
        });
        return Response.noContent().build();
    }
}
