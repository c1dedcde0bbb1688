package org.baken.platform;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a client is still sending before it is answered. A request can be refused before its body has arrived (no
 * session, no rights); the server would then close the connection without a word, and a client on a slow line sees a broken
 * connection instead of the reason: whoever sends a picture after the session ended must read that. Beyond the largest request the
 * answer says that the connection ends (RFC 9112, 9.6).
 */
@Priority(Priorities.HEADER_DECORATOR)
public final class WholeRequest implements ContainerResponseFilter {
    private final long largest;

    /** The stream of the connection itself: what the resource was given may be a copy, or closed already. */
    @Context
    private HttpServletRequest connection;

    /** @param largest how many bytes are let in at most */
    public WholeRequest(long largest) {
        this.largest = largest;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isRead()) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private boolean isRead() {
        byte[] some = new byte[8192];
        try {
            InputStream body = connection.getInputStream();
            long total = 0;
            for (int read = body.read(some); read >= 0; read = body.read(some)) {
                total += read;
                if (total > largest) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
