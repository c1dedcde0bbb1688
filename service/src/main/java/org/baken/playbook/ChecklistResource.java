package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** The checklist of an incident, and the playbooks it can come from. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChecklistResource {
    /**
     * What became of an item.
     *
     * @param note at most 500 characters; needed when the item is skipped
     */
    public record Outcome(
            @NotNull ChecklistState state,
            @Size(max = 500) @PlainText String note) {}

    /** The checklist of one incident, in the order in which its items are due. */
    public record Checklist(List<ChecklistItem> items) {}

    /**
     * A playbook in short.
     *
     * @param items how many items it has
     * @param hash SHA-256 of its file
     */
    public record Summary(String id, Map<String, String> title, Phase phase, int items, String hash) {}

    /** The playbooks that an incident can be opened with. */
    public record Summaries(List<Summary> items) {}

    private final Database database;
    private final Playbooks playbooks;
    private final Checklists checklists;
    private final Incidents incidents;

    public ChecklistResource(Database database, Playbooks playbooks, Checklists checklists, Incidents incidents) {
        this.database = database;
        this.playbooks = playbooks;
        this.checklists = checklists;
        this.incidents = incidents;
    }

    @GET
    @Path("/playbooks")
    public Summaries playbooks(@Auth Caller caller) {
        return new Summaries(playbooks.all().stream()
                .map(playbook -> new Summary(
                        playbook.id(),
                        playbook.title(),
                        playbook.phase(),
                        playbook.items().size(),
                        playbook.hash()))
                .toList());
    }

    @GET
    @Path("/incidents/{id}/checklist")
    public Checklist checklist(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> new Checklist(checklists.of(handle, incidents.readable(handle, caller, id))));
    }

    @PUT
    @Path("/checklist-items/{id}")
    public Response settle(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Outcome outcome) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        String note = outcome.note() == null || outcome.note().isBlank()
                ? null
                : outcome.note().strip();
        ChecklistItem item =
                database.write(handle -> checklists.settle(handle, caller, id, expected, outcome.state(), note));
        return Tagged.ok(item, item.version());
    }
}
