package org.baken.edge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baken.logbook.LogTail;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ServerStart;
import org.baken.platform.Ticks;

/** The pages in memory, kept fresh and served. */
public final class Edge {
    private static final long COPY_MILLIS = 500;

    private final Shelf shelf;
    private final Source source;
    private final Refresher refresher;
    private final Mode mode;
    private final ServiceModes modes;
    private final EdgeHandler handler;
    private final Wishes wishes = new Wishes();

    /**
     * Ties the pages to the logbook.
     *
     * @param shelf on which the source puts them
     * @param missing what is answered where there is none
     * @param closed what is answered instead of everything else while only the pages are served
     */
    public Edge(
            Shelf shelf,
            Source source,
            Missing missing,
            Missing closed,
            Database database,
            Logbook logbook,
            LogTail tail,
            Clock clock,
            MetricRegistry metrics) {
        this.shelf = shelf;
        this.source = source;
        this.mode = new Mode();
        this.modes = new ServiceModes(database, logbook, clock, mode);
        this.refresher = new Refresher(source, logbook::newest, clock, modes::refresh);
        this.handler = new EdgeHandler(shelf, source, refresher, missing, closed, mode, metrics);
        tail.tellAtOnce(refresher::grown);
    }

    /** Starts with the server, before all its handlers. */
    public void attach(Environment environment) {
        environment.jersey().register(new ServiceModeResource(modes));
        environment.admin().addTask(new PublicOnlyTask(modes));
        environment.healthChecks().register("public-pages", refresher.health());
        environment.lifecycle().manage(refresher);
        ServerStart.before(environment, server -> server.insertHandler(handler));
    }

    /**
     * Keeps copies of the pages where these settings say.
     *
     * @throws IllegalArgumentException with a sentence for who set them when one cannot be used
     */
    public void copy(Environment environment, CopySettings settings, CopyFile.Source files, Clock clock) {
        List<StaticCopy> copies = settings.places().stream()
                .map(place -> new StaticCopy(place, files, clock))
                .toList();
        environment.jersey().register(new StaticCopyResource(copies));
        for (StaticCopy copy : copies) {
            String name = "static-copy-" + copy.state().kind().name().toLowerCase(Locale.ROOT);
            environment.healthChecks().register(name, copy.health());
            environment.lifecycle().manage(new Ticks(name, COPY_MILLIS, copy::round));
        }
    }

    /** Puts on the shelf what is kept away at a path, and waits for it. */
    public void fetch(String path) {
        refresher.fetchNow(path);
    }

    /** Whether only the pages are served. */
    public Mode mode() {
        return mode;
    }

    /**
     * The leaf at a path, for who comes by a road that may wait: an address that is written oddly, for one.
     *
     * @param query of the address; null or anything at all
     * @param acceptLanguage null or anything at all
     */
    public Optional<Leaf> read(String path, String query, String acceptLanguage) {
        refresher.awaitFresh();
        if (shelf.find(path) == null && source.keepsAway(path)) {
            refresher.fetchNow(path);
        }
        return Optional.ofNullable(shelf.find(path))
                .map(place -> place.choose(wishes.language(query, acceptLanguage, place.languages()), query))
                .map(Slot::draw);
    }
}
