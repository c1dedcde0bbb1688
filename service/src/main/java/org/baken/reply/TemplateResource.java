package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Guideline;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;

/** The answers that the house approved (guidelines H28, B03). */
@Path("/api/reply-templates")
@Produces(MediaType.APPLICATION_JSON)
public final class TemplateResource {
    private final Database database;
    private final Templates templates;
    private final Composer composer;
    private final Departure departure;
    private final Reactions reactions;
    private final Incidents incidents;

    TemplateResource(
            Database database,
            Templates templates,
            Composer composer,
            Departure departure,
            Reactions reactions,
            Incidents incidents) {
        this.database = database;
        this.templates = templates;
        this.composer = composer;
        this.departure = departure;
        this.reactions = reactions;
        this.incidents = incidents;
    }

    /**
     * A template in one language and form.
     *
     * @param category one of the classes that it answers
     * @param text as it would go out when the reaction is known; with placeholders otherwise
     * @param complete whether nothing is left for a person to fill in
     */
    public record Shown(
            String id,
            String title,
            @JsonProperty("class") String category,
            String lang,
            AddressForm address,
            @JsonProperty("private") boolean secluded,
            String text,
            boolean complete,
            List<Guideline> guidelines,
            String hash) {}

    /** What is chosen from; null for anything. */
    private record Choice(String category, String lang, AddressForm address) {}

    /**
     * Lists them, by class, language and form.
     *
     * @param category the id of a class; that of the reaction, if it has one, when it is left out
     * @param reaction the id of the reaction that they would answer: language and form are then its writer's unless asked for
     */
    @GET
    public Page<Shown> list(
            @Auth Caller caller,
            @QueryParam("class") String category,
            @QueryParam("lang") String lang,
            @QueryParam("address") String address,
            @QueryParam("reaction") String reaction,
            @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        AddressForm form = form(address);
        if (reaction == null) {
            return new Page<>(shown(locale, new Choice(category, lang, form), null, null), null);
        }
        return database.read(handle -> {
            Reaction answered = reactions.readable(handle, caller, reaction);
            Composer.Occasion occasion = occasion(handle, answered, caller);
            Choice choice = new Choice(
                    category == null ? answered.category() : category,
                    composer.language(occasion.incident(), answered, lang),
                    form == null ? Composer.form(answered) : form);
            return new Page<>(shown(locale, choice, handle, occasion), null);
        });
    }

    private static AddressForm form(String address) {
        if (address == null) {
            return null;
        }
        return Arrays.stream(AddressForm.values())
                .filter(form -> form.name().equals(address))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("address", "problem.one-of", "INFORMAL, FORMAL"));
    }

    private Composer.Occasion occasion(Handle handle, Reaction reaction, Caller caller) {
        Incident incident = incidents.get(handle, reaction.incident());
        return new Composer.Occasion(incident, reaction, Optional.empty(), departure.policy(handle), caller.name());
    }

    private List<Shown> shown(Locale locale, Choice choice, Handle handle, Composer.Occasion occasion) {
        List<Shown> all = new ArrayList<>();
        for (Templates.Shipped shipped : templates.all()) {
            Template template = shipped.template();
            for (String category : template.classes()) {
                for (String lang : Tone.LANGUAGES) {
                    for (AddressForm form : AddressForm.values()) {
                        if (fits(choice, category, lang, form)) {
                            String text = occasion == null
                                    ? template.in(lang, form).orElseThrow()
                                    : composer.shown(handle, occasion, template, lang, form);
                            all.add(shown(locale, shipped, category, lang, form, text));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static boolean fits(Choice choice, String category, String lang, AddressForm form) {
        return (choice.category() == null || choice.category().equals(category))
                && (choice.lang() == null || choice.lang().equals(lang))
                && (choice.address() == null || choice.address() == form);
    }

    private static Shown shown(
            Locale locale, Templates.Shipped shipped, String category, String lang, AddressForm form, String text) {
        Template template = shipped.template();
        return new Shown(
                template.id(),
                template.title().get(locale.getLanguage()),
                category,
                lang,
                form,
                template.secluded(),
                text,
                !text.contains("…"),
                template.guidelines(),
                shipped.hash());
    }
}
