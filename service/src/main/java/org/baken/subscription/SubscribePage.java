package org.baken.subscription;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.subscription.SubscriptionHtml.Typed;

/**
 * The page on which residents ask for mails, without a session and without a script. Whatever the address, the answer is the same. Programs
 * that fill in everything are answered like everybody, and what they wrote is dropped.
 */
@Path("/subscribe")
public final class SubscribePage {
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_ONCE = 100;

    private final Database database;
    private final Offer offer;
    private final Subscribers subscribers;
    private final MailWorker worker;
    private final SubscriptionHtml html;
    private final Publisher house;

    SubscribePage(
            Database database,
            Offer offer,
            Subscribers subscribers,
            MailWorker worker,
            SubscriptionHtml html,
            Publisher house) {
        this.database = database;
        this.offer = offer;
        this.subscribers = subscribers;
        this.worker = worker;
        this.html = html;
        this.house = house;
    }

    /** What can be asked for now. */
    private record Open(boolean open, List<Incident> incidents, Optional<Incident> named) {
        /** Null while nothing can be asked for. */
        List<Incident> about() {
            return open ? incidents : null;
        }

        String slug() {
            return named.map(Incident::slug).orElse("");
        }
    }

    @GET
    public Response page(
            @QueryParam("i") String slug,
            @QueryParam("lang") String lang,
            @QueryParam("sent") String sent,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        String chosen = LanguageChoice.of(lang, languages, html.offered());
        if (sent != null) {
            return Answers.page(200, html.sent(chosen));
        }
        Open open = open(slug);
        return Answers.page(
                200, html.form(chosen, open.about(), new Typed(Ids.secret(), "", chosen, open.slug()), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Context HttpServletRequest connection,
            MultivaluedMap<String, String> form) {
        String chosen = LanguageChoice.of(lang, languages, html.offered());
        Open open = open(text(form, "incident"));
        Typed typed = new Typed(text(form, "once"), text(form, "email"), text(form, "spoken"), open.slug());
        if (!open.open()) {
            return Answers.page(409, html.form(chosen, null, typed, null));
        }
        // No person sees this field.
        if (!text(form, "website").isEmpty()) {
            return thanks(chosen);
        }
        try {
            subscribers.pass(connection.getRemoteAddr());
            Optional<MailAddress> address = address(typed);
            if (address.isEmpty()) {
                Typed again = new Typed(Ids.secret(), shortened(typed.email()), typed.lang(), typed.incident());
                return Answers.page(400, html.form(chosen, open.about(), again, "address-wrong"));
            }
            if (subscribers.mayAsk(address.get())) {
                ask(typed, address.get(), chosen, open.named().orElse(null));
            }
            return thanks(chosen);
        } catch (Problem problem) {
            if (problem.status() != 429) {
                throw problem;
            }
            Typed again = new Typed(Ids.secret(), shortened(typed.email()), typed.lang(), typed.incident());
            return Answers.page(429, html.form(chosen, open.about(), again, "busy"));
        }
    }

    private void ask(Typed typed, MailAddress address, String chosen, Incident incident) {
        String spoken = house.languages().contains(typed.lang()) ? typed.lang() : chosen;
        String once = typed.once().isEmpty() || typed.once().length() > LONGEST_ONCE ? Ids.secret() : typed.once();
        database.write(handle -> {
            subscribers.ask(handle, once, address, spoken, incident);
            return null;
        });
        worker.wake();
    }

    private Open open(String slug) {
        return database.read(
                handle -> new Open(offer.isOpen(handle), offer.incidents(handle), offer.named(handle, slug)));
    }

    private static Optional<MailAddress> address(Typed typed) {
        return typed.email().length() > LONGEST_ADDRESS ? Optional.empty() : MailAddress.read(typed.email());
    }

    private static String shortened(String typed) {
        return typed.length() <= LONGEST_ADDRESS ? typed : typed.substring(0, LONGEST_ADDRESS);
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }

    private static Response thanks(String lang) {
        return Answers.readAt("/subscribe?sent=1&lang=" + lang);
    }
}
