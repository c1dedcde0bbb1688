package org.baken.incident;

import java.time.Duration;

/**
 * How soon residents hear from us, unless somebody promises otherwise.
 *
 * @param firstStatement after an incident becomes active (guideline V10)
 * @param update after each publication (guideline H40)
 */
public record Cadence(Duration firstStatement, Duration update) {}
