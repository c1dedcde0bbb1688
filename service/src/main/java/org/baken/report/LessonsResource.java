package org.baken.report;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Json;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** What the team learned from an incident (guideline V16). Also of one that is closed: that is when people look back. */
@Path("/api/incidents/{id}/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LessonsResource {
    private final Database database;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;

    public LessonsResource(Database database, Incidents incidents, Logbook logbook, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** What is written, all of it: what is left out is emptied. */
    public record Written(
            @Size(max = 10_000) @PlainText String well,
            @Size(max = 10_000) @PlainText String better,
            @Size(max = 50) List<@NotNull @Valid Action> actions) {}

    /** Something that somebody will do about it. */
    public record Action(
            @NotBlank @Size(max = 500) @PlainText String text,
            @Size(max = 120) @PlainText String who,
            LocalDate by) {}

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        Lessons lessons = database.read(handle -> {
            incidents.readable(handle, caller, id);
            return of(handle, id);
        });
        return Tagged.ok(lessons, lessons.version());
    }

    @PUT
    public Response write(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Written written) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Lessons lessons = database.write(handle -> {
            incidents.require(handle, caller, id, Role.LEAD);
            Lessons before = of(handle, id);
            expected.check(before.version(), before.changedBy(), before.changedAt());
            Lessons after = write(handle, caller, id, before, written);
            logbook.append(
                    handle,
                    Entry.of(
                            "report.lessons",
                            id,
                            id,
                            caller.actor(),
                            Map.of("actions", after.actions().size(), "version", after.version())));
            return after;
        });
        return Tagged.ok(lessons, lessons.version());
    }

    static Lessons of(Handle handle, String incident) {
        return handle.attach(LessonsDao.class).find(incident).orElse(Lessons.NONE);
    }

    private Lessons write(Handle handle, Caller caller, String id, Lessons before, Written written) {
        LessonsDao dao = handle.attach(LessonsDao.class);
        List<Lessons.Action> actions = written.actions() == null
                ? List.of()
                : written.actions().stream()
                        .map(action -> new Lessons.Action(action.text().strip(), kept(action.who()), action.by()))
                        .toList();
        String stored = Json.write(actions);
        String well = kept(written.well());
        String better = kept(written.better());
        int rows = before.version() == 0
                ? dao.insert(id, well, better, stored, caller.name(), clock.instant())
                : dao.update(id, well, better, stored, before.version(), caller.name(), clock.instant());
        Lessons after = of(handle, id);
        if (rows == 0) {
            throw Problem.stale(after.changedBy(), after.changedAt(), after.version());
        }
        return after;
    }

    private static String kept(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
