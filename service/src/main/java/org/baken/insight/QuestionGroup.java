package org.baken.insight;

import java.time.Instant;

/**
 * Questions of different people that are alike.
 *
 * @param questions how many there are
 * @param authors how many different people asked
 * @param lastAt when it was asked last
 * @param refusedBy who found that it is no matter for an entry; null when nobody did
 */
public record QuestionGroup(
        String id, String incident, int questions, int authors, Instant lastAt, String refusedBy, Instant refusedAt) {}
