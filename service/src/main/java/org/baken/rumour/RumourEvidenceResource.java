package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jdbi.v3.core.Handle;

/** Adds evidence to a rumour: a picture or a PDF of at most 10 MB (guidelines H07, H09). */
@Path("/api/rumours/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
public final class RumourEvidenceResource {
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final EvidenceStore store;
    private final Clock clock;

    public RumourEvidenceResource(
            Database database, Incidents incidents, Rumours rumours, EvidenceStore store, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the file, then writes its row: a row never names a file that is not there. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(
            @Auth Caller caller,
            @PathParam("id") String id,
            @FormDataParam("file") InputStream file,
            @FormDataParam("file") FormDataContentDisposition described,
            @FormDataParam("address") String address,
            @FormDataParam("capturedAt") String capturedAt) {
        database.read(handle -> mine(handle, caller, id));
        if (file == null || described == null) {
            throw Problem.invalid("file", "problem.required");
        }
        if (address != null && !address.matches("(https?://\\S{1,1980})?")) {
            throw Problem.invalid("address", "rumour.address");
        }
        Instant captured = captured(capturedAt);
        EvidenceStore.Stored stored = store.keep(file);
        Evidence added = database.write(handle -> {
            Rumour rumour = mine(handle, caller, id);
            Instant now = clock.instant();
            Evidence evidence = new Evidence(
                    Ids.next(),
                    id,
                    name(described.getFileName()),
                    stored.type(),
                    stored.size(),
                    stored.sha256(),
                    address == null || address.isEmpty() ? null : address,
                    Objects.requireNonNullElse(captured, now),
                    caller.name(),
                    now);
            return rumours.add(handle, rumour, evidence, caller.actor());
        });
        return Response.created(URI.create("/api/evidence/" + added.id()))
                .entity(added)
                .build();
    }

    /** Null when nobody said. */
    private Instant captured(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            Instant captured = Instant.parse(given.strip());
            IncidentRumourResource.seen("capturedAt", captured, clock.instant());
            return captured;
        } catch (DateTimeParseException e) {
            throw Problem.invalid("capturedAt", "rumour.moment");
        }
    }

    private Rumour mine(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        incidents.require(handle, caller, rumour.incident(), Rumours.WRITERS).unlessClosed();
        return rumour;
    }

    /** The last part of a path, without hidden characters: some browsers send the whole path. */
    private static String name(String given) {
        String name =
                given == null ? "" : decoded(given).replaceAll(".*[/\\\\]", "").replaceAll("\\p{C}", "");
        String cut = name.substring(Math.max(0, name.length() - LONGEST_NAME)).strip();
        return cut.isEmpty() ? "evidence" : cut;
    }

    /** Browsers send names in UTF-8 (RFC 7578, 5.1), which Jersey reads as Latin-1. */
    private static String decoded(String name) {
        boolean latin = name.chars().allMatch(character -> character <= 0xff);
        String decoded = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return latin && !decoded.contains("\uFFFD") ? decoded : name;
    }
}
