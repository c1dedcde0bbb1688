package org.baken.publicpage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.baken.edge.Leaf;
import org.baken.platform.SecurityHeaders;

/**
 * Something drawn: what is sent as it is.
 *
 * @param lang two-letter code; null for what is in none
 * @param hidden whether search engines must stay away
 * @param policy what browsers may do with it (Content-Security-Policy); null for what holds everywhere
 */
record Sheet(byte[] bytes, String type, String lang, boolean hidden, String policy) {
    /**
     * Short enough that a correction is soon everywhere. While a cache asks for the new page, and for a day when we are down, it
     * goes on with the one it has (RFC 5861).
     */
    static final String CACHING = "public, max-age=15, stale-while-revalidate=30, stale-if-error=86400";

    /** As it is answered, the very same as before when nothing differs. */
    Leaf leaf(boolean tls, Leaf before) {
        return Leaf.of(200, headers(tls, CACHING), bytes, true, before);
    }

    /** As it is answered instead of what was asked for, with these further headers. */
    Leaf leaf(int status, boolean tls, Map<String, String> further) {
        Map<String, String> headers = headers(tls, "no-store");
        headers.putAll(further);
        return Leaf.of(status, headers, bytes, true, null);
    }

    private Map<String, String> headers(boolean tls, String caching) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        if (lang != null) {
            headers.put("Content-Language", lang);
        }
        headers.put("Cache-Control", caching);
        headers.putAll(SecurityHeaders.of(tls));
        if (policy != null) {
            headers.put("Content-Security-Policy", policy);
        }
        if (hidden) {
            headers.put("X-Robots-Tag", "noindex");
        }
        return headers;
    }
}
