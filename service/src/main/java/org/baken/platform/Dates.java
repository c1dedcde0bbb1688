package org.baken.platform;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Days and times of the day as people write them in each language; without a time zone, which is the house's. Thread-safe. */
public final class Dates {
    private static final int LONGEST_MONTH = 31;

    /** A French month begins on its "premier", and goes on with plain numbers. */
    private static final Map<Long, String> FRENCH_DAYS = IntStream.rangeClosed(1, LONGEST_MONTH)
            .boxed()
            .collect(Collectors.toMap(Integer::longValue, day -> day == 1 ? "1er" : String.valueOf(day)));

    private Dates() {}

    /** A day: "22 november 2026". */
    public static DateTimeFormatter day(String lang) {
        return of("d MMMM yyyy", Locale.forLanguageTag(lang));
    }

    /** A time of the day: "14:30", "14 h 30". */
    public static DateTimeFormatter clock(String lang) {
        return of(clockPattern(lang), Locale.forLanguageTag(lang));
    }

    /** A day with its time: "22 november 2026, 14:30". */
    public static DateTimeFormatter moment(String lang) {
        return of("d MMMM yyyy, " + clockPattern(lang), Locale.forLanguageTag(lang));
    }

    /** A time that needs its day, where there is little room: "22 Nov 14:30". */
    public static DateTimeFormatter shortMoment(String lang) {
        return of("d MMM " + clockPattern(lang), Locale.forLanguageTag(lang));
    }

    /** What a pattern gives, with the first of a French month in order. */
    public static DateTimeFormatter of(String pattern, Locale locale) {
        int day = pattern.indexOf("d MMM");
        if (day < 0 || !locale.getLanguage().equals("fr")) {
            return DateTimeFormatter.ofPattern(pattern, locale);
        }
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern.substring(0, day))
                .appendText(ChronoField.DAY_OF_MONTH, FRENCH_DAYS)
                .appendPattern(pattern.substring(day + 1))
                .toFormatter(locale);
    }

    private static String clockPattern(String lang) {
        return lang.equals("fr") ? "H' h 'mm" : "HH:mm";
    }
}
