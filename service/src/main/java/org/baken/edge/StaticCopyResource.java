package org.baken.edge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.baken.account.Caller;

/** How the copies of the public pages are that stay readable when Baken is down. */
@Path("/api/static-copies")
@Produces(MediaType.APPLICATION_JSON)
public final class StaticCopyResource {
    private final List<StaticCopy> copies;

    StaticCopyResource(List<StaticCopy> copies) {
        this.copies = copies;
    }

    /** All copies; none when no place is set. */
    public record Copies(List<StaticCopy.State> items) {}

    @GET
    public Copies get(@Auth Caller caller) {
        return new Copies(copies.stream().map(StaticCopy::state).toList());
    }
}
