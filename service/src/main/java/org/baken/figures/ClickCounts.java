package org.baken.figures;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How often our own short links of a message were followed, counted without knowing by whom. */
@FunctionalInterface
public interface ClickCounts {
    /** How often by the way that the link went, such as {@code mail} or {@code poster}; nothing when nobody followed one. */
    Map<String, Long> of(Handle handle, String message);
}
