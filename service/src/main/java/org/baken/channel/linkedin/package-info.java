/**
 * A LinkedIn Page, by LinkedIn's Posts API (learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api). A thin
 * client on {@link org.baken.channel.Outbound}: LinkedIn keeps libraries for other languages, none for Java.
 *
 * <p>Versions of the interface die after a year or so; which one is used stands in the account, so that a town can go on without a
 * new release.
 */
package org.baken.channel.linkedin;
