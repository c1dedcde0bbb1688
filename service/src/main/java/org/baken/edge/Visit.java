package org.baken.edge;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request for a page that waits.
 *
 * @param arrived by {@link System#nanoTime()}
 */
record Visit(Request request, Response response, Callback callback, long arrived) {}
