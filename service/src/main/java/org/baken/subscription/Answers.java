package org.baken.subscription;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.baken.platform.HtmlTemplate;

/** How the pages for residents are answered: kept by nobody, found by no search engine. */
final class Answers {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private Answers() {}

    static Response page(int status, byte[] page) {
        return Response.status(status)
                .entity(page)
                .type(HtmlTemplate.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /** Read again, so that going back or reloading sends nothing twice. */
    static Response readAt(String path) {
        return Response.seeOther(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
