/**
 * Notifications on the phones that follow a topic on an ntfy server (docs.ntfy.sh/publish). A thin client on
 * {@link org.baken.channel.Outbound}: publishing is one request.
 */
package org.baken.channel.ntfy;
