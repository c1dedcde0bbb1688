package org.baken.publicpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What everybody may read, without a session. */
@Path("/")
public final class PublicResource {
    /** Short enough that a correction is soon everywhere; when we are down, any cache may go on with what it has. */
    private static final String CACHING = "public, max-age=15, stale-if-error=86400";

    private final Pages pages;

    PublicResource(Pages pages) {
        this.pages = pages;
    }

    @GET
    public Response index(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.index(lang, languages), request);
    }

    @GET
    @Path("feed.json")
    public Response feed(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.jsonFeed(lang, languages), request);
    }

    @GET
    @Path("feed.atom")
    public Response atomFeed(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.atomFeed(lang, languages), request);
    }

    @GET
    @Path("cap.atom")
    public Response allAlerts(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.allAlerts(lang, languages), request);
    }

    @GET
    @Path("accounts")
    public Response accounts(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.accounts(lang, languages), request);
    }

    @GET
    @Path("i/{slug}")
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.page(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/embed")
    public Response embed(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.embed(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/older/{number: [0-9]+}")
    public Response older(
            @PathParam("slug") String slug,
            @PathParam("number") int number,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.older(slug, number, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/both")
    public Response both(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @QueryParam("with") String with,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.both(slug, lang, with, languages), request);
    }

    /** Leads to a message, wherever it is by now. */
    @GET
    @Path("i/{slug}/m/{message}")
    public Response message(
            @PathParam("slug") String slug,
            @PathParam("message") String message,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return Response.status(Response.Status.FOUND)
                .location(URI.create(pages.place(slug, message, lang, languages)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("sitemap.xml")
    public Response siteMap(@Context Request request) {
        return answer(pages.siteMap(), request);
    }

    @GET
    @Path("robots.txt")
    public Response robots(@Context Request request) {
        return answer(pages.robots(), request);
    }

    @GET
    @Path("i/{slug}.json")
    public Response json(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.json(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/feed.atom")
    public Response atom(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.atom(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/feed.rss")
    public Response rss(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.rss(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/feed.json")
    public Response jsonFeed(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.jsonFeed(slug, lang, languages), request);
    }

    @GET
    @Path("i/{slug}/cap.atom")
    public Response alerts(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context Request request) {
        return answer(pages.alerts(slug, lang, languages), request);
    }

    @GET
    @Path("cap/{id}.xml")
    public Response cap(@PathParam("id") String id, @Context Request request) {
        return answer(pages.cap(id), request);
    }

    private static Response answer(Sheet sheet, Request request) {
        Response.ResponseBuilder response = request.evaluatePreconditions(sheet.tag());
        if (response == null) {
            response = Response.ok(sheet.bytes(), sheet.type());
        }
        response.tag(sheet.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.VARY, "Accept-Language, Accept-Encoding")
                .header(HttpHeaders.CONTENT_LANGUAGE, sheet.lang());
        if (sheet.policy() != null) {
            response.header("Content-Security-Policy", sheet.policy());
        }
        if (sheet.hidden()) {
            response.header("X-Robots-Tag", "noindex");
        }
        return response.build();
    }
}
