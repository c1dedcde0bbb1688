package org.baken.forwarding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
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
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Turnstile;

/**
 * The page that a personal link leads to (guidelines V17, H30, H34). No session, and no script that it needs: a form is sent and the
 * page is read again. Every link that leads nowhere gets the same answer. Who holds a link that works is never kept out by who
 * guesses; guesses from one address are counted, and so is what is sent with one link.
 */
@Path("/f/{token}")
public final class ShareResource {
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int GUESSES = 60;
    private static final int ACTS = 120;

    private final SharePages pages;
    private final ShareHtml html;
    private final Turnstile guesses;
    private final Turnstile acts;

    ShareResource(SharePages pages, ShareHtml html, Clock clock) {
        this.pages = pages;
        this.html = html;
        this.guesses = new Turnstile(clock, WINDOW, GUESSES, Integer.MAX_VALUE);
        this.acts = new Turnstile(clock, WINDOW, ACTS, Integer.MAX_VALUE);
    }

    /** @param server a Mastodon server on which somebody wants to open a post */
    @GET
    public Response page(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @QueryParam("server") String server,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest connection) {
        if (token.matches(TOKEN)) {
            pages.opened(token);
        }
        return answer(view(token, lang), lang, server, languages, connection);
    }

    /** Programs look at a link like this before a person does: it counts as nothing. */
    @HEAD
    public Response look(@PathParam("token") String token, @Context HttpServletRequest connection) {
        return answer(view(token, null), null, null, null, connection);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest connection,
            MultivaluedMap<String, String> sent) {
        Optional<ShareView> before = view(token, lang);
        if (before.isEmpty()) {
            return answer(Optional.empty(), lang, null, languages, connection);
        }
        acts.pass(Ids.digest(token));
        ShareForm form = new ShareForm(sent);
        boolean found = switch (form.action()) {
            case "accept" -> pages.accepted(token);
            case "shared" -> pages.shared(token, form.places(), form.posts(), form.accepts());
            case "removed" -> pages.cleared(token, form.required("place"), form.required("message"));
            case "cleared" -> pages.cleared(token, null, form.required("message"));
            case "declined" -> pages.declined(token, form.reason());
            case "opt-out" -> pages.optOut(token, true);
            case "opt-in" -> pages.optOut(token, false);
            default -> throw Problem.invalid("action", "forwarding.action");
        };
        if (!found) {
            return answer(Optional.empty(), lang, null, languages, connection);
        }
        String query = lang != null && lang.matches("[a-z]{2}") ? "?lang=" + lang : "";
        return Response.seeOther(URI.create("/f/" + token + query + anchor(form.action(), before.get())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Where to go on reading: what a press changed must be in sight. */
    private static String anchor(String action, ShareView view) {
        return switch (action) {
            case "accept" ->
                view.current().isEmpty()
                        ? ""
                        : "#share-" + view.current().get(0).id();
            case "shared", "declined" -> "#answer";
            default -> "";
        };
    }

    private Optional<ShareView> view(String token, String lang) {
        return token.matches(TOKEN) ? pages.view(token, lang) : Optional.empty();
    }

    private Response answer(
            Optional<ShareView> view, String asked, String server, String languages, HttpServletRequest connection) {
        if (view.isEmpty()) {
            guesses.pass(Objects.requireNonNullElse(connection.getRemoteAddr(), ""));
        }
        byte[] page = view.map(one -> html.page(one, server)).orElseGet(() -> html.missing(asked, languages));
        return Response.status(view.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
