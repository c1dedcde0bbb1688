package org.baken.publicpage;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.ProblemMapper;

/** Answers people who follow a dead link with a page, where programs get a problem document. */
final class MissingPage implements ContainerResponseFilter {
    private final Places places;

    MissingPage(Places places) {
        this.places = places;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        boolean page = accept != null && accept.contains(MediaType.TEXT_HTML);
        boolean problem = response.getMediaType() != null
                && response.getMediaType().toString().startsWith(ProblemMapper.TYPE);
        if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                && page
                && problem
                && !request.getUriInfo().getPath().startsWith("api/")) {
            byte[] missing = places.missing(
                    request.getUriInfo().getQueryParameters().getFirst("lang"),
                    request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.setEntity(missing, new Annotation[0], MediaType.valueOf(HtmlTemplate.TYPE));
            response.getHeaders().remove(HttpHeaders.CONTENT_LANGUAGE);
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
