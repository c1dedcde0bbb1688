package org.baken.message;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;

/** Says in plain words how a message reads as an alert, for who signs it off and for the report. */
public final class CapWords {
    private static final String PREFIX = "message.cap.";

    private CapWords() {}

    /**
     * One thing that the alert says.
     *
     * @param lang the language of what is told; null when that is the reader's own
     */
    public record Line(String label, String told, String lang) {}

    /**
     * Everything that the alert says beside the text; nothing when nobody said how the message reads as an alert.
     *
     * @param locale of the reader
     * @param zone in which times are told
     */
    public static List<Line> of(Cap cap, Locale locale, ZoneId zone) {
        if (cap == null) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line("categories", all(cap.categories(), "categories", locale), locale));
        lines.add(line("responses", all(cap.responses(), "responses", locale), locale));
        lines.add(line("urgency", word("urgency", cap.urgency().name(), locale), locale));
        lines.add(line("severity", word("severity", cap.severity().name(), locale), locale));
        lines.add(line("certainty", word("certainty", cap.certainty().name(), locale), locale));
        if (cap.expires() != null) {
            lines.add(line("expires", moment(cap.expires(), locale, zone), locale));
        }
        cap.area().forEach((lang, area) -> lines.add(new Line(label("area", locale), area, lang)));
        if (cap.contact() != null) {
            lines.add(line("contact", cap.contact(), locale));
        }
        return lines;
    }

    /** What a part of the alert is called. */
    public static String label(String part, Locale locale) {
        return Catalogue.text(locale, PREFIX + part);
    }

    /**
     * What stands in one part of the alert, as the reader is told it.
     *
     * @param text as comparisons of revisions have it
     * @param zone in which times are told
     */
    public static String told(String part, String text, Locale locale, ZoneId zone) {
        return part.equals("expires") && !text.isEmpty()
                ? moment(Instant.parse(text), locale, zone)
                : word(part, text, locale);
    }

    private static String moment(Instant at, Locale locale, ZoneId zone) {
        return Dates.moment(locale.getLanguage()).withZone(zone).format(at);
    }

    /** The word for one choice in a part of the alert; what is no choice is given as it is. */
    private static String word(String part, String choice, Locale locale) {
        String key = PREFIX + part + "." + choice;
        return Catalogue.has(key) ? Catalogue.text(locale, key) : choice;
    }

    private static Line line(String part, String told, Locale locale) {
        return new Line(label(part, locale), told, null);
    }

    private static String all(List<? extends Enum<?>> choices, String part, Locale locale) {
        return choices.stream().map(one -> word(part, one.name(), locale)).collect(Collectors.joining(", "));
    }
}
