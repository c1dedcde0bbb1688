package org.baken.listening;

import java.time.Instant;
import org.baken.incident.IncidentKind;

/**
 * The page on which colleagues signal what they see (guidelines A17, L02).
 *
 * @param kind whether what comes in is real or belongs to exercises
 * @param code stands in its address; whoever has it may write to us, and no more
 * @param contact how colleagues reach the communication team otherwise; may be null
 */
public record SignalForm(
        IncidentKind kind,
        String code,
        boolean enabled,
        String contact,
        long version,
        String changedBy,
        Instant changedAt) {}
