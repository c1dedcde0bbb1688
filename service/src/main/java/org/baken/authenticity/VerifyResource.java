package org.baken.authenticity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.platform.Turnstile;

/**
 * Where anybody finds out whether a text, an address or a code is ours (guidelines A07, V12): as a page without script, or as JSON for who
 * asks for that. What is asked is kept nowhere. What is not public is answered like what does not exist.
 */
@Path("/verify")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
public final class VerifyResource {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** A whole school may sit behind one address. */
    private static final int LOOKS_EACH = 300;

    private final Verifier verifier;
    private final VerifyHtml html;
    private final Publisher house;
    private final Turnstile turnstile;

    VerifyResource(Verifier verifier, VerifyHtml html, Clock clock, Publisher house) {
        this.verifier = verifier;
        this.html = html;
        this.house = house;
        this.turnstile = new Turnstile(clock, WINDOW, LOOKS_EACH, Integer.MAX_VALUE);
    }

    /** What somebody asks about; the first of these that is there counts. */
    private record Asked(String field, String what) {
        static Asked of(String code, String url, String text) {
            if (code != null) {
                return new Asked("code", code);
            }
            return url != null
                    ? new Asked("url", url)
                    : new Asked("text", Objects.requireNonNullElse(text, "").replace("\r\n", "\n"));
        }

        int longest() {
            return field.equals("text") ? Verifier.LONGEST_TEXT : Verifier.LONGEST_ADDRESS;
        }

        boolean isTooLong() {
            return what.codePointCount(0, what.length()) > longest();
        }
    }

    @GET
    public Response look(
            @QueryParam("text") String text,
            @QueryParam("url") String url,
            @QueryParam("code") String code,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpHeaders headers,
            @Context HttpServletRequest connection) {
        String chosen = LanguageChoice.of(lang, languages, html.languages());
        boolean nothing = text == null && url == null && code == null;
        if (nothing && !wantsJson(headers)) {
            return page(200, html.form(chosen), chosen);
        }
        return answer(Asked.of(code, url, text), chosen, headers, connection);
    }

    /** The form sends what was pasted in the body, so that it lands in no address and no log. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpHeaders headers,
            @Context HttpServletRequest connection,
            MultivaluedMap<String, String> form) {
        String chosen = LanguageChoice.of(lang, languages, html.languages());
        Asked asked = Asked.of(form.getFirst("code"), form.getFirst("url"), form.getFirst("text"));
        return answer(asked, chosen, headers, connection);
    }

    private Response answer(Asked asked, String lang, HttpHeaders headers, HttpServletRequest connection) {
        boolean json = wantsJson(headers);
        try {
            turnstile.pass(connection.getRemoteAddr());
        } catch (Problem busy) {
            if (json) {
                throw busy;
            }
            return page(429, html.wrong(lang, "busy"), lang, WINDOW.toSeconds());
        }
        if (asked.isTooLong()) {
            if (json) {
                throw Problem.invalid(asked.field(), "authenticity.too-long", asked.longest());
            }
            return page(413, html.wrong(lang, "too-long", asked.longest()), lang);
        }
        Optional<Answer> answer = answer(asked);
        if (answer.isEmpty()) {
            if (json) {
                throw Problem.invalid(asked.field(), "authenticity.nothing");
            }
            return page(400, html.wrong(lang, "nothing"), lang);
        }
        return json
                ? unkept(Response.ok(Verdict.of(answer.get(), house, lang), MediaType.APPLICATION_JSON), lang)
                : page(200, html.answer(lang, answer.get()), lang);
    }

    private Optional<Answer> answer(Asked asked) {
        String what = asked.what();
        if (what.isBlank()) {
            return Optional.empty();
        }
        return switch (asked.field()) {
            case "code" -> Optional.of(verifier.code(what));
            case "url" -> Optional.of(verifier.address(what));
            default -> verifier.pasted(what);
        };
    }

    private static boolean wantsJson(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isWildcardType()
                        || type.isCompatible(MediaType.TEXT_HTML_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isWildcardType() && type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    private static Response page(int status, byte[] page, String lang) {
        return unkept(Response.status(status).entity(page).type(HtmlTemplate.TYPE), lang);
    }

    private static Response page(int status, byte[] page, String lang, long retryAfter) {
        return unkept(
                Response.status(status)
                        .entity(page)
                        .type(HtmlTemplate.TYPE)
                        .header(HttpHeaders.RETRY_AFTER, retryAfter),
                lang);
    }

    private static Response unkept(Response.ResponseBuilder response, String lang) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CONTENT_LANGUAGE, lang)
                .build();
    }
}
