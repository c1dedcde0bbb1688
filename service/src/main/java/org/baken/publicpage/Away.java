package org.baken.publicpage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.publishing.Deliveries;

/**
 * The addresses of incidents that are closed and not on the shelf, so that one that does not exist is told from them without
 * reading anything. Thread-safe.
 */
final class Away {
    private static final Pattern ADDRESS =
            Pattern.compile("/(?:i/([a-z0-9-]{1,100})(?:[./].{1,100})?|cap/([a-z0-9-]{1,36})(?:\\.cancel)?\\.xml)");

    private final Incidents incidents;
    private final Deliveries deliveries;
    /** The id of the incident, by its slug and by the id of each message on its page. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Away(Incidents incidents, Deliveries deliveries) {
        this.incidents = incidents;
        this.deliveries = deliveries;
    }

    /** Reads all incidents that are closed and had a page. */
    void read(Database database) {
        database.read(handle -> {
            Map<String, String> closed = incidents.closed(handle);
            deliveries.onPages(handle).forEach((message, incident) -> {
                String slug = closed.get(incident);
                if (slug != null) {
                    known.put(slug, incident);
                    known.put(message, incident);
                }
            });
            return null;
        });
    }

    /** The id of the incident that a path leads to; null when it leads nowhere, or to what is on the shelf. */
    String incident(String path) {
        Matcher matcher = ADDRESS.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        return known.get(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    /** It is on the shelf now, or there turned out to be nothing to show. */
    void fetched(Shown shown) {
        known.values().removeIf(shown.incident().id()::equals);
    }

    /** It was taken off the shelf. */
    void put(Shown shown) {
        String id = shown.incident().id();
        known.put(shown.incident().slug(), id);
        shown.views().values().stream()
                .limit(1)
                .flatMap(view -> view.messages().stream())
                .forEach(post -> known.put(post.id(), id));
    }
}
