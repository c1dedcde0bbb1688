/**
 * Mastodon, and servers that speak its interface.
 *
 * <p>A thin client on {@link org.baken.channel.Outbound}: the Java libraries for Mastodon bring an HTTP client of their own, which
 * would pass by the guard on addresses.
 *
 * <p>{@code MastodonLiveIT} runs the connector against a real server that speaks the interface, snac, which
 * {@code service/src/test/live/mastodon.sh} takes from Debian. Mastodon itself can only be had from its makers.
 */
package org.baken.channel.mastodon;
