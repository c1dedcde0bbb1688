package org.baken.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells browsers what a page of ours may do: nothing from elsewhere, no frame around it, no address passed on. */
public final class SecurityHeaders implements Filter {
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final boolean tls;

    /** @param tls whether people reach the service over TLS, so that browsers may be told never to do otherwise */
    public SecurityHeaders(boolean tls) {
        this.tls = tls;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader("Content-Security-Policy", POLICY);
        http.setHeader("X-Content-Type-Options", "nosniff");
        http.setHeader("Referrer-Policy", "no-referrer");
        http.setHeader("Permissions-Policy", "geolocation=(), microphone=(), camera=(self)");
        http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (tls) {
            http.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (((HttpServletRequest) request).getRequestURI().startsWith("/api/")) {
            http.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
