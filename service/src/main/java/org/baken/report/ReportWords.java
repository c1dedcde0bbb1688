package org.baken.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.report.ReportSection.Cell;
import org.baken.report.ReportTarget.Outcome;

/** How the report says things in one language, in the time of the house. */
final class ReportWords {
    private final Locale locale;
    private final ZoneId zone;
    private final boolean manyDays;

    /** @param manyDays whether a time needs its day */
    ReportWords(Locale locale, ZoneId zone, boolean manyDays) {
        this.locale = locale;
        this.zone = zone;
        this.manyDays = manyDays;
    }

    String of(String key, Object... arguments) {
        return Catalogue.text(locale, "report." + key, arguments);
    }

    /** The word of a state; what a later version may add is shown as it is written. */
    String state(String group, Enum<?> state) {
        return named("report." + group + "." + state.name(), state.name());
    }

    /** A text of another part, or something else when it has none. */
    String named(String key, String otherwise) {
        return Catalogue.has(key) ? Catalogue.text(locale, key) : otherwise;
    }

    /** What was written in several languages, in that of the reader or else in the first. */
    String in(Map<String, String> texts) {
        return texts.isEmpty()
                ? ""
                : texts.getOrDefault(
                        locale.getLanguage(), texts.values().iterator().next());
    }

    String language(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** In narrow columns a time stays on one line: its spaces do not break. */
    String time(Instant at) {
        if (at == null) {
            return of("none");
        }
        String lang = locale.getLanguage();
        return (manyDays ? Dates.shortMoment(lang) : Dates.clock(lang))
                .withZone(zone)
                .format(at)
                .replace(' ', '\u00a0');
    }

    /** With day and year. */
    String moment(Instant at) {
        return at == null
                ? of("none")
                : Dates.moment(locale.getLanguage()).withZone(zone).format(at);
    }

    String date(LocalDate day) {
        return day == null ? of("none") : Dates.day(locale.getLanguage()).format(day);
    }

    /** A time that something took, in the two largest units. */
    String length(Long seconds) {
        if (seconds == null) {
            return of("none");
        }
        Duration length = Duration.ofSeconds(seconds);
        if (seconds < 60) {
            return of("length.seconds", seconds);
        }
        if (length.toHours() < 1) {
            return of("length.minutes", length.toMinutes());
        }
        if (length.toDays() < 2) {
            return of("length.hours", length.toHours(), length.toMinutesPart());
        }
        return of("length.days", length.toDays(), length.toHoursPart());
    }

    /** How a clock ended: word, shape and tone. */
    Cell outcome(ReportTarget target) {
        String late = target.lateSeconds() > 0 ? length(target.lateSeconds()) : "";
        return new Cell(of("outcome." + target.outcome(), late).strip(), tone(target.outcome()));
    }

    static String tone(Outcome outcome) {
        return switch (outcome) {
            case MET -> "good";
            case LATE, MISSED -> "bad";
            case RUNNING -> "live";
            case MOVED -> "wait";
            case STOPPED -> "quiet";
        };
    }

    ZoneId zone() {
        return zone;
    }

    Locale locale() {
        return locale;
    }
}
