package org.baken.edge;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/**
 * The switch that leaves only the public pages open, for when a crowd or a broken part threatens them. Everybody may know; leads
 * and administrators use it. It works while it is on.
 */
@Path("/api/service-mode")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ServiceModeResource {
    private final ServiceModes modes;

    ServiceModeResource(ServiceModes modes) {
        this.modes = modes;
    }

    /** Whether only the public pages are to be served. */
    public record Wanted(@NotNull Boolean publicOnly) {}

    @GET
    public Response get(@Auth Caller caller) {
        ServiceMode mode = modes.get();
        return Tagged.ok(mode, mode.version());
    }

    @PUT
    public Response change(
            @Auth Caller caller, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Wanted wanted) {
        if (!caller.has(Role.ADMIN, Role.LEAD)) {
            throw Problem.refused("edge.switch.who");
        }
        ServiceMode mode = modes.change(ExpectedVersion.of(ifMatch), wanted.publicOnly(), caller.actor());
        return Tagged.ok(mode, mode.version());
    }
}
