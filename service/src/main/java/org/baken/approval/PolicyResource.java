package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.message.Purpose;
import org.baken.message.SignOffRules.Policy;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Page;

/** What a sign-off asks, by the purpose of the message. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
public final class PolicyResource {
    private final Policies policies;

    public PolicyResource(Policies policies) {
        this.policies = policies;
    }

    /** The policy for one purpose. */
    public record Listed(Purpose purpose, int required, List<Role> roles, List<Question> questions) {}

    @GET
    public Page<Listed> list(@Auth Caller caller) {
        return Page.whole(Arrays.stream(Purpose.values()).map(this::listed).toList());
    }

    private Listed listed(Purpose purpose) {
        Policy policy = policies.usual(purpose);
        return new Listed(purpose, policy.required(), policy.roles(), policy.questions());
    }
}
