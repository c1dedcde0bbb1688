/** The town's own page as a channel. */
package org.baken.channel.publicpage;
