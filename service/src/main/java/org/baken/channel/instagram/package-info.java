/**
 * An Instagram account of an organisation, by the Instagram API with Facebook Login
 * (developers.facebook.com/docs/instagram-platform/content-publishing). That login and not Instagram's own, because only a token of
 * the Page that the account belongs to has no end and may delete. A thin client on {@link org.baken.channel.Outbound}, for the same
 * reasons as for Facebook.
 */
package org.baken.channel.instagram;
