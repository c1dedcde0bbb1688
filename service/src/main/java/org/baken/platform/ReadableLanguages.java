package org.baken.platform;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Drops an {@code Accept-Language} that is not one (RFC 9110, 12.5.4), as if there were none. It would otherwise fail wherever
 * it is read, even in the answer that tells what is wrong.
 */
@PreMatching
public final class ReadableLanguages implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableLanguages();
        } catch (ProcessingException e) {
            request.getHeaders().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
