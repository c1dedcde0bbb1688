package org.baken.publicpage;

import java.time.Instant;
import java.util.Map;
import org.baken.edge.Leaf;
import org.baken.edge.Place;
import org.baken.edge.Slot;
import org.baken.incident.Incident;

/**
 * The page of one incident as it is on the shelf.
 *
 * @param views by language, the incident's main one first
 * @param places by path
 */
record Shown(Incident incident, Map<String, PageView> views, Map<String, Place> places) {

    /** One of which nothing is shown yet. */
    static Shown nothing(Incident incident) {
        return new Shown(incident, Map.of(), Map.of());
    }

    boolean isEmpty() {
        return views.isEmpty();
    }

    boolean isOpen() {
        return views.values().stream()
                .findFirst()
                .filter(view -> view.phase() != PageView.Phase.CLOSED)
                .isPresent();
    }

    /** When it has to be read again even if nothing is logged: a promise passes. */
    Instant until() {
        return views.values().stream()
                .findFirst()
                .filter(view -> view.nextUpdateAt() != null && !view.late())
                .map(PageView::nextUpdateAt)
                .orElse(Instant.MAX);
    }

    /** The slot at a path under this name; null when there is none. */
    Slot slot(String path, String name) {
        Place place = places.get(path);
        return place == null ? null : place.in(name);
    }

    /** What was drawn at a path under this name; null when nothing was. */
    Leaf leaf(String path, String name) {
        Slot slot = slot(path, name);
        return slot == null ? null : slot.ready();
    }
}
