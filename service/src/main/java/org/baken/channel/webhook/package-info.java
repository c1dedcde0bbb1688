/** Signed messages to a receiver of the town's own. */
package org.baken.channel.webhook;
