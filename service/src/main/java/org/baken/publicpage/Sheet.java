package org.baken.publicpage;

import jakarta.ws.rs.core.EntityTag;
import org.baken.platform.Ids;

/**
 * Something drawn: what is sent as it is.
 *
 * @param lang two-letter code
 * @param hidden whether search engines must stay away
 * @param policy what browsers may do with it (Content-Security-Policy); null for what holds everywhere
 */
record Sheet(byte[] bytes, String type, String lang, boolean hidden, EntityTag tag, String policy) {
    static Sheet of(byte[] bytes, String type, String lang, boolean hidden) {
        return new Sheet(
                bytes, type, lang, hidden, new EntityTag(Ids.digest(bytes).substring(0, 32)), null);
    }

    /** The same under a policy of its own. */
    Sheet under(String ownPolicy) {
        return new Sheet(bytes, type, lang, hidden, tag, ownPolicy);
    }
}
