package org.baken.subscription;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Moment;
import org.baken.platform.Publisher;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jdbi.v3.core.Handle;

/**
 * The page of a personal link: one to confirm with, or one to look after what one gets. Programs of mail providers open every link in a
 * mail, so reading it changes nothing; only a press of a button does, or the POST of a mail program's own button (RFC 8058), which comes
 * without a cookie and ends it at once. Every link that leads nowhere gets the same answer.
 */
@Path("/subscription/{token}")
public final class SubscriptionPage {
    private static final Set<String> DONE = Set.of("confirmed", "spoken", "dropped", "undone");
    private static final int LONGEST_BACK = 4_000;

    private final Database database;
    private final Subscribers subscribers;
    private final Incidents incidents;
    private final SubscriptionHtml html;
    private final Publisher house;

    SubscriptionPage(
            Database database, Subscribers subscribers, Incidents incidents, SubscriptionHtml html, Publisher house) {
        this.database = database;
        this.subscribers = subscribers;
        this.incidents = incidents;
        this.html = html;
        this.house = house;
    }

    @GET
    public Response page(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @QueryParam("done") String done,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return database.read(handle -> {
            Optional<Subscriber> subscriber = subscribers.subscriber(handle, token);
            if (subscriber.isPresent()) {
                String key = done != null && DONE.contains(done) ? "done-" + done : null;
                return subscriber(handle, subscriber.get(), lang, key);
            }
            return subscribers
                    .wish(handle, token)
                    .map(wish -> wish(handle, wish, lang))
                    .orElseGet(() -> missing(lang, languages));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            MultivaluedMap<String, String> form) {
        String action = text(form, "action");
        if (action.equals("confirm")) {
            return database.write(handle -> subscribers.confirm(handle, token))
                    .map(manage -> done(manage, "confirmed", lang))
                    .orElseGet(() -> missing(lang, languages));
        }
        if (text(form, "List-Unsubscribe").equals("One-Click")) {
            return end(token, lang, languages);
        }
        return switch (action) {
            case "end" -> end(token, lang, languages);
            case "undo" -> undo(token, text(form, "back"), lang, languages);
            case "drop" -> drop(token, text(form, "scope"), lang, languages);
            case "speak" -> speak(token, text(form, "spoken"), lang, languages);
            default -> page(token, lang, null, languages);
        };
    }

    /** The same from mail programs that send it in parts, as RFC 8058 (3.2) prefers. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response oneClick(
            @PathParam("token") String token,
            @QueryParam("lang") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            FormDataMultiPart form) {
        FormDataBodyPart part = form.getField("List-Unsubscribe");
        boolean ends = part != null
                && part.isSimple()
                && "One-Click".equals(part.getValue().strip());
        return ends ? end(token, lang, languages) : page(token, lang, null, languages);
    }

    private Response end(String token, String lang, String languages) {
        return database.write(handle -> subscribers
                .subscriber(handle, token)
                .map(one -> {
                    Optional<String> back = subscribers.end(handle, one);
                    return Answers.page(200, html.ended(chosen(lang, one.lang()), back.orElse(null)));
                })
                .orElseGet(() -> missing(lang, languages)));
    }

    private Response undo(String token, String back, String lang, String languages) {
        return database.write(handle -> subscribers
                .subscriber(handle, token)
                .map(one -> back.length() <= LONGEST_BACK && subscribers.undo(handle, one, back)
                        ? done(token, "undone", lang)
                        : Answers.page(200, html.ended(chosen(lang, one.lang()), null)))
                .orElseGet(() -> missing(lang, languages)));
    }

    private Response drop(String token, String scope, String lang, String languages) {
        return database.write(handle -> subscribers
                .subscriber(handle, token)
                .map(one -> {
                    Optional<String> back = subscribers.drop(handle, one, scope);
                    return back.isPresent()
                            ? Answers.page(200, html.ended(chosen(lang, one.lang()), back.get()))
                            : done(token, "dropped", lang);
                })
                .orElseGet(() -> missing(lang, languages)));
    }

    private Response speak(String token, String spoken, String lang, String languages) {
        return database.write(handle -> subscribers
                .subscriber(handle, token)
                .map(one -> {
                    if (!house.languages().contains(spoken)) {
                        return subscriber(handle, one, lang, null);
                    }
                    subscribers.speak(handle, one, spoken);
                    return done(token, "spoken", lang);
                })
                .orElseGet(() -> missing(lang, languages)));
    }

    private Response wish(Handle handle, Wish wish, String lang) {
        String about = wish.incident() == null
                ? null
                : incidents.get(handle, wish.incident()).title();
        String until = Catalogue.text(
                chosen(lang, wish.lang()), "subscription.page.moment", new Moment(wish.expiresAt(), house.zone()));
        return Answers.page(200, html.confirm(chosen(lang, wish.lang()), about, until));
    }

    private Response subscriber(Handle handle, Subscriber one, String lang, String done) {
        String chosen = chosen(lang, one.lang());
        if (!one.isActive()) {
            return Answers.page(200, html.ended(chosen, null));
        }
        Map<String, String> scopes = new LinkedHashMap<>();
        handle.attach(SubscriberDao.class)
                .scopes(one.id())
                .forEach(scope -> scopes.put(
                        scope,
                        scope.equals(Subscriber.ALL)
                                ? ""
                                : incidents.get(handle, scope).title()));
        return Answers.page(200, html.manage(chosen, one.lang(), scopes, done));
    }

    private Response missing(String lang, String languages) {
        return Answers.page(404, html.missing(LanguageChoice.of(lang, languages, html.offered())));
    }

    /** In the language of their mails, unless they ask for another. */
    private String chosen(String asked, String spoken) {
        return LanguageChoice.of(asked, spoken, html.offered());
    }

    private static Response done(String token, String done, String lang) {
        String query = lang != null && lang.matches("[a-z]{2}") ? "&lang=" + lang : "";
        // What was found under it is a token: letters, figures, dashes.
        return Answers.readAt("/subscription/" + token + "?done=" + done + query);
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }
}
