/**
 * Messages in a Matrix room, through the client-server API (spec.matrix.org, v1.11). A thin client on
 * {@link org.baken.channel.Outbound}: the API is JSON over HTTP, and the client libraries in Java bring a whole chat program.
 */
package org.baken.channel.matrix;
