package org.baken.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each request by its route: addresses can hold personal links and what people search for, so they stay out. */
@PreMatching
public final class RequestLog implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger("org.baken.requests");
    private static final String BEGAN = RequestLog.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object began = request.getProperty(BEGAN);
        long millis = began instanceof Long nanos ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos) : 0;
        Principal caller = request.getSecurityContext().getUserPrincipal();
        LOG.info(
                "{} {} {} {} ms{}",
                request.getMethod(),
                route(request),
                response.getStatus(),
                millis,
                caller == null ? "" : " person " + caller.getName());
    }

    private static String route(ContainerRequestContext request) {
        if (!(request.getUriInfo() instanceof ExtendedUriInfo info)) {
            return "?";
        }
        List<UriTemplate> templates = new ArrayList<>(info.getMatchedTemplates());
        Collections.reverse(templates);
        return templates.isEmpty()
                ? "(none)"
                : templates.stream().map(UriTemplate::getTemplate).collect(Collectors.joining());
    }
}
