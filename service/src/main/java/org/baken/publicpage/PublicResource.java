package org.baken.publicpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.baken.edge.Edge;
import org.baken.edge.Leaf;
import org.baken.platform.Problem;

/**
 * What everybody may read, without a session. It is answered before it comes here, but for addresses that are written oddly:
 * this is the description of what there is, and the road for those.
 */
@Path("/")
public final class PublicResource {
    private final Edge edge;

    PublicResource(Edge edge) {
        this.edge = edge;
    }

    @GET
    public Response index(@QueryParam("lang") String lang, @Context HttpHeaders headers, @Context Request request) {
        return answer("/", lang, headers, request);
    }

    @GET
    @Path("feed.json")
    public Response feed(@QueryParam("lang") String lang, @Context HttpHeaders headers, @Context Request request) {
        return answer("/feed.json", lang, headers, request);
    }

    @GET
    @Path("feed.atom")
    public Response atomFeed(@QueryParam("lang") String lang, @Context HttpHeaders headers, @Context Request request) {
        return answer("/feed.atom", lang, headers, request);
    }

    @GET
    @Path("cap.atom")
    public Response allAlerts(@QueryParam("lang") String lang, @Context HttpHeaders headers, @Context Request request) {
        return answer("/cap.atom", lang, headers, request);
    }

    @GET
    @Path("accounts")
    public Response accounts(@QueryParam("lang") String lang, @Context HttpHeaders headers, @Context Request request) {
        return answer("/accounts", lang, headers, request);
    }

    @GET
    @Path("i/{slug}")
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug, lang, headers, request);
    }

    @GET
    @Path("i/{slug}/embed")
    public Response embed(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/embed", lang, headers, request);
    }

    @GET
    @Path("i/{slug}/older/{number: [0-9]+}")
    public Response older(
            @PathParam("slug") String slug,
            @PathParam("number") String number,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/older/" + number, lang, headers, request);
    }

    /** The page in two languages side by side. */
    @GET
    @Path("i/{slug}/both")
    public Response both(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @QueryParam("with") String with,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/both", lang + "&with=" + with, headers, request);
    }

    /** Leads to a message, wherever it is by now. */
    @GET
    @Path("i/{slug}/m/{message}")
    public Response message(
            @PathParam("slug") String slug,
            @PathParam("message") String message,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/m/" + message, lang, headers, request);
    }

    @GET
    @Path("sitemap.xml")
    public Response siteMap(@Context HttpHeaders headers, @Context Request request) {
        return answer("/sitemap.xml", null, headers, request);
    }

    @GET
    @Path("robots.txt")
    public Response robots(@Context HttpHeaders headers, @Context Request request) {
        return answer("/robots.txt", null, headers, request);
    }

    @GET
    @Path("i/{slug}.json")
    public Response json(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + ".json", lang, headers, request);
    }

    @GET
    @Path("i/{slug}/feed.atom")
    public Response atom(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/feed.atom", lang, headers, request);
    }

    @GET
    @Path("i/{slug}/feed.rss")
    public Response rss(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/feed.rss", lang, headers, request);
    }

    @GET
    @Path("i/{slug}/feed.json")
    public Response jsonFeed(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/feed.json", lang, headers, request);
    }

    @GET
    @Path("i/{slug}/cap.atom")
    public Response alerts(
            @PathParam("slug") String slug,
            @QueryParam("lang") String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/cap.atom", lang, headers, request);
    }

    @GET
    @Path("cap/{id}.xml")
    public Response cap(@PathParam("id") String id, @Context HttpHeaders headers, @Context Request request) {
        return answer("/cap/" + id + ".xml", null, headers, request);
    }

    @GET
    @Path("i/{slug}/media/{file}")
    public Response picture(
            @PathParam("slug") String slug,
            @PathParam("file") String file,
            @Context HttpHeaders headers,
            @Context Request request) {
        return answer("/i/" + slug + "/media/" + file, null, headers, request);
    }

    private Response answer(String path, String lang, HttpHeaders headers, Request request) {
        Leaf leaf = edge.read(
                        path,
                        lang == null ? null : "lang=" + lang,
                        headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                .orElseThrow(() -> Problem.notFound("page"));
        if (leaf.status() != 200) {
            Response.ResponseBuilder other = Response.status(leaf.status());
            leaf.headers().forEach(other::header);
            return other.build();
        }
        EntityTag tag = new EntityTag(leaf.digest());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null ? Response.ok(leaf.bytes()) : unchanged;
        leaf.headers().forEach(response::header);
        return response.tag(tag)
                .header(HttpHeaders.VARY, "Accept-Language, Accept-Encoding")
                .build();
    }
}
