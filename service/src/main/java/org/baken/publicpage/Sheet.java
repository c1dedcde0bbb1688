package org.baken.publicpage;

import jakarta.ws.rs.core.EntityTag;
import org.baken.platform.Ids;

/**
 * Something drawn: what is sent as it is.
 *
 * @param lang two-letter code
 * @param hidden whether search engines must stay away
 */
record Sheet(byte[] bytes, String type, String lang, boolean hidden, EntityTag tag) {
    static Sheet of(byte[] bytes, String type, String lang, boolean hidden) {
        return new Sheet(
                bytes, type, lang, hidden, new EntityTag(Ids.digest(bytes).substring(0, 32)));
    }
}
