package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;

/** The end of linking an account on its platform: the page that the platform sent the person back to comes here. */
@Path("/api/account-authorizations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthorizationResource {
    private final Authorizations authorizations;
    private final ShownAccounts shown;

    AuthorizationResource(Authorizations authorizations, ShownAccounts shown) {
        this.authorizations = authorizations;
        this.shown = shown;
    }

    /**
     * What the platform gave the person along.
     *
     * @param code null when the platform said no
     * @param error what the platform said then
     */
    public record Back(
            @NotBlank @Size(max = 200) String state,
            @Size(max = 4000) String code,
            @Size(max = 300) @PlainText String error) {}

    @POST
    public Account.Shown finish(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Back back) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("account.admin-only");
        }
        if ((back.code() == null || back.code().isBlank()) && back.error() == null) {
            throw Problem.invalid("code", "problem.required");
        }
        String code = back.error() == null ? back.code() : null;
        return authorizations.finish(
                back.state(), code, back.error(), caller, (handle, account) -> shown.whole(handle, account, headers));
    }
}
