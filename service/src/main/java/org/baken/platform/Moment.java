package org.baken.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** An argument of a text that is a moment, told in the house's time and the reader's language. */
public record Moment(Instant at, ZoneId zone) {
    String in(Locale locale) {
        // English without a country would be that of the United States: the month first, and am or pm.
        Locale written = locale.getLanguage().equals("en") ? Locale.UK : locale;
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(written)
                .withZone(zone)
                .format(at);
    }
}
