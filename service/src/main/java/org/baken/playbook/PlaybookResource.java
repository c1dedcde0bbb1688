package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.playbook.PlaybookApprovals.Standing;
import org.baken.playbook.PlaybookView.Summary;
import org.baken.playbook.PlaybookView.Whole;

/** The playbooks that an incident can be opened with. */
@Path("/api/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlaybookResource {
    /** Who hears that a file cannot be used: who can see to it that it is mended. */
    private static final Role[] KEEPERS = {Role.ADMIN, Role.LEAD};

    private static final String YAML = "application/yaml";

    /**
     * Every playbook, in the order of their ids.
     *
     * @param faults files of the town's own that cannot be used; only for those who lead or administer
     */
    public record Summaries(List<Summary> items, List<Playbooks.Refused> faults) {}

    /**
     * A stamp.
     *
     * @param by who approved, such as the college of mayor and aldermen
     * @param on the day on which they did
     * @param review when somebody has to look at it again, at most 5 years from now
     * @param hash of the version that was read; 409 when the file has changed since
     */
    public record Stamp(
            @NotBlank @Size(max = 120) @PlainText String by,
            @NotNull LocalDate on,
            @NotNull LocalDate review,
            @Size(max = 64) String hash) {}

    private final Database database;
    private final Playbooks playbooks;
    private final PlaybookApprovals approvals;

    public PlaybookResource(Database database, Playbooks playbooks, PlaybookApprovals approvals) {
        this.database = database;
        this.playbooks = playbooks;
        this.approvals = approvals;
    }

    @GET
    public Summaries list(@Auth Caller caller) {
        Map<String, Standing> standings = database.read(approvals::all);
        return new Summaries(
                playbooks.copies().stream()
                        .filter(copy -> standings.containsKey(copy.playbook().id()))
                        .map(copy ->
                                Summary.of(copy, standings.get(copy.playbook().id())))
                        .toList(),
                caller.has(KEEPERS) ? playbooks.refused() : List.of());
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Playbooks.Copy copy = copy(id);
        Standing standing = database.read(handle -> approvals.of(handle, copy.playbook()));
        return Tagged.ok(Whole.of(copy, standing), standing.version());
    }

    /** The file itself, to keep, to change or to print. */
    @GET
    @Path("{id}/file")
    @Produces(YAML)
    public Response file(@Auth Caller caller, @PathParam("id") String id) {
        return Response.ok(copy(id).text().getBytes(StandardCharsets.UTF_8), YAML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".yml\"")
                .build();
    }

    @PUT
    @Path("{id}/approval")
    public Response approve(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Stamp stamp) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Standing standing = database.write(handle ->
                approvals.approve(handle, caller, id, expected, stamp.by(), stamp.on(), stamp.review(), stamp.hash()));
        return Tagged.ok(Whole.of(copy(id), standing), standing.version());
    }

    private Playbooks.Copy copy(String id) {
        return playbooks.copy(id).orElseThrow(() -> Problem.notFound("playbook"));
    }
}
