package org.baken.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;

/**
 * Lets a client repeat a POST after a lost answer (draft-ietf-httpapi-idempotency-key-header). Keys are those of one caller,
 * 1 to 200 visible characters, and are kept a week.
 */
@Priority(Priorities.AUTHORIZATION + 100)
public final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private final Database database;
    private final Clock clock;

    @Context
    private ResourceInfo resource;

    public IdempotencyFilter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        CommandKey.end();
        String header = request.getHeaderString(HEADER);
        Principal caller = request.getSecurityContext().getUserPrincipal();
        if (header == null || caller == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        if (!header.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.invalid(HEADER, "problem.key-form");
        }
        byte[] body = isStreamed() ? new byte[0] : request.getEntityStream().readAllBytes();
        if (!isStreamed()) {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
        CommandKey key = new CommandKey(caller.getName(), header, digest(request, body), clock.instant());
        key.earlier(database).ifPresentOrElse(request::abortWith, () -> CommandKey.begin(key));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        CommandKey.current().ifPresent(key -> {
            CommandKey.end();
            if (response.getStatus() < 300 && key.isCarriedOut()) {
                String body = response.hasEntity() ? Json.write(response.getEntity()) : null;
                database.write(handle -> {
                    key.respond(
                            handle.attach(CommandDao.class),
                            response.getStatus(),
                            response.getHeaderString("Location"),
                            response.getHeaderString("ETag"),
                            body);
                    return null;
                });
            }
        });
    }

    private boolean isStreamed() {
        return resource.getResourceMethod().isAnnotationPresent(Streamed.class);
    }

    private static String digest(ContainerRequestContext request, byte[] body) {
        byte[] path = (request.getUriInfo().getRequestUri().getPath() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[path.length + body.length];
        System.arraycopy(path, 0, whole, 0, path.length);
        System.arraycopy(body, 0, whole, path.length, body.length);
        return Ids.digest(whole);
    }
}
