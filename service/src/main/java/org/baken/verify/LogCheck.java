package org.baken.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the log of a bundle from its first entry to its last: each entry is what its hash was taken of, and carries the hash
 * of the one before. Reads line by line, so that a long log needs no more room than a short one.
 */
final class LogCheck {
    private static final String START = "0".repeat(64);
    /** The longest line, in bytes. An entry of Baken has some hundred, and a few thousand at most. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final int MOST_ENTRIES = 50_000_000;

    private final Findings findings;
    private final String incident;
    private final String kept;
    private final BitSet seen = new BitSet();
    private final Map<Long, Long> gaps = new TreeMap<>();
    /** By message and revision: the hash that the log tells, and the number of the entry that does. */
    private final Map<String, Told> revisions = new HashMap<>();
    /** By the id of a piece of evidence. */
    private final Map<String, Told> evidence = new HashMap<>();

    private long expected = 1;
    private Line last;
    private long whole;
    private String mark = START;
    private String keptAt;

    /** What the log tells of a file. */
    record Told(String hash, long seq) {}

    /**
     * @param incident whose entries stand in it whole
     * @param kept a hash that somebody kept elsewhere; may be null
     */
    LogCheck(Findings findings, String incident, String kept) {
        this.findings = findings;
        this.incident = incident;
        this.kept = kept;
    }

    /** Reads the whole log. */
    void follow(InputStream log) throws IOException {
        InputStream in = new BufferedInputStream(log, 256 * 1024);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next = in.read();
        while (next >= 0) {
            if (next == '\n') {
                line(line, tooLong);
                line.reset();
                tooLong = false;
            } else if (line.size() < LONGEST) {
                line.write(next);
            } else {
                tooLong = true;
            }
            next = in.read();
        }
        if (line.size() > 0) {
            line(line, tooLong);
        }
        gaps.forEach((from, to) -> findings.add(
                from.equals(to)
                        ? "Entry %d of the log is missing: it was taken out."
                        : "Entries %d to %d of the log are missing: they were taken out.",
                from,
                to));
    }

    private void line(ByteArrayOutputStream bytes, boolean tooLong) {
        Line line;
        try {
            if (tooLong) {
                throw new Json.Malformed("the line is longer than any entry");
            }
            line = Line.of(bytes.toString(StandardCharsets.UTF_8));
            if (line.seq() > MOST_ENTRIES) {
                throw new Json.Malformed("its number is higher than any log has");
            }
        } catch (Json.Malformed e) {
            findings.add("Entry %d of the log was tampered with: it cannot be read (%s).", expected, e.getMessage());
            seen.set((int) Math.min(expected, MOST_ENTRIES));
            expected++;
            last = null;
            return;
        }
        place(line);
    }

    private void place(Line line) {
        if (seen.get((int) line.seq())) {
            findings.add(
                    "There are two entries with number %d: one was put in. The second is %s.",
                    line.seq(), line.named());
            return;
        }
        seen.set((int) line.seq());
        if (line.seq() < expected) {
            findings.add("The log is out of order: %s stands too late.", line.named());
            close(line.seq());
            content(line);
            last = null;
            return;
        }
        if (line.seq() > expected) {
            gaps.put(expected, line.seq() - 1);
            last = null;
        }
        boolean intact = content(line);
        boolean follows = last != null || line.seq() == 1;
        if (follows && !line.previous().equals(last == null ? START : last.hash())) {
            link(line, intact);
        }
        keep(line);
        last = line;
        expected = line.seq() + 1;
    }

    /** An entry of a gap turned up in another place. */
    private void close(long seq) {
        for (Map.Entry<Long, Long> gap : Map.copyOf(gaps).entrySet()) {
            if (gap.getKey() <= seq && seq <= gap.getValue()) {
                gaps.remove(gap.getKey());
                if (gap.getKey() < seq) {
                    gaps.put(gap.getKey(), seq - 1);
                }
                if (seq < gap.getValue()) {
                    gaps.put(seq + 1, gap.getValue());
                }
            }
        }
    }

    private boolean content(Line line) {
        if (line.isIntact()) {
            tells(line);
            return true;
        }
        findings.add("%s was tampered with: what it says is not what its hash was taken of.", capital(line.named()));
        return false;
    }

    /** Two neighbours do not fit. Which of them was changed, the one that is intact tells. */
    private void link(Line line, boolean intact) {
        if (last == null) {
            findings.add("%s was tampered with: the log does not begin with it.", capital(line.named()));
        } else if (line.whole() != null && !intact) {
            // Named already: its own hash covers what it says of the one before.
            return;
        } else if (last.whole() != null) {
            findings.add(
                    "%s was tampered with: it was given a new hash, which %s does not know.",
                    capital(last.named()), line.named());
        } else {
            findings.add("The chain is broken between %s and %s.", last.named(), line.named());
        }
    }

    private void keep(Line line) {
        if (line.hash().equals(kept)) {
            keptAt = "the log up to " + line.named();
        }
        if (line.whole() == null) {
            return;
        }
        whole++;
        if (!incident.equals(line.text("incident"))) {
            findings.add("%s does not belong to this incident.", capital(line.named()));
        }
        mark = Text.digest(mark + line.hash());
        if (mark.equals(kept)) {
            keptAt = "this incident up to " + line.named();
        }
    }

    /** What the log says of files that are in the bundle too. */
    private void tells(Line line) {
        String kind = line.text("kind");
        if (kind == null) {
            return;
        }
        if (kind.startsWith("message.")
                && Line.isHash(line.data("hash"))
                && line.data("revision") instanceof Json.Number revision) {
            String key = line.text("object") + "/" + revision.written();
            revisions.putIfAbsent(key, new Told((String) line.data("hash"), line.seq()));
        }
        if (kind.endsWith(".evidence")
                && Line.isHash(line.data("sha256"))
                && line.data("evidence") instanceof String id) {
            evidence.putIfAbsent(id, new Told((String) line.data("sha256"), line.seq()));
        }
    }

    /** Holds the end of the log against what the manifest says. */
    void ends(long entries, long ownEntries, String head) {
        Set<Long> missing = new HashSet<>();
        if (expected - 1 < entries) {
            missing.add(expected);
            findings.add("The end of the log is missing: it stops at entry %d of %d.", expected - 1, entries);
        } else if (expected - 1 > entries) {
            findings.add("The log has entries behind number %d, where it ended: they were put in.", entries);
        } else if (last != null && !last.hash().equals(head)) {
            findings.add("%s was tampered with: the log ended with another hash.", capital(last.named()));
        }
        if (missing.isEmpty() && findings.isEmpty() && whole != ownEntries) {
            findings.add("The log has %d entries of this incident, and had %d.", whole, ownEntries);
        }
    }

    /** Where the hash that somebody kept stands; null when nowhere. */
    String keptAt() {
        return keptAt;
    }

    long entries() {
        return expected - 1;
    }

    long whole() {
        return whole;
    }

    /** The mark of the incident: changes with any of its entries. */
    String mark() {
        return mark;
    }

    Map<String, Told> revisions() {
        return revisions;
    }

    Map<String, Told> evidence() {
        return evidence;
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
