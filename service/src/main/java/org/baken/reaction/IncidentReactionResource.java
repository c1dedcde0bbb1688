package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** The reactions of an incident (guidelines V19, H12). */
@Path("/api/incidents/{id}/reactions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentReactionResource {
    private static final int MOST = 1000;

    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Reactions reactions;
    private final ReactionCounts counts;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of moments that do not name one */
    public IncidentReactionResource(
            Database database, Incidents incidents, Rumours rumours, Reactions reactions, Clock clock, ZoneId zone) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.reactions = reactions;
        this.counts = new ReactionCounts(clock);
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One reaction. Without {@code at} it was written now, without {@code platform} it stands somewhere else, without
     * {@code handle} nobody knows its writer.
     *
     * @param id what the platform calls it, so that it is taken up once by whatever way it comes
     */
    public record Item(
            String id,
            String text,
            String handle,
            String authorName,
            String platform,
            String url,
            Instant at,
            String lang,

            @com.fasterxml.jackson.annotation.JsonProperty("private")
            Boolean secluded,

            String inReplyTo) {
        ReactionRow row() {
            return new ReactionRow(
                    id,
                    text,
                    handle,
                    authorName,
                    platform,
                    url,
                    at == null ? null : at.toString(),
                    lang,
                    secluded == null ? null : secluded.toString(),
                    inReplyTo);
        }
    }

    /** One reaction, or up to 1000 as {@code items}. */
    public record Added(
            String id,
            String text,
            String handle,
            String authorName,
            String platform,
            String url,
            Instant at,
            String lang,

            @com.fasterxml.jackson.annotation.JsonProperty("private")
            Boolean secluded,

            String inReplyTo,

            @Size(min = 1, max = MOST) List<@NotNull Item> items) {
        Item one() {
            return new Item(id, text, handle, authorName, platform, url, at, lang, secluded, inReplyTo);
        }
    }

    /** What became of items. */
    public record Outcome(int added, int known, List<Refused> refused) {}

    /** An item that was not taken, counted from 1, and why. */
    public record Refused(int row, String field, String message) {}

    @GET
    public Page<ReactionView> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @BeanParam ReactionQuery query,
            @Context HttpHeaders headers) {
        Paging paging = query.paging();
        ReactionFilter filter = query.filter(id, caller, clock.instant());
        String typed = query.words();
        Optional<SearchWords> words = SearchWords.of(typed);
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            // Who types what is no word finds nothing, rather than everything.
            Page<Reaction> page = typed.isEmpty() || words.isPresent()
                    ? reactions.page(handle, whole(handle, filter), words.orElse(null), paging)
                    : Page.whole(List.of());
            return new Page<>(reactions.views().of(handle, page.items(), locale(headers)), page.next());
        });
    }

    /** How many there are, by state and class; for a very large inbox the numbers may be some seconds old. */
    @GET
    @Path("summary")
    public ReactionCounts.Summary summary(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return counts.of(handle, id, caller.id());
        });
    }

    /**
     * Takes up one reaction that somebody typed in (201), or many (200), which tells what became of each. One that is known already is
     * answered with 200 and as it is.
     */
    @POST
    public Response add(
            @Auth Caller caller,
            @PathParam("id") String id,
            @NotNull @jakarta.validation.Valid Added added,
            @Context HttpHeaders headers) {
        if (added.items() == null) {
            return addOne(caller, id, added.one(), locale(headers));
        }
        Outcome outcome = database.write(handle -> addAll(handle, caller, id, added.items(), locale(headers)));
        return Response.ok(outcome).build();
    }

    private Response addOne(Caller caller, String id, Item item, Locale locale) {
        Arrival arrival;
        try {
            arrival = item.row().arrival(Source.MANUAL, clock, zone);
        } catch (ReactionRow.Refusal refusal) {
            throw Problem.invalid(refusal.field(), refusal.key(), refusal.arguments());
        }
        boolean[] fresh = new boolean[1];
        ReactionView view = database.write(handle -> {
            Incident incident = writable(handle, caller, id);
            Reactions.Received received = reactions.receive(handle, incident, List.of(arrival), caller.actor());
            fresh[0] = received.known() == 0;
            return reactions.views().of(handle, reactions.same(handle, incident, arrival), locale);
        });
        return fresh[0]
                ? Tagged.created("/api/reactions/" + view.reaction().id(), view, view.version())
                : Tagged.ok(view, view.version());
    }

    private Outcome addAll(Handle handle, Caller caller, String id, List<Item> items, Locale locale) {
        Incident incident = writable(handle, caller, id);
        List<Arrival> arrivals = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                arrivals.add(items.get(i).row().arrival(Source.MANUAL, clock, zone));
            } catch (ReactionRow.Refusal refusal) {
                String message = Catalogue.text(locale, refusal.key(), refusal.arguments());
                refused.add(new Refused(i + 1, refusal.field(), message));
            }
        }
        Reactions.Received received = reactions.receive(handle, incident, arrivals, caller.actor());
        return new Outcome(received.added().size(), received.known(), refused);
    }

    /** Claims that were merged are one: whoever asks for one of them sees what was written about any. */
    private ReactionFilter whole(Handle handle, ReactionFilter filter) {
        return filter.rumours().isEmpty()
                ? filter
                : filter.with(rumours.family(handle, filter.rumours().get(0)));
    }

    private Incident writable(Handle handle, Caller caller, String id) {
        return incidents.require(handle, caller, id, Reactions.WRITERS).unlessClosed();
    }

    static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
