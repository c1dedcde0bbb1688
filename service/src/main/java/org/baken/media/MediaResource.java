package org.baken.media;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Ids;

/** One picture. */
@Path("/api/media/{id}")
public final class MediaResource {
    private final Database database;
    private final Media media;

    public MediaResource(Database database, Media media) {
        this.database = database;
        this.media = media;
    }

    /** What may be declared anew about a picture, as in the form that adds one. */
    public record Declared(
            @NotNull String rights, String credit, @NotNull String consent) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public MediaItem get(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> media.readable(handle, caller, id));
    }

    /** The file in one of its widths. It never changes, but who may see it may: only the own browser keeps it. */
    @GET
    @Path("{width: \\d+}")
    public Response file(@Auth Caller caller, @PathParam("id") String id, @PathParam("width") int width) {
        MediaItem item = database.read(handle -> media.readable(handle, caller, id));
        return PictureFile.answer(media.bytes(item, width), item, PictureFile.plainName(item, width))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    /**
     * Declares something else about a picture: 201 with a new item of the same files, which takes the place of this one in
     * the list. Messages keep the item that they name, with what was declared when they were signed off.
     */
    @POST
    @Path("declarations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response declare(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Declared declared) {
        Declaration declaration = Declaration.of(declared.rights(), declared.credit(), declared.consent());
        String fresh = Ids.next();
        MediaItem item = database.write(handle -> {
            MediaItem files = media.readable(handle, caller, id);
            return media.add(handle, caller, files.incident(), files, declaration, fresh);
        });
        return added(item, fresh);
    }

    /** 201 for a new item, 200 for the one that was there. */
    static Response added(MediaItem item, String fresh) {
        URI address = URI.create("/api/media/" + item.id());
        return item.id().equals(fresh)
                ? Response.created(address).entity(item).build()
                : Response.ok(item).location(address).build();
    }
}
