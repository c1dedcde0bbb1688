/**
 * Bluesky, and every other server that keeps accounts of the AT Protocol (a PDS).
 *
 * <p>A thin client on {@link org.baken.channel.Outbound}: the Java libraries for the AT Protocol bring an HTTP client of their own,
 * which would pass by the guard on addresses.
 *
 * <p>{@code BlueskyLiveIT} runs the connector against a real PDS, the protocol's reference server from npm with its own
 * directory of identities, all on this machine: {@code service/src/test/live/bluesky.sh} installs and starts both (it needs Node
 * and a C++ compiler) and says how to start the test. Without a server the test is skipped.
 */
package org.baken.channel.bluesky;
