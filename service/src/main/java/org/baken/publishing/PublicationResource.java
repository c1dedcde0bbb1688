package org.baken.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.channel.Limits;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Publishes what was signed off, and takes it back (guidelines A06, A20, V32). */
@Path("/api/messages/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PublicationResource {
    private static final int MOST_ACCOUNTS = 500;

    private final Database database;
    private final Publications publications;
    private final Messages messages;
    private final Incidents incidents;
    private final Worker worker;

    PublicationResource(
            Database database, Publications publications, Messages messages, Incidents incidents, Worker worker) {
        this.database = database;
        this.publications = publications;
        this.messages = messages;
        this.incidents = incidents;
        this.worker = worker;
    }

    /**
     * What is to be published where.
     *
     * @param accounts a list of ids, or {@code "all"} for every linked account of the incident's kind
     * @param languages two-letter codes; left out for every language that is signed off
     * @param at not before then; nothing for at once
     * @param withoutUndo whether it leaves at once, without time to undo it
     */
    public record Order(
            @Min(1) int revision,
            @NotBlank @Size(max = 64) String hash,
            @NotNull JsonNode accounts,
            @Size(min = 1, max = 8) List<@NotBlank @Size(max = 2) String> languages,
            Instant at,
            Boolean withoutUndo) {}

    /** An account that gets nothing, and why. */
    public record Left(String account, String name, String why) {}

    /** What was decided; the deliveries leave when they are due. */
    public record Publication(List<Delivery.Shown> deliveries, List<Left> left) {}

    /**
     * What becomes of a publication that is taken back.
     *
     * @param undone whether nothing had left yet, so that it is as if it never was
     * @param plan what happens to each delivery otherwise
     */
    public record Withdrawal(boolean undone, List<Publications.Planned> plan) {}

    @POST
    public Response publish(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Order order) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Publications.Order wanted = new Publications.Order(
                order.revision(),
                order.hash(),
                accounts(order.accounts()),
                order.languages(),
                order.at(),
                Boolean.TRUE.equals(order.withoutUndo()));
        List<Account> linked = database.read(handle -> publications.linked(handle, incident(handle, caller, id)));
        Map<String, Limits> limits = publications.limits(linked);
        Publication publication = database.write(handle -> {
            Publications.Made made =
                    publications.publish(handle, incident(handle, caller, id), id, wanted, limits, caller);
            return new Publication(
                    made.deliveries().stream()
                            .map(delivery -> delivery.in(locale))
                            .toList(),
                    made.left().stream()
                            .map(left -> new Left(
                                    left.account().id(),
                                    left.account().shownName(locale),
                                    Catalogue.text(locale, left.why())))
                            .toList());
        });
        worker.wake();
        return Response.accepted(publication).build();
    }

    @DELETE
    public Withdrawal takeBack(@Auth Caller caller, @PathParam("id") String id) {
        Withdrawal withdrawal = database.write(handle -> {
            incident(handle, caller, id);
            List<Publications.Planned> plan = publications.takeBack(handle, id, caller);
            return new Withdrawal(plan.isEmpty(), plan);
        });
        worker.wake();
        return withdrawal;
    }

    private Incident incident(Handle handle, Caller caller, String message) {
        String incident = messages.get(handle, message).incident();
        return incidents.require(handle, caller, incident, Role.SPOKESPERSON);
    }

    /** Null for all. */
    private static List<String> accounts(JsonNode wanted) {
        if (wanted.isTextual() && wanted.asText().equals("all")) {
            return null;
        }
        if (!wanted.isArray()) {
            throw Problem.invalid("accounts", "publishing.accounts");
        }
        if (wanted.size() > MOST_ACCOUNTS) {
            throw Problem.invalid("accounts", "problem.range", 0, MOST_ACCOUNTS);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : wanted) {
            if (!id.isTextual()) {
                throw Problem.invalid("accounts[" + ids.size() + "]", "problem.wrong-type");
            }
            ids.add(id.asText());
        }
        return ids;
    }
}
