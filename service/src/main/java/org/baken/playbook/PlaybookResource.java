package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;

/** The playbooks that an incident can be opened with. */
@Path("/api/playbooks")
@Produces(MediaType.APPLICATION_JSON)
public final class PlaybookResource {
    /**
     * A playbook in short.
     *
     * @param items how many items it has
     * @param hash SHA-256 of its file
     */
    public record Summary(String id, Map<String, String> title, Phase phase, int items, String hash) {}

    /** Every playbook, in the order of their ids. */
    public record Summaries(List<Summary> items) {}

    private final Playbooks playbooks;

    public PlaybookResource(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    @GET
    public Summaries list(@Auth Caller caller) {
        return new Summaries(playbooks.all().stream()
                .map(playbook -> new Summary(
                        playbook.id(),
                        playbook.title(),
                        playbook.phase(),
                        playbook.items().size(),
                        playbook.hash()))
                .toList());
    }
}
