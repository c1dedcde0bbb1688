package org.baken.edge;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * What a request for a page says that matters; everything else is left unread, so that it cannot change an answer.
 *
 * @param head whether only the headers are asked for
 * @param codings {@code Accept-Encoding}; null when there is none
 * @param languages {@code Accept-Language}; null when there is none
 * @param known {@code If-None-Match}; null when there is none
 */
record Ask(boolean head, String codings, String languages, String known) {
    static Ask of(Request request) {
        String codings = null;
        String languages = null;
        String known = null;
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() != null) {
                switch (field.getHeader()) {
                    case ACCEPT_ENCODING -> codings = joined(codings, field.getValue());
                    case ACCEPT_LANGUAGE -> languages = joined(languages, field.getValue());
                    case IF_NONE_MATCH -> known = joined(known, field.getValue());
                    default -> {}
                }
            }
        }
        return new Ask(request.getMethod().equals("HEAD"), codings, languages, known);
    }

    /** Several lines of one header are one list (RFC 9110, 5.2). */
    private static String joined(String before, String value) {
        return before == null ? value : before + ", " + value;
    }
}
