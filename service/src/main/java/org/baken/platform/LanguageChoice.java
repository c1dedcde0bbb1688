package org.baken.platform;

import java.util.List;
import java.util.Locale;

/** Decides in which language a reader gets a page. Whatever a browser sends, there is always an answer. */
public final class LanguageChoice {
    private static final int LONGEST_HEADER = 500;

    private LanguageChoice() {}

    /**
     * Gives the language that is asked for in the address, or else the first of the browser's that is offered, or else the
     * first that is offered.
     *
     * @param asked what the address says; null or anything at all
     * @param acceptLanguage the header (RFC 9110, 12.5.4); null or anything at all
     * @param offered two-letter codes, at least one
     */
    public static String of(String asked, String acceptLanguage, List<String> offered) {
        if (asked != null && offered.contains(asked.toLowerCase(Locale.ROOT))) {
            return asked.toLowerCase(Locale.ROOT);
        }
        return wishes(acceptLanguage).stream()
                .filter(offered::contains)
                .findFirst()
                .orElseGet(() -> offered.get(0));
    }

    /**
     * The languages that a reader takes, best first.
     *
     * @param acceptLanguage the header (RFC 9110, 12.5.4); null or anything at all
     */
    public static List<String> wishes(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().replaceFirst("-.*", ""))
                .distinct()
                .toList();
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
