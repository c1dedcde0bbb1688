package org.baken.publicpage;

import java.time.Instant;
import java.util.List;

/** What the list of open incidents says to a reader of one language. */
public record IndexView(String lang, List<String> languages, List<Item> incidents) {
    /**
     * One open, real incident.
     *
     * @param ask the first thing people should do; null when nothing is asked
     */
    public record Item(
            String slug, String title, String mainLang, PageView.Phase phase, Instant changedAt, PageView.Line ask) {}
}
