package org.baken.authenticity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.baken.message.VerificationCode;
import org.baken.platform.Catalogue;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Problem;

/**
 * The short link of a message: leads to where it stands on the town's own page, and from a poster to whether what hangs there
 * still holds. What is not public has none, and is answered like what does not exist.
 */
@Path("/m/{code}")
public final class ShortLinkResource {
    /** Where the code on a poster says that it comes from. */
    public static final String POSTER = "poster";

    /** Programs that look at a link to show what is behind it, or to keep a copy; nobody reads then. */
    private static final Pattern PROGRAMS = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|meta-external|^whatsapp/|^mastodon/"
                    + "|pleroma|akkoma|misskey|sharkey|embedly|iframely|cardyb|pinterest|skypeuri|vkshare|snapchat|headless"
                    + "|curl/|wget/|python-|go-http-client|http\\.rb|okhttp|java-http-client|monitor",
            Pattern.CASE_INSENSITIVE);

    private final Register register;
    private final LinkClicks clicks;
    private final String publicUrl;

    ShortLinkResource(Register register, LinkClicks clicks, String publicUrl) {
        this.register = register;
        this.clicks = clicks;
        this.publicUrl = publicUrl;
    }

    @GET
    public Response follow(
            @PathParam("code") String code,
            @QueryParam("via") String via,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest request) {
        Official official = VerificationCode.read(code)
                .flatMap(register.shelf()::coded)
                .orElseThrow(() -> Problem.notFound("page"));
        if (isRead(request)) {
            clicks.count(official.id(), via);
        }
        // Absolute, so that no name from the request gets into it.
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, publicUrl + target(official, via, lang, languages))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static String target(Official official, String via, String lang, String languages) {
        if (POSTER.equals(via)) {
            return "/verify?code=" + official.code() + "&lang="
                    + LanguageChoice.of(lang, languages, Catalogue.LANGUAGES);
        }
        return official.path(
                LanguageChoice.of(lang, languages, List.copyOf(official.said().keySet())));
    }

    /** Whether a person opens it, as far as decency lets us know. */
    private static boolean isRead(HttpServletRequest request) {
        String program =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        String purpose = request.getHeader("Sec-Purpose") + " " + request.getHeader("Purpose") + " "
                + request.getHeader("X-Moz");
        return request.getMethod().equals("GET")
                && !PROGRAMS.matcher(program).find()
                && !purpose.contains("prefetch")
                && !purpose.contains("preview");
    }
}
