package org.baken.publishing;

import java.time.Instant;

/**
 * "Stop all" for every incident of the house.
 *
 * @param held whether nothing may leave for any channel
 * @param reason why; absent when nobody said, or it does not last
 * @param changedBy the name of who stopped or released it last; absent when nobody ever did
 */
public record HouseHold(boolean held, String reason, String changedBy, Instant changedAt) {}
