/**
 * A Facebook Page, by Meta's Graph API (developers.facebook.com/docs/pages-api). A thin client on
 * {@link org.baken.channel.Outbound}. RestFB, which is well kept, models all of Meta's objects and opens its own connections past our
 * guard; with a requestor of our own little of it would be left for the few calls that a Page needs, and nothing for telling apart
 * what may have arrived.
 *
 * <p>The platform's own scheduling is never used: a post that waits there would escape our pause.
 */
package org.baken.channel.facebook;
