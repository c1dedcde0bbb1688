package org.baken.guide;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.approval.Rights;
import org.baken.incident.Fact;
import org.baken.incident.FactKind;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.IncidentKind;
import org.baken.incident.IncidentResource.Creation;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.Opener;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.message.Reviews;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.reaction.Arrival;
import org.baken.reaction.Reactions;
import org.baken.reaction.Source;
import org.jdbi.v3.core.Handle;

/** The guided exercise of ten minutes for who is new: everybody has one of their own at a time. Thread-safe. */
public final class GuidedExercises {
    private static final Actor SELF = Actor.system("guide");
    private static final List<Role> ROLES = List.of(Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR);
    private static final List<String> IMITATED = List.of("facebook", "mastodon");

    private final FirstSteps first = GuideFiles.firstSteps();
    private final Ground ground;
    private final Colleague colleague;

    /** What it is played on. */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            People people,
            Incidents incidents,
            Opener opener,
            Facts facts,
            Messages messages,
            Rights rights,
            Accounts accounts,
            Reactions reactions) {}

    public GuidedExercises(Ground ground) {
        this.ground = ground;
        this.colleague = new Colleague(
                ground.database(),
                ground.incidents(),
                ground.messages(),
                new Reviews(ground.logbook(), ground.clock()),
                ground.rights(),
                first.story(),
                ground.clock());
    }

    /** To be started and stopped with the service. */
    public Colleague colleague() {
        return colleague;
    }

    /** How far the caller is; without an incident when none goes on. */
    Mine mine(Handle handle, Caller caller) {
        return open(handle, caller)
                .map(guided -> progress(handle, guided).mine())
                .orElse(new Mine(null, 0, List.of()));
    }

    /** Begins one for the caller, or gives the one that goes on. */
    Mine start(Handle handle, Caller caller) {
        GuidedDao guided = handle.attach(GuidedDao.class);
        guided.turn();
        if (open(handle, caller).isEmpty()) {
            // Somebody else closed the incident: that exercise is over.
            guided.open(caller.id()).ifPresent(over -> guided.end(over.incident(), now()));
            begin(handle, caller);
        }
        return mine(handle, caller);
    }

    /** Says that a step that one reads is done. 404 when none goes on; 400 for a step that ends by what one does. */
    Mine read(Handle handle, Caller caller, String step) {
        Guided guided = require(handle, caller);
        boolean byHand = first.steps().stream()
                .anyMatch(each -> each.id().equals(step) && each.done().byHand());
        if (!byHand) {
            throw Problem.invalid("step", "guide.step");
        }
        if (!progress(handle, guided).isDone(step)) {
            ground.logbook()
                    .append(
                            handle,
                            Entry.of(
                                    Progress.READ,
                                    guided.incident(),
                                    guided.incident(),
                                    caller.actor(),
                                    Map.of("step", step)));
        }
        return mine(handle, caller);
    }

    /** Ends the one that goes on and closes its incident; 404 when none does. */
    Mine stop(Handle handle, Caller caller) {
        Guided guided = require(handle, caller);
        handle.attach(GuidedDao.class).end(guided.incident(), now());
        ground.opener()
                .closeAlone(
                        handle,
                        guided.incident(),
                        Catalogue.text(Locale.forLanguageTag(guided.lang()), "guide.stopped"),
                        caller.actor());
        return new Mine(null, 0, List.of());
    }

    private Guided require(Handle handle, Caller caller) {
        return open(handle, caller).orElseThrow(() -> Problem.notFound("guided-exercise"));
    }

    private Optional<Guided> open(Handle handle, Caller caller) {
        return handle.attach(GuidedDao.class)
                .open(caller.id())
                .filter(guided ->
                        ground.incidents().get(handle, guided.incident()).state() != IncidentState.CLOSED);
    }

    private Progress progress(Handle handle, Guided guided) {
        return Progress.of(handle, ground.logbook(), first, guided);
    }

    private void begin(Handle handle, Caller caller) {
        FirstSteps.Story story = first.story();
        String lang =
                ground.people().find(handle, caller.id()).map(Person::language).orElse("nl");
        List<Entry> linked = sandbox(handle, caller);
        Incident incident = ground.opener()
                .openAlone(
                        handle,
                        new Creation(
                                story.title().get(lang),
                                story.type(),
                                IncidentKind.EXERCISE,
                                story.scale(),
                                List.of(lang),
                                story.place().get(lang),
                                null,
                                null,
                                null,
                                null),
                        caller,
                        ROLES);
        GuidedDao guided = handle.attach(GuidedDao.class);
        guided.insert(incident.id(), caller.id(), lang, now());
        guided.message(incident.id(), colleague.writes(handle, incident, lang));
        ground.facts().add(handle, fact(incident, lang), SELF);
        ground.reactions().receive(handle, incident, posts(incident, lang), SELF);
        ground.logbook().append(handle, linked);
    }

    private Fact fact(Incident incident, String lang) {
        String source = first.story().source().get(lang);
        return new Fact(
                Ids.next(),
                incident.id(),
                FactKind.KNOWN,
                FactState.CONFIRMED,
                Map.of(lang, first.story().fact().get(lang)),
                source,
                source,
                source,
                now(),
                1,
                source,
                now());
    }

    private List<Arrival> posts(Incident incident, String lang) {
        List<Arrival> arrivals = new ArrayList<>();
        for (FirstSteps.Post post : first.story().posts()) {
            arrivals.add(new Arrival(
                    Source.EXERCISE,
                    null,
                    post.platform(),
                    "guided-" + incident.id() + "-" + arrivals.size(),
                    null,
                    null,
                    null,
                    post.author(),
                    null,
                    null,
                    post.text().get(lang),
                    lang,
                    null,
                    false,
                    0,
                    now()));
        }
        return arrivals;
    }

    /** A house without sandbox accounts gets two, so that there is something to publish through. */
    private List<Entry> sandbox(Handle handle, Caller caller) {
        if (ground.accounts().usable(handle, true).stream().anyMatch(account -> !account.team())) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (String platform : IMITATED) {
            Account account = ground.accounts().addSandbox(handle, platform, "Oefenaccount " + platform, caller.name());
            entries.add(Entry.of(
                    "account.added",
                    null,
                    account.id(),
                    SELF,
                    Map.of("platform", account.platform(), "name", account.name(), "handle", account.handle())));
        }
        return entries;
    }

    private Instant now() {
        return ground.clock().instant();
    }
}
