package org.baken.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;

/**
 * Fills the placeholders of a template in one language. What nobody knows yet stands as "…", which a check keeps from going
 * out.
 */
final class Blanks {
    static final List<String> NAMES =
            List.of("place", "title", "type", "hashtag", "time", "nextUpdate", "lastUpdate", "url", "organisation");

    private static final String OPEN = "…";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Map<String, String> CLOCKS = Map.of("nl", "H.mm 'uur'", "fr", "H 'h' mm");
    private static final Map<String, String> DAYS =
            Map.of("nl", "' op' d MMMM", "fr", "' le' d MMMM", "en", "' on' d MMMM");

    private final Map<String, String> values;

    private Blanks(Map<String, String> values) {
        this.values = values;
    }

    /**
     * What is known in every language.
     *
     * @param place where it is, in words; null when nobody said
     * @param lastUpdate when a message went out last; null while none did
     * @param nextUpdate what a message that goes out now can promise
     * @param zone in which times are told
     */
    record Known(
            Incident incident,
            String place,
            String url,
            String organisation,
            Instant now,
            Instant lastUpdate,
            Instant nextUpdate,
            ZoneId zone) {
        Blanks in(String lang) {
            Incident told = incident;
            return new Blanks(Map.of(
                    "place", orOpen(place),
                    "title", orOpen(told.title()),
                    "type", type(told.type(), lang),
                    "hashtag", orOpen(told.hashtag()),
                    "time", time(now, lang),
                    "nextUpdate", time(nextUpdate, lang),
                    "lastUpdate", lastUpdate == null ? OPEN : time(lastUpdate, lang),
                    "url", url,
                    "organisation", organisation));
        }

        /** With the title of the incident where nobody said its place. */
        Known told() {
            boolean placed = place != null && !place.isBlank();
            return new Known(
                    incident, placed ? place : incident.title(), url, organisation, now, lastUpdate, nextUpdate, zone);
        }

        /** The time of day, with the day when that is not today. */
        private String time(Instant at, String lang) {
            Locale locale = Locale.forLanguageTag(lang);
            ZonedDateTime local = at.atZone(zone);
            String clock = DateTimeFormatter.ofPattern(CLOCKS.getOrDefault(lang, "H:mm"), locale)
                    .format(local);
            boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, zone));
            return today
                    ? clock
                    : clock
                            + DateTimeFormatter.ofPattern(DAYS.getOrDefault(lang, "' ('d.M.')'"), locale)
                                    .format(local);
        }
    }

    /** The text with what is known filled in; null stays null. */
    String fill(String text) {
        return text == null
                ? null
                : PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found ->
                                java.util.regex.Matcher.quoteReplacement(values.getOrDefault(found.group(1), OPEN)));
    }

    /** The types that come with Baken have words; a type of the town's own is told as it is. */
    private static String type(String type, String lang) {
        String key = "message.type." + type;
        return Catalogue.has(key) ? Catalogue.text(lang, key) : orOpen(type);
    }

    private static String orOpen(String value) {
        return value == null || value.isBlank() ? OPEN : value;
    }
}
