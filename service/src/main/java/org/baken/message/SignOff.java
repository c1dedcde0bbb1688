package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.json.Json;

/**
 * Somebody's word that one revision may go out.
 *
 * @param review the version with which the message was submitted for this round
 * @param person the id of who signed off
 * @param hash of the content that they saw
 * @param answers by the id of the question; questions they did not answer are not in it
 * @param comment may be null
 */
public record SignOff(
        @JsonIgnore String message,
        @JsonIgnore long review,
        String person,
        String name,
        int revision,
        String hash,
        @Json Map<String, Boolean> answers,
        String comment,
        Instant at) {}
