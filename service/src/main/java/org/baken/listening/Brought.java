package org.baken.listening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.reaction.Arrival;
import org.baken.reaction.Source;

/**
 * What a program brings: one reaction, or up to a thousand as {@code items}, each in the shape in which a person adds one.
 *
 * @param rows those that can be taken, with their number in the request
 * @param refused those that cannot, and why
 */
record Brought(List<Row> rows, List<Refusal> refused) {
    static final int MOST = 1_000;

    private static final Set<String> FIELDS =
            Set.of("id", "text", "handle", "authorName", "platform", "url", "at", "lang", "private", "inReplyTo");
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_HANDLE = 320;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MARK = 2_000;
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** A reaction that was not taken, counted from 1; {@code message} is a key with what it needs. */
    record Refusal(int row, String field, String key, List<Object> arguments) {}

    /** A reaction that can be taken, counted from 1. */
    record Row(int number, JsonNode item, Instant at) {}

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final transient List<Object> arguments;

        Wrong(String field, String key, Object... arguments) {
            super(key, null, false, false);
            this.field = field;
            this.arguments = List.of(arguments);
        }
    }

    /**
     * Reads a request.
     *
     * @param now when it was made: what has no time of its own was written then
     * @param zone of moments that do not name one
     * @throws Problem 400 when it is no JSON, holds too many, or is a single one that cannot be taken
     */
    static Brought read(byte[] body, Instant now, ZoneId zone) {
        JsonNode whole = json(body);
        JsonNode items = whole.path("items");
        if (items.isMissingNode()) {
            return single(whole, now, zone);
        }
        if (!items.isArray() || items.isEmpty() || items.size() > MOST || whole.size() > 1) {
            throw Problem.invalid("items", "problem.range", 1, MOST);
        }
        List<Row> rows = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            try {
                rows.add(new Row(at + 1, items.get(at), checked(items.get(at), now, zone)));
            } catch (Wrong wrong) {
                refused.add(new Refusal(at + 1, wrong.field, wrong.getMessage(), wrong.arguments));
            }
        }
        return new Brought(rows, refused);
    }

    private static Brought single(JsonNode item, Instant now, ZoneId zone) {
        try {
            return new Brought(List.of(new Row(1, item, checked(item, now, zone))), List.of());
        } catch (Wrong wrong) {
            throw Problem.invalid(wrong.field, wrong.getMessage(), wrong.arguments.toArray());
        }
    }

    /**
     * The reactions.
     *
     * @param occasion the same when the request is repeated, so that what has neither id nor time is taken up once; null when nobody
     *     can tell
     */
    List<Arrival> arrivals(Intake intake, String occasion) {
        return rows.stream().map(row -> arrival(row, intake, occasion)).toList();
    }

    private static Arrival arrival(Row row, Intake intake, String occasion) {
        JsonNode item = row.item();
        String id = text(item, "id");
        boolean told = id != null || text(item, "at") != null || occasion == null;
        String named = told ? null : "intake:" + Ids.digest(intake.id() + "\n" + occasion + "\n" + row.number());
        String handle = text(item, "handle");
        String platform = text(item, "platform");
        return new Arrival(
                Source.WEBHOOK,
                null,
                platform == null ? "other" : platform.toLowerCase(Locale.ROOT),
                id == null ? named : id,
                text(item, "inReplyTo"),
                null,
                null,
                handle == null ? "" : handle.replaceFirst("^@", ""),
                text(item, "authorName"),
                null,
                item.path("text").asText(),
                text(item, "lang"),
                text(item, "url"),
                item.path("private").asBoolean(false),
                0,
                row.at());
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode whole = Json.mapper().readTree(body);
            if (whole != null && whole.isObject()) {
                return whole;
            }
        } catch (JsonProcessingException notJson) {
            // Told below, as is what is JSON but no object.
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw Problem.malformed("problem.json");
    }

    private static Instant checked(JsonNode item, Instant now, ZoneId zone) throws Wrong {
        if (!item.isObject()) {
            throw new Wrong("text", "problem.required");
        }
        for (var field : item.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new Wrong(field.getKey(), "problem.unknown-field");
            }
            boolean flag = field.getKey().equals("private");
            if (!field.getValue().isNull()
                    && (flag ? !field.getValue().isBoolean() : !field.getValue().isTextual())) {
                throw new Wrong(field.getKey(), "problem.wrong-type");
            }
        }
        if (text(item, "text") == null) {
            throw new Wrong("text", "problem.required");
        }
        fit(item, "text", LONGEST_TEXT);
        fit(item, "handle", LONGEST_HANDLE);
        fit(item, "authorName", LONGEST_NAME);
        fit(item, "id", LONGEST_MARK);
        fit(item, "inReplyTo", LONGEST_MARK);
        fit(item, "url", LONGEST_MARK);
        matches(item, "platform", "[A-Za-z0-9-]{1,20}");
        matches(item, "url", "https?://\\S+");
        return moment(text(item, "at"), now, zone);
    }

    private static void fit(JsonNode item, String field, int longest) throws Wrong {
        if (item.path(field).asText("").length() > longest) {
            throw new Wrong(field, "problem.length", longest);
        }
    }

    private static void matches(JsonNode item, String field, String pattern) throws Wrong {
        String value = text(item, field);
        if (value != null && !value.matches(pattern)) {
            throw new Wrong(field, "listening.item." + field);
        }
    }

    private static Instant moment(String said, Instant now, ZoneId zone) throws Wrong {
        if (said == null) {
            return now;
        }
        Instant at = parsed(said, zone);
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(EARLIEST)) {
            throw new Wrong("at", "listening.item.at");
        }
        return at;
    }

    private static Instant parsed(String said, ZoneId zone) throws Wrong {
        try {
            return said.matches(".*(?:Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(said).toInstant()
                    : LocalDateTime.parse(said).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Wrong("at", "listening.item.at");
        }
    }

    /** Null when it is missing or blank. */
    private static String text(JsonNode item, String field) {
        String text = item.path(field).asText("").strip();
        return text.isEmpty() || item.path(field).isNull() ? null : text;
    }
}
