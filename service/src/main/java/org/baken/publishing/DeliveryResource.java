package org.baken.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** What became of one delivery (guideline A20), and what people say and decide about it. */
@Path("/api/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeliveryResource {
    private final Database database;
    private final Deliveries deliveries;
    private final Incidents incidents;
    private final Worker worker;

    DeliveryResource(Database database, Deliveries deliveries, Incidents incidents, Worker worker) {
        this.database = database;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.worker = worker;
    }

    /** How a thing ended that a person did or looked at. */
    public enum Ending {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }

    /**
     * What a person says.
     *
     * @param proof what shows it: who heard the sound van, where the poster hangs
     * @param url where it can be found
     */
    public record Outcome(
            @NotNull Ending outcome,
            @Size(max = 2000) @PlainText String proof,

            @Size(max = 2000) @Pattern(regexp = "https?://[^\\s\\p{Cntrl}]+", message = "publishing.url")
            String url) {}

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Delivery delivery = database.read(handle -> {
            Delivery found = deliveries.get(handle, id);
            incidents.readable(handle, caller, found.incident());
            return found;
        });
        return Tagged.ok(delivery.in(Catalogue.best(headers.getAcceptableLanguages())), delivery.version());
    }

    /** A person says how something by hand, or something unclear, ended. */
    @POST
    @Path("{id}/outcome")
    public Delivery.Shown outcome(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Outcome outcome) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.write(handle -> {
            Delivery delivery = deliveries.get(handle, id);
            if (delivery.state() == DeliveryState.TODO) {
                require(handle, caller, delivery, Role.SPOKESPERSON, Role.AUTHOR, Role.MONITOR, Role.OFFICIAL);
            } else {
                require(handle, caller, delivery, Role.SPOKESPERSON);
            }
            return deliveries
                    .outcome(
                            handle,
                            id,
                            outcome.outcome() == Ending.DONE,
                            outcome.proof(),
                            outcome.url(),
                            caller.actor())
                    .in(locale);
        });
    }

    /** Lets go what a "stop all" held, or tries again what failed or turned out not to be there. */
    @POST
    @Path("{id}/retry")
    public Delivery.Shown retry(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Delivery.Shown again = database.write(handle -> {
            Incident incident = require(handle, caller, deliveries.get(handle, id), Role.SPOKESPERSON);
            return deliveries.retry(handle, incident, id, caller.actor()).in(locale);
        });
        worker.wake();
        return again;
    }

    private Incident require(Handle handle, Caller caller, Delivery delivery, Role... any) {
        return incidents.require(handle, caller, delivery.incident(), any);
    }
}
