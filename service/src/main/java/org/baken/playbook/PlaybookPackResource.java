package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Pdf;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.playbook.PlaybookApprovals.Standing;

/** Playbooks to print and keep. */
@Path("/api/playbooks/pack.pdf")
@Produces(Pdf.TYPE)
public final class PlaybookPackResource {
    private static final int MOST = 30;

    private final Database database;
    private final Playbooks playbooks;
    private final PlaybookApprovals approvals;
    private final Publisher house;
    private final Clock clock;

    public PlaybookPackResource(
            Database database, Playbooks playbooks, PlaybookApprovals approvals, Publisher house, Clock clock) {
        this.database = database;
        this.playbooks = playbooks;
        this.approvals = approvals;
        this.house = house;
        this.clock = clock;
    }

    /**
     * Draws them with room to write.
     *
     * @param ids separated by commas, at most 30, in the order of the sheets; those for every incident when it is left out
     * @param lang {@code nl}, {@code fr} or {@code en}; the caller's language when it is left out
     */
    @GET
    public Response pack(
            @Auth Caller caller,
            @QueryParam("ids") String ids,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        String language = LanguageChoice.of(lang, accepted, Catalogue.LANGUAGES);
        List<Playbook> wanted = wanted(ids);
        Map<String, Standing> standings = database.read(approvals::all);
        return answer(
                new PlaybookPack(language, house).draw(wanted, standings, clock.instant()), "playbooks", language);
    }

    static Response answer(byte[] pdf, String name, String language) {
        return Response.ok(pdf, Pdf.TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"baken-" + name + "-" + language + ".pdf\"")
                .build();
    }

    private List<Playbook> wanted(String ids) {
        List<String> names = Stream.of(ids == null ? new String[0] : ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (names.size() > MOST) {
            throw Problem.invalid("ids", "playbook.pack-many", MOST);
        }
        return names.isEmpty()
                ? playbooks.all().stream().filter(Playbooks::isAlways).toList()
                : names.stream().map(this::known).toList();
    }

    private Playbook known(String id) {
        return playbooks
                .byId(id)
                .orElseThrow(() -> Problem.invalid("ids", "playbook.unknown", id, String.join(", ", playbooks.ids())));
    }
}
