/** The channel of exercises: posts become files and never leave the house. */
package org.baken.channel.sandbox;
