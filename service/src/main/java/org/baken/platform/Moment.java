package org.baken.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** An argument of a text that is a moment, told in the house's time and the reader's language. */
public record Moment(Instant at, ZoneId zone) {
    String in(Locale locale) {
        return Dates.moment(locale.getLanguage()).withZone(zone).format(at);
    }
}
