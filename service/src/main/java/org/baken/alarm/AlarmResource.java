package org.baken.alarm;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;

/** What went wrong and needs a person. */
@Path("/api/alarms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AlarmResource {
    private final Database database;
    private final Alarms alarms;
    private final Incidents incidents;
    private final Logbook logbook;

    public AlarmResource(Database database, Alarms alarms, Incidents incidents, Logbook logbook) {
        this.database = database;
        this.alarms = alarms;
        this.incidents = incidents;
        this.logbook = logbook;
    }

    /** @param note what was done about it */
    public record Look(@Size(max = 2000) @PlainText String note) {}

    /**
     * Alarms of an incident, or those about accounts when none is named, newest first.
     *
     * @param seen whether somebody has looked: false gives what lasts and nobody has seen; left out for all
     */
    @GET
    public Page<AlarmView> list(
            @Auth Caller caller,
            @QueryParam("incident") String id,
            @QueryParam("seen") Boolean seen,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Paging paging = Paging.of(limit, after);
        Locale locale = locale(headers);
        return database.read(handle -> {
            if (id != null) {
                incidents.readable(handle, caller, id);
            } else if (!caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON)) {
                throw Problem.refused("publishing.account.team-only");
            }
            return Page.of(
                    alarms.list(handle, id, seen, paging.after(), paging.oneMore(), locale), paging, AlarmView::id);
        });
    }

    /** Says that somebody looks after it. Once seen it stays so, by whom it was first. */
    @PUT
    @Path("{id}/seen")
    public AlarmView seen(
            @Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers, @Valid Look look) {
        String note = look == null || look.note() == null || look.note().isBlank()
                ? null
                : look.note().strip();
        return database.write(handle -> {
            Alarm alarm = alarms.readable(handle, caller, id);
            if (alarm.incident() != null) {
                incidents.require(handle, caller, alarm.incident(), Alarms.lookers(handle, alarm));
            }
            List<Entry> log = new ArrayList<>();
            AlarmView seen = alarms.seen(handle, id, note, caller, locale(headers), log);
            log.forEach(entry -> logbook.append(handle, entry));
            return seen;
        });
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
