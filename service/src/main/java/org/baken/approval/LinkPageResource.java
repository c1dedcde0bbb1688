package org.baken.approval;

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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.approval.LinkPages.Answered;
import org.baken.approval.LinkReader.Found;
import org.baken.approval.LinkReader.Shot;
import org.baken.approval.LinkView.Trial;
import org.baken.media.PictureFile;
import org.baken.platform.Catalogue;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Problem;

/**
 * The page that a reviewer's personal link leads to: phone first, no session, no script. Every token that there never was gets
 * the same answer.
 */
@Path(LinkPageResource.PATH + "{token}")
public final class LinkPageResource {
    /** What stands before the token in an address. */
    static final String PATH = "/a/";

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String QUESTION = "yes.";
    private static final int LONGEST_COMMENT = 2000;
    private static final int LONGEST_PROOF = 200;

    private final LinkPages pages;
    private final LinkHtml html;

    public LinkPageResource(LinkPages pages, LinkHtml html) {
        this.pages = pages;
        this.html = html;
    }

    @GET
    public Response page(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return answer(pages.page(token, offered(lang), Trial.NONE), lang, languages);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest request,
            MultivaluedMap<String, String> form) {
        Answered answered = answered(form, request.getRemoteAddr());
        Optional<Found> found = switch (Objects.requireNonNullElse(form.getFirst("action"), "")) {
            case "sign-off" -> pages.signOff(token, offered(lang), answered);
            case "object" -> pages.object(token, offered(lang), answered);
            default -> throw Problem.invalid("action", "problem.one-of", "sign-off, object");
        };
        return answer(found, lang, languages);
    }

    /** A picture of the message, which the page shows. It ends with the link, so nobody keeps it. */
    @GET
    @Path("media/{id}")
    public Response picture(@PathParam("token") String token, @PathParam("id") String id) {
        Shot shot = pages.picture(token, id).orElseThrow(() -> Problem.notFound("media"));
        String name = "picture-" + shot.width() + shot.item().extension();
        return PictureFile.answer(shot.bytes(), shot.item(), name)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static Answered answered(MultivaluedMap<String, String> form, String address) {
        Map<String, Boolean> answers = new TreeMap<>();
        form.keySet().stream()
                .filter(name -> name.startsWith(QUESTION))
                .forEach(name -> answers.put(name.substring(QUESTION.length()), true));
        String comment = text(form, "comment", LONGEST_COMMENT);
        return new Answered(answers, comment.strip(), text(form, "proof", LONGEST_PROOF), address);
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

    private static String offered(String lang) {
        return lang != null && Catalogue.LANGUAGES.contains(lang) ? lang : null;
    }

    private Response answer(Optional<Found> found, String asked, String languages) {
        byte[] page;
        int status;
        if (found.isEmpty()) {
            page = html.missing(asked, languages);
            status = 404;
        } else if (found.get().over() != null) {
            String lang = offered(asked) == null ? found.get().person().language() : asked;
            page = html.over(lang, found.get().over());
            status = 200;
        } else {
            page = html.page(found.get().view());
            status = found.get().view().trial().error() == null ? 200 : 403;
        }
        return Response.status(status)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
