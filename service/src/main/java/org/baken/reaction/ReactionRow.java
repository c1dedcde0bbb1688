package org.baken.reaction;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;

/**
 * A reaction as somebody hands it over, in words: one row of a file, or one item of a request.
 *
 * @param id what the platform calls it; null when nobody knows
 * @param at when it was written; null for now
 * @param secluded whether only we can read it, in words; null for no
 */
record ReactionRow(
        String id,
        String text,
        String handle,
        String authorName,
        String platform,
        String url,
        String at,
        String lang,
        String secluded,
        String inReplyTo) {

    /** A clock elsewhere may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Set<String> YES = Set.of("true", "yes", "ja", "oui", "1", "y", "j", "o", "x");
    private static final Set<String> NO = Set.of("false", "no", "nee", "non", "0", "n", "");

    /** As programs and spreadsheets write moments: with or without an offset, with or without a time of the day. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-M-d]['/'][d/M/uuuu][d-M-uuuu][d.M.uuuu]")
            .appendPattern("[['T'][', '][' ']H:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** Why a row is not taken. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final transient Object[] arguments;

        Refusal(String field, String key, Object... arguments) {
            super(key, null, false, false);
            this.field = field;
            this.arguments = arguments;
        }

        String field() {
            return field;
        }

        String key() {
            return getMessage();
        }

        Object[] arguments() {
            return arguments;
        }
    }

    /**
     * The arrival that this row stands for.
     *
     * @param zone of moments that do not name one
     * @throws Refusal when something in it cannot be so
     */
    Arrival arrival(Source source, Clock clock, ZoneId zone) {
        if (text == null || Arrivals.text(text).isEmpty()) {
            throw new Refusal("text", "problem.required");
        }
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Refusal("text", "reaction.import.encoding");
        }
        return new Arrival(
                source,
                null,
                platformName(),
                blank(fit("id", id, Arrivals.LONGEST_ADDRESS)),
                blank(fit("inReplyTo", inReplyTo, Arrivals.LONGEST_ADDRESS)),
                null,
                null,
                writer(),
                blank(fit("authorName", authorName, Arrivals.LONGEST_NAME)),
                null,
                fit("text", text, Arrivals.LONGEST_TEXT),
                lang,
                address(),
                isSecluded(),
                0,
                moment(clock.instant(), zone));
    }

    private String platformName() {
        String name = blank(platform) == null ? "other" : platform.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9-]{1,20}")) {
            throw new Refusal("platform", "reaction.platform");
        }
        return name;
    }

    private String writer() {
        String given = blank(fit("handle", handle, Arrivals.LONGEST_HANDLE));
        return given == null ? "" : given.replaceFirst("^@", "");
    }

    private String address() {
        String given = blank(url);
        if (given != null && (given.length() > Arrivals.LONGEST_ADDRESS || !given.matches("https?://\\S+"))) {
            throw new Refusal("url", "reaction.address");
        }
        return given;
    }

    private boolean isSecluded() {
        String said = secluded == null ? "" : secluded.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(said) && !NO.contains(said)) {
            throw new Refusal("private", "reaction.yes-or-no");
        }
        return YES.contains(said);
    }

    private Instant moment(Instant now, ZoneId zone) {
        String given = blank(at);
        if (given == null) {
            return now;
        }
        Instant moment = parsed(given, zone);
        if (moment.isAfter(now.plus(AHEAD)) || moment.isBefore(EARLIEST)) {
            throw new Refusal("at", "reaction.at.range");
        }
        return moment;
    }

    private static Instant parsed(String given, ZoneId zone) {
        try {
            if (given.matches("\\d{10}|\\d{13}")) {
                long number = Long.parseLong(given);
                return given.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            TemporalAccessor moment =
                    MOMENT.parseBest(given, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (moment instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            return moment instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant()
                    : ((LocalDate) moment).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal("at", "reaction.at.form");
        }
    }

    private static String fit(String field, String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new Refusal(field, "problem.length", longest);
        }
        return value;
    }

    private static String blank(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
