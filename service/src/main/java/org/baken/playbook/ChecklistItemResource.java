package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** One item of a checklist or of preparation: somebody ticks it, skips it or opens it again. */
@Path("/api/checklist-items/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChecklistItemResource {
    /**
     * What became of an item.
     *
     * @param note at most 500 characters; needed when the item is skipped
     */
    public record Outcome(
            @NotNull ChecklistState state,
            @Size(max = 500) @PlainText String note) {}

    private final Database database;
    private final Checklists checklists;
    private final Preparations preparations;

    public ChecklistItemResource(Database database, Checklists checklists, Preparations preparations) {
        this.database = database;
        this.checklists = checklists;
        this.preparations = preparations;
    }

    @PUT
    public Response settle(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Outcome outcome) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        String note = outcome.note() == null || outcome.note().isBlank()
                ? null
                : outcome.note().strip();
        Sheet.Outcome said = new Sheet.Outcome(outcome.state(), note);
        ChecklistView settled = database.write(handle -> {
            ChecklistItem item = checklists.get(handle, id);
            return item.incident() == null
                    ? preparations.settle(handle, caller, item, expected, said)
                    : checklists.settle(handle, caller, item, expected, said);
        });
        return Tagged.ok(settled, settled.item().version());
    }
}
