package org.baken.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.channel.Trouble;
import org.baken.platform.Catalogue;

/** Says what an alarm is about, in a reader's language. */
final class AlarmWords {
    private static final int MOST_NAMES = 8;
    /** A promise matters more than an item of the checklist. */
    private static final Comparator<Part> MOST_URGENT =
            Comparator.comparing(Part::clock, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Alarm alarm;
    private final List<Part> parts;
    private final Locale locale;

    /** @param parts all of them; once it is over every one of them is, before that only those count that last */
    AlarmWords(Alarm alarm, List<Part> parts, Locale locale) {
        this.alarm = alarm;
        List<Part> lasting = parts.stream()
                .filter(part -> part.overAt() == null)
                .sorted(MOST_URGENT)
                .toList();
        // The last part may have ended between the two reads.
        this.parts = lasting.isEmpty() ? parts : lasting;
        this.locale = locale;
    }

    /** What happened, in a sentence. */
    String text() {
        Part first = parts.get(0);
        String title = alarm.title() == null ? "" : alarm.title();
        return parts.size() == 1
                ? of("alarm.text." + alarm.kind(), first.name(locale), title, problem(first))
                        .strip()
                : of("alarm.text." + alarm.kind() + ".many", parts.size(), title, names());
    }

    /** What a person does about it now. */
    String next() {
        Trouble problem = parts.get(0).problem();
        boolean alike = problem != null
                && parts.stream()
                        .allMatch(part -> part.problem() != null
                                && problem.key().equals(part.problem().key()));
        // Who comes in to help does something else than who was late.
        return alike && alarm.kind() != AlarmKind.CLOCK_ESCALATED && Catalogue.has(problem.key() + ".next")
                ? Catalogue.text(locale, problem.key() + ".next", problem.args().toArray())
                : of("alarm.next." + alarm.kind());
    }

    /** How many things of the kind it stands for. */
    int count() {
        return parts.stream().mapToInt(Part::weight).sum();
    }

    AlarmView view() {
        Part only = parts.size() == 1 ? parts.get(0) : null;
        return new AlarmView(
                alarm.id(),
                alarm.kind(),
                alarm.incident(),
                alarm.message(),
                only == null ? null : only.account(),
                only == null ? null : only.delivery(),
                only == null ? null : only.clock(),
                only == null ? null : only.clockOf(),
                roles(),
                text(),
                next(),
                only == null ? null : only.url(),
                alarm.excerpt(),
                count(),
                alarm.raisedAt(),
                alarm.overAt(),
                alarm.seenBy(),
                alarm.seenAt(),
                alarm.note(),
                alarm.version());
    }

    private List<Role> roles() {
        return parts.stream()
                .filter(part -> part.roles() != null)
                .flatMap(part -> part.roles().stream())
                .distinct()
                .toList();
    }

    private String names() {
        List<String> names = new ArrayList<>(
                parts.stream().limit(MOST_NAMES).map(part -> part.name(locale)).toList());
        if (parts.size() > MOST_NAMES) {
            names.add("…");
        }
        return names.stream().collect(Collectors.joining(", "));
    }

    private String problem(Part part) {
        if (part.clock() != null) {
            return part.clockWords(part.problem().key(), locale);
        }
        return part.problem() == null
                ? ""
                : Catalogue.text(
                        locale, part.problem().key(), part.problem().args().toArray());
    }

    private String of(String key, Object... arguments) {
        return Catalogue.text(locale, key, arguments);
    }
}
