package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.channel.ByHand;
import org.baken.channel.ByHand.Work;
import org.baken.channel.Link;
import org.baken.channel.TextCount;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Pdf;
import org.baken.platform.Problem;

/** What a person needs who does a delivery by hand: what to do, the text to copy, a poster to print. */
@Path("/api/deliveries")
public final class HandWorkResource {
    private static final Set<Work> WITHOUT_POSTER = EnumSet.of(Work.BE_ALERT, Work.NL_ALERT);

    private final Database database;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Incidents incidents;
    private final Poster poster;

    HandWorkResource(Database database, Accounts accounts, Deliveries deliveries, Incidents incidents, Poster poster) {
        this.database = database;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.poster = poster;
    }

    /**
     * The work.
     *
     * @param instructions in the words of the account's owner; empty when there are none
     * @param text to be copied as it is
     * @param segments in how many parts the text would be sent; 1 where that notion does not exist
     * @param unit what {@code used} and {@code limit} count
     * @param poster where the text can be had for printing; null where that makes no sense
     */
    public record HandWork(
            Work work,
            String instructions,
            String lang,
            String title,
            String text,
            int used,
            int limit,
            int segments,
            TextCount.Unit unit,
            String poster) {}

    /** A delivery by hand, and how its channel is served. */
    private record Task(Delivery delivery, Account account, ByHand channel, Link link) {}

    @GET
    @Path("{id}/work")
    @Produces(MediaType.APPLICATION_JSON)
    public HandWork work(@Auth Caller caller, @PathParam("id") String id) {
        Task task = task(caller, id);
        Delivery delivery = task.delivery();
        Work work = task.channel().work(task.link());
        TextCount count = accounts.limits(task.account()).count(delivery.text());
        return new HandWork(
                work,
                task.channel().instructions(task.link()),
                delivery.lang(),
                delivery.title(),
                delivery.text(),
                count.used(),
                count.limit(),
                count.segments(),
                count.unit(),
                WITHOUT_POSTER.contains(work) ? null : "/api/deliveries/" + id + "/poster.pdf");
    }

    /** @param size {@code A4} or {@code A3}; A4 when it is left out */
    @GET
    @Path("{id}/poster.pdf")
    @Produces(Pdf.TYPE)
    public Response poster(@Auth Caller caller, @PathParam("id") String id, @QueryParam("size") String size) {
        Poster.Paper paper = paper(size);
        Delivery delivery = task(caller, id).delivery();
        byte[] pdf = poster.draw(
                new Poster.Sheet(
                        delivery.lang(),
                        delivery.title(),
                        delivery.text(),
                        delivery.officialUrl(),
                        delivery.message(),
                        delivery.createdAt(),
                        delivery.sandbox()),
                paper);
        return Response.ok(pdf, Pdf.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"poster-" + delivery.lang() + "-"
                                + paper.name().toLowerCase(Locale.ROOT) + ".pdf\"")
                .build();
    }

    private static Poster.Paper paper(String size) {
        if (size == null || size.equals("A4")) {
            return Poster.Paper.A4;
        }
        if (size.equals("A3")) {
            return Poster.Paper.A3;
        }
        throw Problem.invalid("size", "publishing.poster-size");
    }

    private Task task(Caller caller, String id) {
        return database.read(handle -> {
            Delivery delivery = deliveries.get(handle, id);
            incidents.readable(handle, caller, delivery.incident());
            Account account = accounts.get(handle, delivery.account());
            if (!(accounts.channel(account) instanceof ByHand channel)) {
                throw Problem.notFound("delivery");
            }
            return new Task(delivery, account, channel, Accounts.publicLink(account));
        });
    }
}
