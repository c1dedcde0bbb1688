/**
 * Tells people what went wrong and needs them: once, grouped, in the console, by mail and on the channels that the team reads.
 *
 * <p>An alarm is not fired by an event that could be missed: a watch holds what is wrong now against the alarms that are open,
 * raises what is new and ends what has mended itself. Killed or started again, it comes to the same.
 */
package org.baken.alarm;
