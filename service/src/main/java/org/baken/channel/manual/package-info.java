/** Channels that a person serves. */
package org.baken.channel.manual;
