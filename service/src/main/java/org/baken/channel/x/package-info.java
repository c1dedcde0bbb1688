/**
 * X, by version 2 of its interface (docs.x.com/x-api). A thin client on {@link org.baken.channel.Outbound}: X's own library for Java
 * is no longer developed and knows neither the new uploads nor our guard. Counting is {@link org.baken.channel.XLimits}.
 *
 * <p>Posts cost money per call; so nothing is read before a first attempt. X offers edits only to people with a subscription and
 * not through its interface: a correction is a reply, or a new post after removing the old one.
 */
package org.baken.channel.x;
