package org.baken.media;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;

/** The pictures of one incident (guidelines A05, A16, A24, B09). */
@Path("/api/incidents/{id}/media")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentMediaResource {
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final Incidents incidents;
    private final Media media;

    public IncidentMediaResource(Database database, Incidents incidents, Media media) {
        this.database = database;
        this.incidents = incidents;
        this.media = media;
    }

    /** All pictures, newest first, each with what was declared last about it; at most 200, so always whole. */
    @GET
    public Page<MediaItem> list(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return Page.whole(media.all(handle, id));
        });
    }

    /**
     * Adds a JPEG, PNG, WebP or GIF of at most 10 MB and 40 megapixels, of which only what one sees is kept, in JPEG or PNG;
     * of one that moves, the first image. The same file again with the same declaration is answered with 200 and the
     * item that is there; with another declaration it becomes a new item.
     *
     * @param rights OWN, LICENSED, PERMISSION or PUBLIC_DOMAIN
     * @param credit whom to name; needed unless the rights are OWN
     * @param consent NOBODY, AGREED or NOT_AGREED
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(
            @Auth Caller caller,
            @PathParam("id") String id,
            @FormDataParam("file") InputStream file,
            @FormDataParam("file") FormDataContentDisposition described,
            @FormDataParam("rights") String rights,
            @FormDataParam("credit") String credit,
            @FormDataParam("consent") String consent) {
        database.read(handle -> {
            media.requireWriter(handle, caller, id);
            return null;
        });
        if (file == null || described == null) {
            throw Problem.invalid("file", "problem.required");
        }
        Declaration declared = Declaration.of(decoded(rights), decoded(credit), decoded(consent));
        byte[] bytes = Media.read(file);
        String digest = Ids.digest(bytes);
        MediaItem kept = database.read(handle -> media.kept(handle, id, digest));
        MediaItem files = kept == null ? media.prepare(bytes, digest, name(described.getFileName())) : kept;
        String fresh = Ids.next();
        MediaItem item = database.write(handle -> media.add(handle, caller, id, files, declared, fresh));
        return MediaResource.added(item, fresh);
    }

    /** The last part of a path, without hidden characters: some browsers send the whole path. */
    private static String name(String given) {
        String name =
                given == null ? "" : decoded(given).replaceAll(".*[/\\\\]", "").replaceAll("\\p{C}", "");
        String cut = name.substring(Math.max(0, name.length() - LONGEST_NAME)).strip();
        return cut.isEmpty() ? "picture" : cut;
    }

    /** Browsers send fields in UTF-8 (RFC 7578, 5.1), which Jersey may read as Latin-1. */
    private static String decoded(String text) {
        if (text == null || !text.chars().allMatch(character -> character <= 0xff)) {
            return text;
        }
        String decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return decoded.contains("\uFFFD") ? text : decoded;
    }
}
