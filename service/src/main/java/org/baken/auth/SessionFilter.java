package org.baken.auth;

import io.dropwizard.auth.AuthFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Ids;
import org.baken.platform.Problem;

/**
 * Lets a request in by its session cookie. A request that changes something must also carry the session's token in
 * {@code X-CSRF-Token}: another site can make a browser send the cookie, but cannot read the token.
 */
@Priority(Priorities.AUTHENTICATION)
public final class SessionFilter extends AuthFilter<String, Caller> {
    /** The cookie that carries the session. */
    public static final String COOKIE = "baken_session";
    /** The header that carries the session's token against forged requests. */
    public static final String CSRF = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;

    public SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        if (cookie == null || cookie.getValue().isBlank()) {
            throw Problem.unauthorized("problem.no-session");
        }
        Sessions.Proved proved =
                sessions.prove(cookie.getValue()).orElseThrow(() -> Problem.unauthorized("problem.no-session"));
        if (!SAFE.contains(request.getMethod())) {
            String token = request.getHeaderString(CSRF);
            if (token == null || !Ids.same(token, proved.csrf())) {
                throw Problem.refused("auth.csrf");
            }
        }
        request.setSecurityContext(new Context(proved.person().caller()));
    }

    private record Context(Caller caller) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.has(Role.valueOf(role));
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "SESSION";
        }
    }
}
