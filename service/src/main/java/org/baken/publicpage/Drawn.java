package org.baken.publicpage;

import java.util.function.Function;

/** Keeps what was drawn last, and draws again only when there is something else to be drawn. Thread-safe. */
final class Drawn<V> {
    private record Last<V>(V view, Sheet sheet) {}

    private final Function<V, Sheet> draw;
    private Last<V> last;

    Drawn(Function<V, Sheet> draw) {
        this.draw = draw;
    }

    synchronized Sheet of(V view) {
        if (last == null || !last.view().equals(view)) {
            last = new Last<>(view, draw.apply(view));
        }
        return last.sheet();
    }
}
