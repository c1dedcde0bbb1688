package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** Somebody who writes reactions: their history for who answers them, and their rights (GDPR, articles 15, 17 and 20). */
@Path("/api/authors/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthorResource {
    private final Database database;
    private final Authors authors;

    AuthorResource(Database database, Authors authors) {
        this.database = database;
        this.authors = authors;
    }

    @GET
    public Authors.History get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return database.read(handle -> authors.history(handle, caller, id, IncidentReactionResource.locale(headers)));
    }

    /** Everything that is kept about them, as a file to be given to them. For an administrator or a lead; logged. */
    @GET
    @Path("export")
    public Response export(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        allowed(caller);
        Map<String, Object> export = database.write(
                handle -> authors.export(handle, id, IncidentReactionResource.locale(headers), caller.actor()));
        return Response.ok(export)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * Erases what they said and who they are. For an administrator or a lead; cannot be undone; logged.
     *
     * @param reason REQUEST, NOT_NEEDED, UNLAWFUL or LEGAL
     */
    @DELETE
    public Response erase(@Auth Caller caller, @PathParam("id") String id, @QueryParam("reason") String reason) {
        allowed(caller);
        Authors.Ground ground = ground(reason);
        int erased = database.write(handle -> authors.erase(handle, id, caller.actor(), ground));
        return Response.ok(Map.of("reactions", erased)).build();
    }

    private static void allowed(Caller caller) {
        if (!caller.has(Role.ADMIN, Role.LEAD)) {
            throw Problem.refused("reaction.privacy.roles");
        }
    }

    private static Authors.Ground ground(String name) {
        return Arrays.stream(Authors.Ground.values())
                .filter(ground -> ground.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "reason",
                        "problem.one-of",
                        Arrays.stream(Authors.Ground.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
