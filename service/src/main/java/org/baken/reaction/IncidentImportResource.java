package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Streamed;

/** Files of reactions that are taken up into an incident. */
@Path("/api/incidents/{id}/reaction-imports")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentImportResource {
    /** What a form has around its file, at most. */
    private static final long AROUND = 64 * 1024;

    private final Database database;
    private final Incidents incidents;
    private final Imports imports;
    private final ImportRunner runner;

    IncidentImportResource(Database database, Incidents incidents, Imports imports, ImportRunner runner) {
        this.database = database;
        this.incidents = incidents;
        this.imports = imports;
        this.runner = runner;
    }

    /** All imports of the incident, newest first. */
    @GET
    public Page<ImportView> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Paging paging = Paging.of(limit, after);
        Locale locale = IncidentReactionResource.locale(headers);
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            Page<Import> page = imports.list(handle, id, paging);
            return new Page<>(
                    page.items().stream()
                            .map(each -> ImportView.of(each, locale))
                            .toList(),
                    page.next());
        });
    }

    /**
     * Begins to take up a file: CSV, a JSON array or a JSON object on each line, in UTF-8, UTF-16 or Windows-1252, as its content says.
     * The answer comes when the whole file is there and was looked at; what becomes of it, the import tells. The form's only field is
     * {@code file}.
     *
     * @param length what the request says to be long: what is too large by its own word is refused before any of it is read
     */
    @POST
    @Streamed
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Context HttpHeaders headers,
            InputStream body) {
        database.read(handle ->
                incidents.require(handle, caller, id, Reactions.WRITERS).unlessClosed());
        if (length != null && length > imports.files().largest() + AROUND) {
            throw imports.files().tooLarge();
        }
        Import prepared = ImportUpload.read(type, body, (name, file) -> imports.prepare(caller, id, name, file));
        ImportView begun = begin(caller, prepared, IncidentReactionResource.locale(headers));
        runner.wake();
        return Response.accepted(begun)
                .location(URI.create("/api/reaction-imports/" + begun.id()))
                .build();
    }

    private ImportView begin(Caller caller, Import prepared, Locale locale) {
        boolean begun = false;
        try {
            ImportView view = database.write(handle -> {
                incidents
                        .require(handle, caller, prepared.incident(), Reactions.WRITERS)
                        .unlessClosed();
                return ImportView.of(imports.begin(handle, prepared), locale);
            });
            begun = true;
            return view;
        } finally {
            if (!begun) {
                imports.files().remove(prepared.id());
            }
        }
    }
}
