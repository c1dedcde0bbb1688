/** Mastodon, and servers that speak its interface. */
package org.baken.channel.mastodon;
