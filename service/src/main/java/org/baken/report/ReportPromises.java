package org.baken.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.baken.logbook.LogEntry;
import org.baken.report.ReportTarget.Kind;
import org.baken.report.ReportTarget.Outcome;

/**
 * Follows the log of one incident and holds what was published against what was promised (guidelines V10, H40). Every promise
 * counts by itself, also one that was replaced when its moment was over.
 */
final class ReportPromises {
    /** A message went out, and was not taken back before it left. */
    record Publication(String message, String title, Instant at) {}

    private final Duration firstStatement;
    private final Duration update;
    private final Instant now;
    private final List<ReportTarget> done = new ArrayList<>();
    private final List<Publication> published = new ArrayList<>();
    private final List<Instant[]> active = new ArrayList<>();
    private ReportTarget running;
    private ReportTarget beforePublication;
    private Instant began;

    /**
     * @param firstStatement the time that the house gives itself, for entries that do not tell
     * @param update likewise
     */
    ReportPromises(Duration firstStatement, Duration update, Instant now) {
        this.firstStatement = firstStatement;
        this.update = update;
        this.now = now;
    }

    void follow(LogEntry entry) {
        switch (entry.kind()) {
            case "incident.opened" -> {
                if (entry.data().path("state").asText().equals("ACTIVE")) {
                    begin(entry);
                }
            }
            case "incident.state" -> state(entry);
            case "incident.changed" -> changed(entry);
            case "message.published" -> published(entry);
            case "message.undone" -> undone(entry);
            default -> {
                // Nothing that a promise hangs on.
            }
        }
    }

    private void begin(LogEntry entry) {
        began = entry.at();
        active.add(new Instant[] {entry.at(), null});
        running = promise(entry, firstStatement);
    }

    private void state(LogEntry entry) {
        String from = entry.data().path("from").asText();
        String to = entry.data().path("to").asText();
        if (to.equals("ACTIVE")) {
            if (from.equals("PREPARED")) {
                begin(entry);
            } else {
                stop(entry.at(), Outcome.MOVED);
                active.add(new Instant[] {entry.at(), null});
                running = promise(entry, update);
            }
            return;
        }
        if (!active.isEmpty() && active.get(active.size() - 1)[1] == null) {
            active.get(active.size() - 1)[1] = entry.at();
        }
        if (to.equals("CLOSED")) {
            stop(entry.at(), Outcome.STOPPED);
        }
    }

    private void changed(LogEntry entry) {
        for (JsonNode field : entry.data().path("changed")) {
            if (field.asText().equals("nextUpdateAt")) {
                stop(entry.at(), Outcome.MOVED);
                Instant due = moment(entry);
                running = due == null ? null : target(entry, due);
            }
        }
    }

    private void published(LogEntry entry) {
        String title = entry.data().path("title").asText(null);
        published.add(new Publication(entry.object(), title, entry.at()));
        beforePublication = running;
        if (running != null) {
            done.add(ReportTarget.of(
                    Kind.PROMISE, entry.object(), title, running.from(), running.dueAt(), entry.at(), now));
        }
        running = promise(entry, update);
    }

    /** Nobody saw it: the promise that it seemed to keep runs on. */
    private void undone(LogEntry entry) {
        published.removeIf(one -> one.message().equals(entry.object()));
        int last = done.size() - 1;
        if (last >= 0 && entry.object().equals(done.get(last).of()) && beforePublication != null) {
            done.remove(last);
            running = beforePublication;
        }
    }

    private void stop(Instant at, Outcome how) {
        if (running != null) {
            done.add(running.ended(at, how));
            running = null;
        }
    }

    private ReportTarget promise(LogEntry entry, Duration usual) {
        Instant due = moment(entry);
        return target(entry, due == null ? entry.at().plus(usual) : due);
    }

    private ReportTarget target(LogEntry entry, Instant due) {
        return ReportTarget.of(Kind.PROMISE, null, null, entry.at(), due, null, now);
    }

    private static Instant moment(LogEntry entry) {
        try {
            String text = entry.data().path("nextUpdateAt").asText(null);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The first statement, against the time that the house gives itself; null while the incident was never active. */
    ReportTarget first(Instant end) {
        if (began == null) {
            return null;
        }
        Publication first = published.isEmpty() ? null : published.get(0);
        return ReportTarget.of(
                Kind.FIRST_STATEMENT,
                first == null ? null : first.message(),
                first == null ? null : first.title(),
                began,
                began.plus(firstStatement),
                first == null ? null : first.at(),
                end);
    }

    /** Every promise, oldest first; the first one after the opening is the first statement, and not among these. */
    List<ReportTarget> promises() {
        List<ReportTarget> all = new ArrayList<>(done);
        if (running != null) {
            all.add(running);
        }
        all.removeIf(one -> one.from().equals(began));
        return all;
    }

    /** What went out, oldest first. */
    List<Publication> publications() {
        return List.copyOf(published);
    }

    /** Whether the incident was active at an instant. */
    boolean wasActive(Instant at) {
        return active.stream().anyMatch(span -> !at.isBefore(span[0]) && (span[1] == null || at.isBefore(span[1])));
    }
}
