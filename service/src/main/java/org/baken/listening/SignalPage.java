package org.baken.listening;

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
import java.util.Objects;
import java.util.Optional;
import org.baken.listening.SignalForms.Open;
import org.baken.listening.SignalForms.Signal;
import org.baken.platform.Catalogue;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Ids;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Problem;

/**
 * The page on which any colleague tells the communication team what they saw or heard (guidelines A17, L02): without an account and
 * without a script. Programs that fill in everything are thanked like everybody, and what they wrote is dropped.
 */
@Path(SignalPage.PATH + "{code}")
public final class SignalPage {
    /** What stands before the code in an address. */
    static final String PATH = "/s/";

    static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_WHERE = 500;
    private static final int LONGEST_NAME = 120;
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final SignalForms forms;
    private final SignalHtml html;

    SignalPage(SignalForms forms, SignalHtml html) {
        this.forms = forms;
        this.html = html;
    }

    @GET
    public Response page(
            @PathParam("code") String code,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @QueryParam("sent") String sent,
            @Context HttpServletRequest connection) {
        String chosen = LanguageChoice.of(lang, languages, Catalogue.LANGUAGES);
        Optional<Open> open = forms.open(code, connection.getRemoteAddr());
        if (open.isEmpty()) {
            return answer(404, html.missing(chosen));
        }
        return answer(
                200,
                sent == null
                        ? html.form(chosen, open.get(), SignalHtml.Typed.nothing(Ids.secret()), null)
                        : html.thanks(chosen, open.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("code") String code,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest connection,
            MultivaluedMap<String, String> form) {
        String chosen = LanguageChoice.of(lang, languages, Catalogue.LANGUAGES);
        String address = connection.getRemoteAddr();
        Optional<Open> open = forms.open(code, address);
        if (open.isEmpty()) {
            return answer(404, html.missing(chosen));
        }
        // No person sees this field.
        if (!text(form, "website").isEmpty()) {
            return thanks(code, chosen);
        }
        SignalHtml.Typed typed = new SignalHtml.Typed(
                text(form, "once"),
                text(form, "incident"),
                text(form, "text"),
                text(form, "where"),
                text(form, "name"));
        String wrong = wrong(typed);
        if (wrong != null) {
            return answer(400, html.form(chosen, open.get(), typed, wrong));
        }
        Signal signal = new Signal(
                typed.once().isEmpty() ? Ids.secret() : typed.once(),
                typed.incident(),
                typed.text(),
                typed.where(),
                typed.name(),
                chosen);
        try {
            return forms.take(open.get(), signal, address)
                    ? thanks(code, chosen)
                    : answer(409, html.form(chosen, open.get(), typed, "closed"));
        } catch (Problem problem) {
            if (problem.status() != 429) {
                throw problem;
            }
            return answer(429, html.form(chosen, open.get(), typed, "busy"));
        }
    }

    /** The key of what is wrong; null when nothing is. */
    private static String wrong(SignalHtml.Typed typed) {
        if (typed.text().isEmpty()) {
            return "text-missing";
        }
        boolean fits = typed.text().length() <= LONGEST_TEXT
                && typed.where().length() <= LONGEST_WHERE
                && typed.name().length() <= LONGEST_NAME
                && typed.once().length() <= 100;
        if (!fits) {
            return "too-long";
        }
        boolean plain = HiddenCharacter.inLine(typed.name()).isEmpty()
                && HiddenCharacter.inLine(typed.where()).isEmpty();
        return plain ? null : "hidden-character";
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }

    /** Read again, so that going back or reloading sends nothing twice. */
    private static Response thanks(String code, String lang) {
        return Response.seeOther(URI.create(PATH + code.replaceAll("[^a-zA-Z0-9]", "") + "?sent=1&lang=" + lang))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response answer(int status, byte[] page) {
        return Response.status(status)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
