package org.baken.playbook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Pdf;
import org.baken.platform.Words;

/**
 * Sheets of paper for when the screens are dark (guideline V16): large letters, boxes to tick with a pen, room for names and
 * times. Tagged for screen readers (PDF/UA-1).
 *
 * @param lang of all texts, one that the service writes in
 * @param title of the whole
 * @param blank whether there is room to write what happened
 * @param team who does what, empty lines where somebody has to write
 * @param statements what to say first, in each language
 */
record Pack(
        String lang,
        String house,
        String title,
        String intro,
        List<String> lines,
        boolean exercise,
        boolean blank,
        List<Member> team,
        List<Statement> statements,
        List<Part> parts) {
    private static final HtmlTemplate TEMPLATE = new HtmlTemplate("pack");

    /** @param phone may be empty */
    record Member(String role, String name, String phone) {}

    /** @param language its name, in the language of the sheet */
    record Statement(String lang, String language, List<String> paragraphs) {
        static Statement of(String lang, String language, FirstStatement.Words words) {
            return new Statement(
                    lang,
                    language,
                    Stream.concat(Stream.ofNullable(words.title()), words.body().lines())
                            .filter(line -> !line.isBlank())
                            .distinct()
                            .toList());
        }
    }

    /**
     * A list of things to do, on sheets of its own.
     *
     * @param late that nobody looked at it in time, in words; null when that is not so
     */
    record Part(String anchor, String title, List<String> lines, String late, List<Row> rows) {}

    /**
     * One thing to do.
     *
     * @param mark what stands in the box; empty when it is open
     * @param at when it is due
     * @param when more about that
     * @param clock whether there is room for the time that this makes
     * @param write whether there is room for who does it and when it was done
     */
    record Row(
            String mark,
            String at,
            List<String> when,
            boolean clock,
            String what,
            List<String> notes,
            String why,
            List<String> who,
            boolean write) {}

    /** Whether there is anything to say first. */
    public boolean saying() {
        return !statements.isEmpty();
    }

    /** The texts around it. */
    public Words words() {
        return new Words("playbook", lang);
    }

    /** Draws the sheets. */
    byte[] draw() {
        return Pdf.of(Pdf.clean(new String(TEMPLATE.render(this), StandardCharsets.UTF_8)));
    }

    /** Gives a text in a language, or else in the first that there is. */
    static String in(Map<String, String> texts, String lang) {
        return texts.getOrDefault(lang, texts.values().iterator().next());
    }

    /** Times and days as people in the town write them. */
    record Calendar(String lang, ZoneId zone) {
        String day(LocalDate day) {
            return Dates.day(lang).format(day);
        }

        /** A day with its time. */
        String moment(Instant at) {
            return day(LocalDate.ofInstant(at, zone)) + ", " + clock(at);
        }

        /** The time alone on the day that everything happens on, the day with it on another. */
        String time(Instant at, Instant on) {
            LocalDate day = LocalDate.ofInstant(at, zone);
            return day.equals(LocalDate.ofInstant(on, zone))
                    ? clock(at)
                    : Dates.of("d MMM", locale()).format(day) + ", " + clock(at);
        }

        /** How long something lasts: "2 days", "1 h 30 min". */
        String lasting(long seconds) {
            long days = seconds / 86_400;
            long hours = seconds % 86_400 / 3_600;
            long minutes = seconds % 3_600 / 60;
            StringBuilder told = new StringBuilder();
            add(told, days, "playbook.pack-days");
            add(told, hours, "playbook.pack-hours");
            add(told, minutes, "playbook.pack-minutes");
            return told.toString();
        }

        private void add(StringBuilder told, long count, String key) {
            if (count > 0) {
                told.append(told.isEmpty() ? "" : " ").append(Catalogue.text(lang, key, count));
            }
        }

        private String clock(Instant at) {
            return Dates.clock(lang).withZone(zone).format(at);
        }

        private Locale locale() {
            return Locale.forLanguageTag(lang);
        }
    }
}
