/**
 * Messages in a Telegram channel or group, by a bot (core.telegram.org/bots/api). A thin client on
 * {@link org.baken.channel.Outbound}: the client libraries in Java bring a whole bot with its own connections, past our guard.
 */
package org.baken.channel.telegram;
