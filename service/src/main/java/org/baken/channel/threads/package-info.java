/**
 * Threads, by Meta's Threads API (developers.facebook.com/docs/threads). A thin client on {@link org.baken.channel.Outbound}, for the
 * same reasons as for Facebook. Counting is {@link org.baken.channel.ThreadsLimits}.
 */
package org.baken.channel.threads;
