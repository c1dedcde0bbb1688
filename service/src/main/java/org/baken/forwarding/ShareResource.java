package org.baken.forwarding;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Problem;

/**
 * The page that a personal link leads to (guidelines V17, H30, H34). No session, no script: a form is sent and the page is read
 * again. Every link that leads nowhere gets the same answer.
 */
@Path("/f/{token}")
public final class ShareResource {
    private static final int LONGEST_PLACE = 200;

    private final SharePages pages;
    private final ShareHtml html;

    ShareResource(SharePages pages, ShareHtml html) {
        this.pages = pages;
        this.html = html;
    }

    @GET
    public Response page(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        pages.opened(token);
        return answer(pages.view(token, lang), lang, languages);
    }

    /** Programs look at a link like this before a person does: it counts as nothing. */
    @HEAD
    public Response look(@PathParam("token") String token) {
        return answer(pages.view(token, null), null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            MultivaluedMap<String, String> form) {
        boolean found = switch (Objects.requireNonNullElse(form.getFirst("action"), "")) {
            case "shared" -> pages.shared(token, places(form), form.containsKey("accept"));
            case "declined" -> pages.declined(token);
            case "opt-out" -> pages.optOut(token, true);
            case "opt-in" -> pages.optOut(token, false);
            default -> throw Problem.invalid("action", "forwarding.action");
        };
        if (!found) {
            return answer(Optional.empty(), lang, languages);
        }
        String query = lang != null && lang.matches("[a-z]{2}") ? "?lang=" + lang : "";
        return Response.seeOther(URI.create("/f/" + token + query))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static List<String> places(MultivaluedMap<String, String> form) {
        List<String> places = Objects.requireNonNullElse(form.get("where"), List.of());
        for (String place : places) {
            if (place.length() > LONGEST_PLACE) {
                throw Problem.invalid("where", "problem.length", LONGEST_PLACE);
            }
            HiddenCharacter.in(place).ifPresent(hidden -> {
                throw Problem.invalid("where", "problem.plain-text", hidden.arguments());
            });
        }
        return places;
    }

    private Response answer(Optional<ShareView> view, String asked, String languages) {
        byte[] page = view.map(html::page).orElseGet(() -> html.missing(asked, languages));
        return Response.status(view.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
