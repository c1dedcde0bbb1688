package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** Files of evidence. They come from strangers: a browser keeps them and never opens them as a page of ours. */
@Path("/api/evidence")
public final class EvidenceResource {
    private final Database database;
    private final Rumours rumours;
    private final EvidenceStore store;

    public EvidenceResource(Database database, Rumours rumours, EvidenceStore store) {
        this.database = database;
        this.rumours = rumours;
        this.store = store;
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Evidence evidence = database.read(handle -> {
            Evidence found =
                    handle.attach(RumourDao.class).evidence(id).orElseThrow(() -> Problem.notFound("evidence"));
            rumours.readable(handle, caller, found.rumour());
            return found;
        });
        return Response.ok(store.open(evidence.sha256()), evidence.type())
                .header(HttpHeaders.CONTENT_LENGTH, evidence.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(evidence.name()))
                .header("Content-Security-Policy", "sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** RFC 6266: a plain name for old browsers, the real one in the form of RFC 8187. */
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
