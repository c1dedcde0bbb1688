package org.baken.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;

/** Counts who did how much and when, from the log (guideline V30): a measure of load, never of people. */
final class ReportWork {
    static final Duration QUARTER = Duration.ofMinutes(15);

    /** What an act belongs to. */
    enum Part {
        LEADING,
        FACTS,
        WRITING,
        REVIEW,
        PUBLISHING,
        RUMOURS,
        REACTIONS,
        FORWARDING,
        CHECKLIST,
        OTHER;

        static Part of(String kind) {
            String group = kind.substring(0, Math.max(0, kind.indexOf('.')));
            return switch (group) {
                case "incident", "report" -> LEADING;
                case "fact" -> FACTS;
                case "message" -> ofMessage(kind);
                case "delivery", "preflight", "media", "alarm", "account" -> PUBLISHING;
                case "rumour" -> RUMOURS;
                case "reaction", "reactions", "author", "question" -> REACTIONS;
                case "forward" -> FORWARDING;
                case "checklist" -> CHECKLIST;
                default -> OTHER;
            };
        }

        private static Part ofMessage(String kind) {
            return switch (kind) {
                case "message.drafted",
                        "message.revised",
                        "message.restored",
                        "message.submitted",
                        "message.taken-back" -> WRITING;
                case "message.published",
                        "message.spread",
                        "message.undone",
                        "message.withdrawn",
                        "message.superseded" -> PUBLISHING;
                default -> REVIEW;
            };
        }
    }

    private static final class Tally {
        private final Map<Part, Long> parts = new EnumMap<>(Part.class);
        private final Map<Instant, Long> quarters = new TreeMap<>();
        private long acts;
        private Instant first;
        private Instant last;
    }

    private final Map<String, Tally> people = new LinkedHashMap<>();

    void follow(LogEntry entry) {
        Actor actor = entry.actor();
        if (actor.kind() != Actor.Kind.PERSON || actor.name() == null) {
            return;
        }
        Tally tally = people.computeIfAbsent(actor.name(), name -> new Tally());
        tally.acts++;
        tally.parts.merge(Part.of(entry.kind()), 1L, Long::sum);
        tally.quarters.merge(quarter(entry.at()), 1L, Long::sum);
        tally.first = tally.first == null ? entry.at() : tally.first;
        tally.last = entry.at();
    }

    static Instant quarter(Instant at) {
        long seconds = QUARTER.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** Who did anything, by name. */
    Map<String, Long> acts() {
        Map<String, Long> acts = new TreeMap<>();
        people.forEach((name, tally) -> acts.put(name, tally.acts));
        return acts;
    }

    /** Everybody with what they did, by name. */
    List<Report.Worker> people() {
        List<Report.Worker> all = new ArrayList<>();
        people.forEach((name, tally) -> all.add(new Report.Worker(
                name,
                tally.acts,
                named(tally.parts),
                tally.quarters.entrySet().stream()
                        .map(each -> new Report.Quarter(each.getKey(), each.getValue()))
                        .toList(),
                tally.first,
                tally.last,
                ReportTarget.between(tally.first, tally.last))));
        all.sort(Comparator.comparing(Report.Worker::name));
        return all;
    }

    private static Map<String, Long> named(Map<Part, Long> parts) {
        Map<String, Long> named = new TreeMap<>();
        parts.forEach((part, number) -> named.put(part.name(), number));
        return named;
    }
}
