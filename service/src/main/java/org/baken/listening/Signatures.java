package org.baken.listening;

import java.time.Instant;

/** How a signature over a time and a body is checked: as receivers of our own webhooks do it. */
@FunctionalInterface
public interface Signatures {
    /**
     * Whether the signature is right and the time not more than five minutes away.
     *
     * @param timestamp seconds since 1970, as sent; may be null
     * @param signature as sent; may be null
     */
    boolean verify(String key, String timestamp, String signature, byte[] body, Instant now);
}
