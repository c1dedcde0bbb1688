package org.baken.publicpage;

import java.util.List;
import java.util.function.Function;
import org.baken.edge.Leaf;
import org.baken.edge.Slot;

/**
 * Where the alert of one message lies. It is made when somebody asks for it, and made again only when it says something else:
 * most changes of a page leave most alerts as they are, with their signatures.
 */
final class AlertSlot implements Slot {
    private final String message;
    private final String type;
    private final List<PageView> views;
    private final Function<Alert, Leaf> drawing;
    private final Made before;
    private volatile Made made;

    private record Made(Alert alert, Leaf leaf) {}

    /**
     * @param type the incident's type
     * @param views the page in each language, the incident's main one first
     * @param before the slot in whose place this one comes; may be null
     */
    AlertSlot(String message, String type, List<PageView> views, Function<Alert, Leaf> drawing, AlertSlot before) {
        this.message = message;
        this.type = type;
        this.views = views;
        this.drawing = drawing;
        this.before = before == null ? null : before.last();
    }

    @Override
    public Leaf ready() {
        Made now = made;
        return now == null ? null : now.leaf();
    }

    @Override
    public synchronized Leaf draw() {
        if (made == null) {
            Alert alert = Alert.of(message, type, views).orElseThrow();
            made = before != null && before.alert().equals(alert) ? before : new Made(alert, drawing.apply(alert));
        }
        return made.leaf();
    }

    private Made last() {
        Made now = made;
        return now == null ? before : now;
    }
}
