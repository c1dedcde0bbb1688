package org.baken.reply;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;

/** The answers of an incident: what waits for a second person, what a person has to do. */
@Path("/api/incidents/{id}/replies")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentReplyResource {
    private final Database database;
    private final Incidents incidents;
    private final Views views;

    IncidentReplyResource(Database database, Incidents incidents, Views views) {
        this.database = database;
        this.incidents = incidents;
        this.views = views;
    }

    /** The newest first, without receipts. */
    @GET
    public Page<ReplyView> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("state") List<String> states,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Paging paging = Paging.of(limit, after);
        List<ReplyState> wanted = states(states);
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            // Ids are hexadecimal: g comes after all of them.
            String before = paging.after() == null ? "g" : paging.after();
            List<Reply> found = handle.attach(ReplyDao.class).list(id, wanted, before, paging.oneMore());
            return Page.of(views.of(handle, caller, locale, found), paging, ReplyView::id);
        });
    }

    private static List<ReplyState> states(List<String> names) {
        String all = Arrays.stream(ReplyState.values()).map(Enum::name).collect(Collectors.joining(", "));
        if (!List.of(all.split(", ")).containsAll(names)) {
            throw Problem.invalid("state", "problem.one-of", all);
        }
        return names.isEmpty()
                ? List.of(ReplyState.values())
                : names.stream().map(ReplyState::valueOf).toList();
    }
}
