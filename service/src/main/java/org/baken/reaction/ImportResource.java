package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;

/** One import: how far it is, what it refused, and stopping and resuming it. */
@Path("/api/reaction-imports/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Imports imports;
    private final ImportRunner runner;

    ImportResource(Database database, Imports imports, ImportRunner runner) {
        this.database = database;
        this.imports = imports;
        this.runner = runner;
    }

    @GET
    public ImportView get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = IncidentReactionResource.locale(headers);
        return database.read(handle -> ImportView.of(imports.readable(handle, caller, id), locale));
    }

    /** Stops it; what it took up stays, and it can be resumed while its file is there. */
    @DELETE
    public ImportView stop(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = IncidentReactionResource.locale(headers);
        return database.write(handle -> {
            Import running = imports.writable(handle, caller, id);
            return ImportView.of(imports.stop(handle, running, caller.actor()), locale);
        });
    }

    /** Lets one that was stopped or failed go on from where it was. */
    @POST
    @Path("resumption")
    public ImportView resume(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = IncidentReactionResource.locale(headers);
        ImportView resumed = database.write(
                handle -> ImportView.of(imports.resume(handle, imports.writable(handle, caller, id)), locale));
        runner.wake();
        return resumed;
    }

    /** The rows that were refused, each with its number, what is wrong and how it stands in the file. */
    @GET
    @Path("refused.csv")
    @Produces("text/csv; charset=UTF-8")
    public Response refused(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = IncidentReactionResource.locale(headers);
        Import shown = database.read(handle -> imports.readable(handle, caller, id));
        StreamingOutput output = out -> {
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                write(shown, locale, new SafeCsv(writer));
            }
        };
        return Response.ok(output)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")
                .build();
    }

    private void write(Import shown, Locale locale, SafeCsv csv) throws IOException {
        List<String> content = shown.header().isEmpty() ? List.of("json") : shown.header();
        csv.row(Stream.concat(
                        Stream.of("row", "field", "reason")
                                .map(name -> Catalogue.text(locale, "reaction.import.column." + name)),
                        content.stream())
                .toList());
        long after = 0;
        List<ImportDao.Refused> some = some(shown.id(), after);
        while (!some.isEmpty()) {
            for (ImportDao.Refused row : some) {
                List<String> cells = new ArrayList<>();
                cells.add(Long.toString(row.row()));
                cells.add(row.field());
                cells.add(row.reason().in(locale));
                cells.addAll(row.content());
                csv.row(cells);
                after = row.row();
            }
            some = some(shown.id(), after);
        }
    }

    private List<ImportDao.Refused> some(String id, long after) {
        return database.read(handle -> imports.refused(handle, id, after, AT_ONCE));
    }
}
