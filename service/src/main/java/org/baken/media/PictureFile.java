package org.baken.media;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A picture's file as an answer that a browser can take for nothing but a picture. */
public final class PictureFile {
    private static final String POLICY = "default-src 'none'; sandbox";

    private PictureFile() {}

    /**
     * The answer, but for how long it may be kept.
     *
     * @param name as which it is saved; plain letters, digits, dots and dashes
     */
    public static Response.ResponseBuilder answer(byte[] bytes, MediaItem item, String name) {
        Response.ResponseBuilder response =
                Response.ok(bytes, item.type()).header(HttpHeaders.CONTENT_LENGTH, bytes.length);
        headers(name).forEach(response::header);
        return response;
    }

    /** The headers with which browsers take a file for nothing but a picture of this name. */
    public static Map<String, String> headers(String name) {
        return Map.of(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + name + "\"",
                "Content-Security-Policy",
                POLICY,
                "X-Content-Type-Options",
                "nosniff");
    }

    /** Tells one size of one picture from all others, for all time. */
    public static EntityTag tag(MediaItem item, int width) {
        return new EntityTag(item.id() + "-" + width);
    }

    /** The name that the file came with, as far as every system can read it, with the ending of what it is now. */
    static String plainName(MediaItem item, int width) {
        String name = item.name()
                .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[.-]+|[.-]+$", "");
        return (name.isEmpty() ? "picture" : name) + "-" + width + item.extension();
    }
}
