package org.baken.publicpage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.incident.IncidentKind;
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

    /** The slugs of those that are no exercises. */
    private final Set<String> real = ConcurrentHashMap.newKeySet();

    Away(Incidents incidents, Deliveries deliveries) {
        this.incidents = incidents;
        this.deliveries = deliveries;
    }

    /** Reads all incidents that are closed and had a page. */
    void read(Database database) {
        database.read(handle -> {
            Map<String, Incidents.Named> closed = incidents.closed(handle).stream()
                    .collect(Collectors.toMap(Incidents.Named::id, Function.identity()));
            deliveries.onPages(handle).forEach((message, id) -> {
                Incidents.Named incident = closed.get(id);
                if (incident != null) {
                    known.put(incident.slug(), id);
                    known.put(message, id);
                    if (incident.kind() == IncidentKind.REAL) {
                        real.add(incident.slug());
                    }
                }
            });
            return null;
        });
    }

    /** The slugs of those that are no exercises. */
    Set<String> real() {
        return Set.copyOf(real);
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
        real.remove(shown.incident().slug());
    }

    /** It was taken off the shelf. */
    void put(Shown shown) {
        String id = shown.incident().id();
        known.put(shown.incident().slug(), id);
        if (!shown.incident().isExercise()) {
            real.add(shown.incident().slug());
        }
        shown.views().values().stream()
                .limit(1)
                .flatMap(view -> view.messages().stream())
                .forEach(post -> known.put(post.id(), id));
    }
}
