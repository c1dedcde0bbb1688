package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.channel.TextCount;
import org.baken.check.Finding;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.publishing.Road;
import org.baken.reaction.Exchanges;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;

/** What somebody who is about to answer a reaction needs to know. Nothing is stored here. */
@Path("/api/reactions/{id}/reply-form")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplyFormResource {
    private final Database database;
    private final Reactions reactions;
    private final Incidents incidents;
    private final Composer composer;
    private final Departure departure;
    private final TriagePolicies policies;

    ReplyFormResource(
            Database database,
            Reactions reactions,
            Incidents incidents,
            Composer composer,
            Departure departure,
            TriagePolicies policies) {
        this.database = database;
        this.reactions = reactions;
        this.incidents = incidents;
        this.composer = composer;
        this.departure = departure;
        this.policies = policies;
    }

    /**
     * How the answer will be given.
     *
     * @param addressFound whether the writer addresses us so that it can be told; otherwise it is informal
     * @param byHand whether a person gives it, because no connector can
     * @param exchanges how many answers the writer got in this incident
     * @param most after how many a discussion is over (guideline V33)
     */
    public record Form(
            String lang,
            AddressForm address,
            boolean addressFound,
            @JsonProperty("private") boolean secluded,
            boolean byHand,
            String platform,
            String account,
            Integer limit,
            int exchanges,
            int most,
            boolean freeTextNeedsSignOff,
            boolean templatesNeedSignOff) {}

    /** A text as it would go out, and what the checks say. */
    public record Tried(
            String text, int used, Integer limit, boolean fits, boolean needsSignOff, List<Finding.Advice> findings) {}

    @GET
    public Form form(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            Reaction reaction = reactions.readable(handle, caller, id);
            Incident incident = incidents.get(handle, reaction.incident());
            Optional<Road> road = road(handle, incident, reaction, reaction.secluded());
            TriagePolicy decided = policies.current(handle);
            return new Form(
                    composer.language(incident, reaction, null),
                    Composer.form(reaction),
                    Tone.of(reaction.text(), reaction.lang()).isPresent(),
                    reaction.secluded(),
                    road.isEmpty(),
                    road.map(Road::platform).orElse(reaction.platform()),
                    road.map(way -> way.account().name()).orElse(null),
                    road.map(way -> way.limits().max()).orElse(null),
                    Exchanges.in(handle, reaction),
                    decided.exchanges(),
                    decided.freeTextNeedsSignOff(),
                    decided.templatesNeedSignOff());
        });
    }

    /** Tries an answer without giving it. */
    @POST
    public Tried attempt(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid ReactionReplyResource.Wanted wanted) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.read(handle -> {
            Reaction reaction = reactions.readable(handle, caller, id);
            Incident incident = incidents.get(handle, reaction.incident());
            Optional<Road> road = road(handle, incident, reaction, composer.isSecluded(reaction, wanted.wish()));
            Composer.Composed composed = composer.compose(
                    handle,
                    new Composer.Occasion(incident, reaction, road, departure.policy(handle), caller.name()),
                    wanted.wish());
            TriagePolicy decided = policies.current(handle);
            TextCount count = composed.count();
            return new Tried(
                    composed.text(),
                    count == null ? composed.text().length() : count.used(),
                    count == null ? null : count.limit(),
                    count == null || count.fits(),
                    composed.free()
                            ? decided.freeTextNeedsSignOff() || composed.warns()
                            : decided.templatesNeedSignOff(),
                    composed.findings().stream()
                            .map(finding -> finding.in(locale))
                            .toList());
        });
    }

    private Optional<Road> road(Handle handle, Incident incident, Reaction reaction, boolean secluded) {
        String author = handle.attach(ReplyDao.class)
                .author(reaction.author())
                .map(ReplyDao.Person::handle)
                .orElse("");
        return departure.road(handle, incident, reaction, author, secluded);
    }
}
