package org.baken.subscription;

import java.time.Instant;

/**
 * What the house decided about mails to residents.
 *
 * @param enabled whether anybody can subscribe and whether messages are mailed; ending always works
 * @param perMinute how many mails leave in a minute at most, over all nodes
 * @param keepDays so many days after an incident was closed its subscriptions end and addresses are wiped
 */
public record Policy(boolean enabled, int perMinute, int keepDays, long version, String changedBy, Instant changedAt) {}
