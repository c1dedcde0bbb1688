package org.baken.publicpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.media.PictureFile;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** The pictures of published messages, for everybody, as long as the message is on the page. */
@Path("/i/{slug}/media/{id: [0-9a-f-]+}-{width: [0-9]+}.{ending: jpg|png}")
public final class PictureResource {
    /**
     * A browser may keep it for ever, as it never changes. What stands between must soon ask again: a picture that was
     * withdrawn is to be gone.
     */
    private static final String CACHING = "public, max-age=31536000, s-maxage=60, immutable";

    private final Pages pages;
    private final Database database;
    private final Media media;

    PictureResource(Pages pages, Database database, Media media) {
        this.pages = pages;
        this.database = database;
        this.media = media;
    }

    @GET
    public Response picture(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @PathParam("width") String width,
            @PathParam("ending") String ending,
            @Context Request request) {
        boolean hidden = pages.hidesPicture(slug, id);
        MediaItem item = database.read(handle -> media.get(handle, id));
        if (width.length() > 5 || !item.extension().equals("." + ending)) {
            throw Problem.notFound("media");
        }
        int wide = Integer.parseInt(width);
        EntityTag tag = PictureFile.tag(item, wide);
        byte[] bytes = media.bytes(item, wide);
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        if (response == null) {
            response = PictureFile.answer(bytes, item, id + "-" + wide + item.extension());
        }
        response.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING);
        if (hidden) {
            response.header("X-Robots-Tag", "noindex");
        }
        return response.build();
    }
}
