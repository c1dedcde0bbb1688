package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A breach of the code of conduct about which its writer was warned (guideline H04).
 *
 * @param reaction the one they were warned about: one strike each
 * @param category the class that it had, in JSON {@code class}
 * @param warning which warning it was, from 1
 * @param code the address of the code of conduct that the warning named
 * @param by who warned
 */
public record Strike(
        String id,
        String author,
        String reaction,
        @JsonProperty("class") String category,
        int warning,
        String code,
        String by,
        Instant at) {}
