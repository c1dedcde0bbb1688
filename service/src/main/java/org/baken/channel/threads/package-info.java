/**
 * Threads, by Meta's Threads API (developers.facebook.com/docs/threads). A thin client on {@link org.baken.channel.Outbound}: there
 * is no library for Java that is kept. Counting is {@link org.baken.channel.ThreadsLimits}.
 */
package org.baken.channel.threads;
