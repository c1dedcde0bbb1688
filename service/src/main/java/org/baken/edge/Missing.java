package org.baken.edge;

/**
 * What is answered where there is nothing.
 *
 * @param page for people
 * @param document for programs, as a problem of RFC 9457
 */
public record Missing(Place page, Place document) {
    Place of(String accept) {
        return accept != null && accept.contains("text/html") ? page : document;
    }
}
