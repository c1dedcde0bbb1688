package org.baken.publicpage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.baken.platform.Dates;

/** Writes moments as people of a language do, in the town's time. Exact, never "just now": a page may be read later. */
final class Times {
    private final DateTimeFormatter clock;
    private final DateTimeFormatter day;

    Times(ZoneId zone, String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        this.clock = Dates.clock(lang).withZone(zone);
        this.day = Dates.of("EEEE d MMMM yyyy", locale).withZone(zone);
    }

    /** A moment as a template shows it: the text, and the exact form for machines. */
    record Moment(String exact, String clock, String day) {
        @Override
        public String toString() {
            return clock + ", " + day;
        }
    }

    Moment moment(Instant at) {
        return at == null ? null : new Moment(at.toString(), clock.format(at).replace(' ', '\u00a0'), day.format(at));
    }
}
