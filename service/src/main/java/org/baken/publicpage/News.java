package org.baken.publicpage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;

/** Reads in the logbook what a page may have to be drawn again for. Used by one thread. */
final class News {
    private static final int AT_ONCE = 500;
    private static final long FAR = 5_000;

    /** What happens beside the page; everything else may change it. By the first part of the kind. */
    private static final Set<String> BESIDE = Set.of(
            "alarm",
            "attempt",
            "checklist",
            "exercise",
            "findable",
            "forward",
            "guide",
            "guided",
            "intake",
            "letter",
            "person",
            "group",
            "playbook",
            "policy",
            "preflight",
            "reaction",
            "reactions",
            "reply-policy",
            "session",
            "signal-form",
            "triage-policy",
            "watch");

    private final Logbook logbook;
    private long reached = -1;

    News(Logbook logbook) {
        this.logbook = logbook;
    }

    /**
     * What was touched.
     *
     * @param upTo the number of the last entry that was looked at
     * @param everything whether all has to be read: at the start, and when very much was logged
     */
    record Touched(long upTo, boolean everything, boolean accounts, Set<String> incidents) {}

    /** What was touched since the number that was reached. */
    Touched upTo(long newest) {
        if (reached < 0 || newest - reached > FAR) {
            return new Touched(newest, true, true, Set.of());
        }
        long at = reached;
        boolean accounts = false;
        Set<String> incidents = new LinkedHashSet<>();
        while (at < newest) {
            List<LogEntry> entries = logbook.after(at, AT_ONCE);
            if (entries.isEmpty()) {
                break;
            }
            for (LogEntry entry : entries) {
                at = entry.seq();
                if (!BESIDE.contains(entry.kind().replaceFirst("\\..*", ""))) {
                    if (entry.incident() == null) {
                        accounts = true;
                    } else {
                        incidents.add(entry.incident());
                    }
                }
            }
        }
        return new Touched(at, false, accounts, incidents);
    }

    /** What was touched is on the shelf now. */
    void reached(Touched touched) {
        reached = touched.upTo();
    }
}
