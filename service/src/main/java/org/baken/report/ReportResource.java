package org.baken.report;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Pdf;
import org.baken.platform.Problem;

/** The report of an incident, in four forms. */
@Path("/api/incidents/{id}/report")
public final class ReportResource {
    private static final List<String> FORMATS = List.of("json", "html", "pdf", "zip");
    /** It has its style in it and needs nothing else; whatever somebody wrote, nothing runs and nothing is fetched. */
    private static final String ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Database database;
    private final Incidents incidents;
    private final Reports reports;
    private final ReportPages pages;
    private final Bundles bundles;

    public ReportResource(Database database, Incidents incidents, Reports reports, ReportPages pages, Bundles bundles) {
        this.database = database;
        this.incidents = incidents;
        this.reports = reports;
        this.pages = pages;
        this.bundles = bundles;
    }

    /**
     * Gives the report to who may know of the incident; the zip only to its lead and to an administrator on its roster.
     *
     * @param format json, which is also what comes without it; html, a page by itself; pdf; or zip, the evidence bundle, of which
     *     the log tells that it was made
     * @param lang nl, fr or en; without it, what the browser prefers
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/html", "application/pdf", "application/zip"})
    public Response get(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context HttpServletResponse response) {
        String form = format == null ? "json" : format;
        if (!FORMATS.contains(form)) {
            throw Problem.invalid("format", "problem.one-of", String.join(", ", FORMATS));
        }
        if (lang != null && !Catalogue.LANGUAGES.contains(lang)) {
            throw Problem.invalid("lang", "problem.one-of", String.join(", ", Catalogue.LANGUAGES));
        }
        Locale locale = lang == null ? Catalogue.best(headers.getAcceptableLanguages()) : Locale.forLanguageTag(lang);
        String slug =
                database.read(handle -> incidents.readable(handle, caller, id)).slug();
        if (form.equals("zip")) {
            return bundle(bundles.make(caller, locale, id), slug);
        }
        Reports.State state = reports.state();
        Report report = database.read(
                handle -> reports.of(handle, caller, locale, incidents.readable(handle, caller, id), state));
        return switch (form) {
            case "html" -> {
                // Of the whole response: a second header would only take away.
                response.setHeader("Content-Security-Policy", ALONE);
                yield named(Response.ok(pages.html(report, locale), HtmlTemplate.TYPE), "inline", slug, "html");
            }
            case "pdf" -> named(Response.ok(pages.pdf(report, locale), Pdf.TYPE), "attachment", slug, "pdf");
            default -> Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
        };
    }

    private static Response bundle(java.nio.file.Path file, String slug) {
        try {
            StreamingOutput sent = out -> {
                try (var in = Files.newInputStream(file)) {
                    in.transferTo(out);
                } finally {
                    Bundles.discard(file);
                }
            };
            Response.ResponseBuilder answer =
                    Response.ok(sent, "application/zip").header(HttpHeaders.CONTENT_LENGTH, Files.size(file));
            return named(answer, "attachment", slug, "zip");
        } catch (IOException e) {
            Bundles.discard(file);
            throw new UncheckedIOException(e);
        }
    }

    /** @param slug made by Baken: nothing in it can break out of a header */
    private static Response named(Response.ResponseBuilder answer, String how, String slug, String ending) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, how + "; filename=\"baken-" + slug + "." + ending + "\"")
                .build();
    }
}
