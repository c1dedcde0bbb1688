package org.baken.platform;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers that carry the version of a thing as their ETag. */
public final class Tagged {
    private Tagged() {}

    /** 200 with the thing and its version. */
    public static Response ok(Object entity, long version) {
        return Response.ok(entity).tag(tag(version)).build();
    }

    /** 201 with the new thing, its address below {@code /api/} and its version. */
    public static Response created(String path, Object entity, long version) {
        return Response.created(URI.create(path))
                .entity(entity)
                .tag(tag(version))
                .build();
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
