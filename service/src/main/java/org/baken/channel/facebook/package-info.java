/**
 * A Facebook Page, by Meta's Graph API (developers.facebook.com/docs/pages-api). A thin client on
 * {@link org.baken.channel.Outbound}: Meta's own library for Java is generated for advertising, brings its own HTTP client past our
 * guard, and offers nothing for the few calls that a Page needs.
 *
 * <p>The platform's own scheduling is never used: a post that waits there would escape our pause.
 */
package org.baken.channel.facebook;
