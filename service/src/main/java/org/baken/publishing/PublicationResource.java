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
import jakarta.ws.rs.GET;
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
    private final Withdrawals withdrawals;
    private final Messages messages;
    private final Incidents incidents;
    private final Worker worker;

    PublicationResource(
            Database database,
            Publications publications,
            Withdrawals withdrawals,
            Messages messages,
            Incidents incidents,
            Worker worker) {
        this.database = database;
        this.publications = publications;
        this.withdrawals = withdrawals;
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
     * @param actions by account, what to do about the post of an earlier message; left out for what suits the platform
     */
    public record Order(
            @Min(1) int revision,
            @NotBlank @Size(max = 64) String hash,
            @NotNull JsonNode accounts,
            @Size(min = 1, max = 8) List<@NotBlank @Size(max = 2) String> languages,
            Instant at,
            Boolean withoutUndo,
            @Size(max = MOST_ACCOUNTS) Map<@NotBlank String, @NotNull Action> actions) {}

    /** As an order, of the newest revision unless one is named. */
    public record Question(
            @Min(1) Integer revision,
            @Size(min = 1, max = 64) String hash,
            @NotNull JsonNode accounts,
            @Size(min = 1, max = 8) List<@NotBlank @Size(max = 2) String> languages,
            Instant at,
            Boolean withoutUndo,
            @Size(max = MOST_ACCOUNTS) Map<@NotBlank String, @NotNull Action> actions) {}

    /** What was decided; the deliveries leave when they are due. */
    public record Publication(List<Delivery.Shown> deliveries, List<PublicationPlan.Left> left) {}

    /**
     * What becomes of a publication that is taken back.
     *
     * @param undone whether nothing had left yet, so that it is as if it never was
     * @param plan what happens to each delivery otherwise
     */
    public record Withdrawal(boolean undone, List<WithdrawalPlan.Line> plan) {}

    @POST
    public Response publish(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Order order) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        org.baken.publishing.Order wanted = new org.baken.publishing.Order(
                order.revision(),
                order.hash(),
                accounts(order.accounts()),
                order.languages(),
                order.at(),
                Boolean.TRUE.equals(order.withoutUndo()),
                order.actions());
        Map<String, Capacity> capacities = capacities(caller, id);
        Publication publication = database.write(handle -> {
            Publications.Made made =
                    publications.publish(handle, incident(handle, caller, id), id, wanted, capacities, caller);
            return new Publication(
                    made.deliveries().stream()
                            .map(delivery -> delivery.in(locale))
                            .toList(),
                    made.left().stream()
                            .map(left -> PublicationPlan.Left.in(locale, left))
                            .toList());
        });
        worker.wake();
        return Response.accepted(publication).build();
    }

    /** Says what publishing like this would do on each channel. Nothing is stored. */
    @POST
    @Path("plan")
    public PublicationPlan plan(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Question question) {
        org.baken.publishing.Order wanted = new org.baken.publishing.Order(
                question.revision() == null ? 0 : question.revision(),
                question.hash(),
                accounts(question.accounts()),
                question.languages(),
                question.at(),
                Boolean.TRUE.equals(question.withoutUndo()),
                question.actions());
        Map<String, Capacity> capacities = capacities(caller, id);
        Plan plan = database.read(
                handle -> publications.plan(handle, incident(handle, caller, id), id, wanted, capacities, caller));
        return PublicationPlan.in(Catalogue.best(headers.getAcceptableLanguages()), plan);
    }

    /** Says what taking the message back would do on each channel. */
    @GET
    @Path("withdrawal")
    public WithdrawalPlan withdrawal(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Withdrawals.Plan plan = database.read(handle -> {
            incident(handle, caller, id);
            messages.get(handle, id).requireOut();
            return withdrawals.plan(handle, id);
        });
        return WithdrawalPlan.in(Catalogue.best(headers.getAcceptableLanguages()), plan);
    }

    @DELETE
    public Withdrawal takeBack(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Withdrawal withdrawal = database.write(handle -> {
            Withdrawals.Plan plan = withdrawals.takeBack(handle, incident(handle, caller, id), id, caller);
            return new Withdrawal(
                    plan.undo(),
                    plan.undo() ? List.of() : WithdrawalPlan.in(locale, plan).lines());
        });
        worker.wake();
        return withdrawal;
    }

    private Map<String, Capacity> capacities(Caller caller, String message) {
        List<Account> linked = database.read(handle -> publications.linked(handle, incident(handle, caller, message)));
        return publications.capacities(linked);
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
