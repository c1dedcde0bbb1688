package org.baken.publicpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Ids;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Publisher;
import org.baken.triage.CodeOfConduct;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;

/**
 * The code of conduct, which everybody may read and every warning names (guidelines H05, B02, B04). A house that has its own elsewhere
 * sends its readers there.
 */
@Path("/code")
public final class CodePage {
    private static final String CACHING = "public, max-age=300, stale-if-error=86400";

    private final Database database;
    private final TriagePolicies policies;
    private final CodeOfConduct code;
    private final Publisher house;
    private final HtmlTemplate template = new HtmlTemplate("code");

    public CodePage(Database database, TriagePolicies policies, CodeOfConduct code, Publisher house) {
        this.database = database;
        this.policies = policies;
        this.code = code;
        this.house = house;
    }

    @GET
    public Response code(
            @QueryParam("lang") String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        TriagePolicy policy = database.read(policies::current);
        if (policy.codeOfConductUrl() != null) {
            return Response.seeOther(URI.create(policy.codeOfConductUrl())).build();
        }
        String lang = LanguageChoice.of(asked, languages, offered());
        CodeOfConduct.View view = code.view(policy, lang);
        byte[] page = template.render(shell(view), view);
        EntityTag tag = new EntityTag(Ids.digest(page).substring(0, 32));
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        return (response == null ? Response.ok(page, HtmlTemplate.TYPE) : response)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.VARY, "Accept-Language, Accept-Encoding")
                .header(HttpHeaders.CONTENT_LANGUAGE, lang)
                .build();
    }

    /** Those of the house that the code is written in, its main one first; all of them for a house with none of these. */
    private List<String> offered() {
        List<String> both =
                house.languages().stream().filter(Catalogue.LANGUAGES::contains).toList();
        return both.isEmpty() ? Catalogue.LANGUAGES : both;
    }

    private Shell shell(CodeOfConduct.View view) {
        List<Shell.Tongue> tongues = offered().stream()
                .map(code -> Shell.Tongue.of(code, "?lang=" + code, code.equals(view.lang())))
                .toList();
        return Shell.plain(
                        view.lang(), house, view.heading() + " – " + house.name(), house.publicUrl() + "/code", tongues)
                .previewed(view.intro());
    }
}
