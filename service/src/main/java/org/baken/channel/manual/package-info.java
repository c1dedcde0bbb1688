/** Channels that a person serves: work in the street, calls, and the states' warning systems. */
package org.baken.channel.manual;
