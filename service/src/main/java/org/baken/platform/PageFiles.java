package org.baken.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The style and the icons of the pages without the console. The name of a file holds a hash of what is in it, so that
 * browsers and caches may keep it for ever.
 */
@Path("/public")
public final class PageFiles {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String DRAWING = "image/svg+xml";
    private static final Map<String, String> TYPES = Map.of(
            "page.css",
            CSS,
            "page.js",
            SCRIPT,
            "share.css",
            CSS,
            "share.js",
            SCRIPT,
            "icon.svg",
            DRAWING,
            "exercise.svg",
            DRAWING);
    private static final Map<String, File> FILES = load();

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** A drawing that is opened alone draws, and does nothing else. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Map<String, File> files = new HashMap<>(FILES);

    private record File(String hash, String type, byte[] bytes) {}

    /** @param branding whose logo and colour are served too */
    public PageFiles(Branding branding) {
        if (branding.logo() != null) {
            Logo logo = branding.logo();
            files.put(logo.name(), new File(hash(logo.bytes()), logo.type(), logo.bytes()));
        }
        if (branding.accent() != null) {
            files.put("house.css", new File(hash(branding.style()), CSS, branding.style()));
        }
    }

    static String hash(byte[] bytes) {
        return Ids.digest(bytes).substring(0, 12);
    }

    /** The address of a file, such as {@code /public/1a2b3c4d5e6f/page.css}. */
    public static String address(String name) {
        return "/public/" + FILES.get(name).hash() + "/" + name;
    }

    /**
     * A file as it is answered.
     *
     * @param headers what it is and how it may be used
     */
    public record Served(byte[] bytes, Map<String, String> headers) {}

    /** All files by their addresses of today. */
    public Map<String, Served> all() {
        Map<String, Served> all = new HashMap<>();
        files.forEach((name, file) -> {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put(HttpHeaders.CONTENT_TYPE, file.type());
            headers.put(HttpHeaders.CACHE_CONTROL, FOR_EVER);
            if (file.type().equals("image/svg+xml")) {
                headers.put("Content-Security-Policy", POLICY);
            }
            all.put("/public/" + file.hash() + "/" + name, new Served(file.bytes(), headers));
        });
        return all;
    }

    @GET
    @Path("{hash}/{name}")
    public Response file(@PathParam("hash") String hash, @PathParam("name") String name) {
        File file = files.get(name);
        if (file == null) {
            throw Problem.notFound("file");
        }
        // A page that some cache kept from before an update gets today's style, and may not keep it under the old name.
        boolean current = file.hash().equals(hash);
        Response.ResponseBuilder response = Response.ok(file.bytes(), file.type());
        if (file.type().equals("image/svg+xml")) {
            response.header("Content-Security-Policy", POLICY);
        }
        return response.header(HttpHeaders.CACHE_CONTROL, current ? FOR_EVER : "no-cache")
                .build();
    }

    private static Map<String, File> load() {
        Map<String, File> files = new HashMap<>();
        TYPES.forEach((name, type) -> {
            byte[] bytes = read(name);
            files.put(name, new File(hash(bytes), type, bytes));
        });
        return Map.copyOf(files);
    }

    private static byte[] read(String name) {
        try (InputStream stream = PageFiles.class.getResourceAsStream("/pages/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
