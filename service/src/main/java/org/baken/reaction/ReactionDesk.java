package org.baken.reaction;

import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.baken.account.People;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;
import org.jdbi.v3.core.Handle;

/** Ties the parts of the inbox together: what is read and changed over HTTP, what runs by itself, what others add to it. */
public final class ReactionDesk {
    private final Reactions reactions;
    private final Moderation moderation;
    private final Forgetting forgetting;
    private final Authors authors;
    private final List<Object> resources;
    private final List<Managed> running;

    /**
     * What the inbox is built on.
     *
     * @param zone of moments that do not name one
     * @param data the data folder
     * @param largestImport of a file of reactions, in bytes
     */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            ZoneId zone,
            People people,
            Incidents incidents,
            Rumours rumours,
            TriagePolicies policies,
            Path data,
            long largestImport) {}

    public ReactionDesk(Ground ground) {
        Database database = ground.database();
        Incidents incidents = ground.incidents();
        Clock clock = ground.clock();
        ReactionSearch search = ReactionSearch.of(database, ground.data().resolve("reaction-index"));
        this.reactions = new Reactions(incidents, ground.policies(), search, ground.logbook(), clock);
        this.moderation = new Moderation(incidents, reactions, ground.rumours(), ground.people(), clock);
        this.forgetting = new Forgetting(search, clock);
        this.authors = new Authors(incidents, reactions, forgetting, ground.logbook());
        ImportFiles files = new ImportFiles(ground.data().resolve("reaction-imports"), ground.largestImport());
        Imports imports = new Imports(incidents, files, ground.logbook(), clock);
        ImportRunner runner = new ImportRunner(database, incidents, reactions, imports, clock, ground.zone());
        Function<Handle, Keeping.Days> house =
                handle -> Keeping.Days.of(ground.policies().current(handle));
        Forgetter forgetter = new Forgetter(database, incidents, forgetting, house, ground.logbook(), clock);
        this.running = List.of(search, runner, forgetter);
        this.resources = List.of(
                new IncidentReactionResource(database, incidents, ground.rumours(), reactions, clock, ground.zone()),
                new ReactionResource(database, reactions, moderation),
                new ReactionActionResource(database, incidents, reactions, moderation),
                new IncidentImportResource(database, incidents, imports, runner),
                new ImportResource(database, imports, runner),
                new AuthorResource(database, authors),
                new RetentionResource(database, incidents, new Retention(house, ground.logbook(), clock)));
    }

    public Reactions reactions() {
        return reactions;
    }

    public Moderation moderation() {
        return moderation;
    }

    public Forgetting forgetting() {
        return forgetting;
    }

    public Authors authors() {
        return authors;
    }

    /** What is to be served. */
    public List<Object> resources() {
        return resources;
    }

    /** What starts and stops with the service. */
    public List<Managed> running() {
        return running;
    }
}
