/**
 * Asks colleagues, officials and partners to pass official posts on (guidelines V17, H30), each by a personal link, and tells
 * them to stop when a post no longer holds.
 */
package org.baken.forwarding;
