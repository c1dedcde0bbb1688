package org.baken.reaction;

import java.time.Instant;

/**
 * Who wrote a reaction, as one platform knows them.
 *
 * @param exercise whether an exercise made them up
 * @param handle how they are called there; a made-up word once they are a pseudonym
 * @param name as shown there; may be null
 * @param address their own page; may be null
 * @param pseudonym whether who they are was taken out
 */
public record Author(
        String id,
        boolean exercise,
        String platform,
        String handle,
        String name,
        String address,
        boolean pseudonym,
        Instant firstAt) {}
