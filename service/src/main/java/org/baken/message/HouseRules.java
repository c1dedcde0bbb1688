package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.check.Finding.Level;
import org.jdbi.v3.json.Json;

/**
 * What the organisation decided for all its messages.
 *
 * @param ownNumbers telephone and account numbers and mail addresses of its own, which may be published
 * @param ownAddresses street addresses of its own, which may be published
 * @param confidentialTerms words and names that must never go out
 * @param emergencyMandate the ids of the persons who may use the emergency road; none for the incident's lead
 * @param emergencyReviewMinutes how long after it the owed review must be done
 * @param levels how serious a check is here, by its name; the usual level where it says nothing
 * @param changedBy the name of who changed them last; that of the product while nobody did
 */
public record HouseRules(
        @Json List<String> ownNumbers,
        @Json List<String> ownAddresses,
        @Json List<String> confidentialTerms,
        @Json List<String> emergencyMandate,
        int emergencyReviewMinutes,
        @Json Map<String, Level> levels,
        long version,
        String changedBy,
        Instant changedAt) {}
