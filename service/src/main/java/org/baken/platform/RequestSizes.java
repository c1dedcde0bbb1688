package org.baken.platform;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what is larger than anything that is taken. What a client is still sending is let in first: it would find the connection
 * broken, and mostly never read why. Beyond some more bytes the connection ends all the same. Thread-safe.
 */
public final class RequestSizes extends SizeLimitHandler {
    private static final long MOST_LET_IN = 64L * 1024 * 1024;

    private final long largest;

    /** @param largest in bytes */
    public RequestSizes(long largest) {
        super(largest, -1);
        this.largest = largest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Who asks first has not begun to send (RFC 9110, 10.1.1).
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
        if (request.getLength() <= largest || request.getLength() > MOST_LET_IN || asks) {
            return super.handle(request, response, callback);
        }
        letIn(request, () -> Response.writeError(request, response, callback, 413));
        return true;
    }

    /** Reads to the end, or to where the client broke off, and forgets it. */
    private static void letIn(Request request, Runnable then) {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                then.run();
                return;
            }
        }
        request.demand(() -> letIn(request, then));
    }
}
