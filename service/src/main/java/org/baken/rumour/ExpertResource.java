package org.baken.rumour;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.baken.platform.Catalogue;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Problem;
import org.baken.rumour.ExpertPages.Given;
import org.baken.rumour.Question.Answer;
import org.baken.rumour.Questions.Found;

/**
 * The page that an expert's personal link leads to (guidelines V27, H17): phone first, no account, no script. It opens as often as
 * needed and is answered once. Every link that leads nowhere gets the same answer: unknown, too old, taken back, or of an incident
 * that is closed.
 */
@Path(Questions.PATH + "{token}")
public final class ExpertResource {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";
    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_NOTE = 2000;

    private final ExpertPages pages;
    private final ExpertHtml html;
    private final Guesses guesses;

    public ExpertResource(ExpertPages pages, ExpertHtml html, Clock clock) {
        this.pages = pages;
        this.html = html;
        this.guesses = new Guesses(clock);
    }

    @GET
    public Response page(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest request) {
        if (guesses.areTooMany(request.getRemoteAddr())) {
            return tooMany(lang, languages);
        }
        return pages.find(token)
                .map(found -> sheet(200, html.page(found, language(lang, found), Given.NOTHING, null)))
                .orElseGet(() -> missed(lang, languages, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest request,
            MultivaluedMap<String, String> form) {
        if (guesses.areTooMany(request.getRemoteAddr())) {
            return tooMany(lang, languages);
        }
        Optional<Found> found = pages.find(token);
        if (found.isEmpty()) {
            return missed(lang, languages, request);
        }
        Given given = new Given(
                chosen(form.getFirst("answer")),
                text(form, "source", LONGEST_SOURCE),
                text(form, "note", LONGEST_NOTE));
        boolean asked = found.get().question().answer() == null;
        if (asked && given.missing() != null) {
            return sheet(400, html.page(found.get(), language(lang, found.get()), given, given.missing()));
        }
        if (asked && pages.answer(token, given).isEmpty()) {
            return missed(lang, languages, request);
        }
        String query = Catalogue.LANGUAGES.contains(String.valueOf(lang)) ? "?lang=" + lang : "";
        return Response.seeOther(URI.create(Questions.PATH + token + query))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Answer chosen(String name) {
        return Arrays.stream(Answer.values())
                .filter(answer -> answer.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(MultivaluedMap<String, String> form, String field, int longest) {
        String text = Objects.requireNonNullElse(form.getFirst(field), "");
        if (text.length() > longest) {
            throw Problem.invalid(field, "problem.length", longest);
        }
        HiddenCharacter.in(text).ifPresent(hidden -> {
            throw Problem.invalid(field, "problem.plain-text", hidden.arguments());
        });
        return text;
    }

    /** That of the question, unless the reader chose another. */
    private static String language(String asked, Found found) {
        return asked != null && Catalogue.LANGUAGES.contains(asked)
                ? asked
                : found.question().lang();
    }

    private Response missed(String lang, String languages, HttpServletRequest request) {
        guesses.missed(request.getRemoteAddr());
        return sheet(404, html.missing(lang, languages));
    }

    private Response tooMany(String lang, String languages) {
        Response refused = sheet(429, html.tooMany(lang, languages));
        refused.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Guesses.WINDOW.toSeconds());
        return refused;
    }

    private static Response sheet(int status, byte[] page) {
        return Response.status(status)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
