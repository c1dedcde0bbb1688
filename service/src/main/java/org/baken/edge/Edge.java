package org.baken.edge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import java.util.Optional;
import org.baken.logbook.LogTail;
import org.baken.logbook.Logbook;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** The pages in memory, kept fresh and served. */
public final class Edge {
    private final Shelf shelf;
    private final Source source;
    private final Refresher refresher;
    private final EdgeHandler handler;
    private final Wishes wishes = new Wishes();

    private Edge(Shelf shelf, Source source, Refresher refresher, EdgeHandler handler) {
        this.shelf = shelf;
        this.source = source;
        this.refresher = refresher;
        this.handler = handler;
    }

    /**
     * Ties the pages to the logbook.
     *
     * @param shelf on which the source puts them
     * @param missing what is answered where there is none
     */
    public static Edge of(
            Shelf shelf,
            Source source,
            Missing missing,
            Logbook logbook,
            LogTail tail,
            Clock clock,
            MetricRegistry metrics) {
        Refresher refresher = new Refresher(source, logbook::newest, clock);
        logbook.whenCommitted(refresher::grown);
        tail.tell(refresher::grown);
        return new Edge(shelf, source, refresher, new EdgeHandler(shelf, source, refresher, missing, metrics));
    }

    /** Starts with the server, before all its handlers. */
    public void attach(LifecycleEnvironment lifecycle) {
        lifecycle.manage(refresher);
        lifecycle.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                if (starting instanceof Server server) {
                    server.insertHandler(handler);
                }
            }
        });
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
