package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** Somebody asked for changes instead of signing off. */
public record Objection(
        @JsonIgnore String id,
        @JsonIgnore String message,
        String person,
        String name,
        int revision,
        String comment,
        Instant at) {}
