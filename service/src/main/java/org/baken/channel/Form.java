package org.baken.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.platform.Catalogue;

/**
 * What an account on a platform is made of.
 *
 * @param settings what everybody who may see the account may read
 * @param secret what nobody reads again
 * @param anySecret whether an account may have secrets under further names, for its templates
 */
public record Form(List<Field> settings, List<Field> secret, boolean anySecret) {

    /** How a field is asked for; the lower-case name is what the interface shows. */
    public enum Kind {
        TEXT(300),
        URL(2000),
        NUMBER(9),
        CHOICE(60),
        LIST(320),
        LONGTEXT(4000),
        /** Names with values: one {@code name: value} a line, or an object of texts. */
        PAIRS(4000);

        /** The most characters a value of this kind has; of a list: each item. */
        final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        @JsonValue
        public String inJson() {
            return this == PAIRS ? LONGTEXT.inJson() : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One field.
     *
     * @param choices what can be chosen; empty for every kind but {@code CHOICE}
     */
    public record Field(String name, Kind kind, boolean required, List<String> choices) {

        /** What people read before the field, in their language. */
        public String label(Locale language) {
            return Catalogue.text(language, "channel.form." + name);
        }

        public static Field required(String name, Kind kind) {
            return new Field(name, kind, true, List.of());
        }

        public static Field optional(String name, Kind kind) {
            return new Field(name, kind, false, List.of());
        }

        public static Field requiredChoice(String name, String... choices) {
            return new Field(name, Kind.CHOICE, true, List.of(choices));
        }

        public static Field optionalChoice(String name, String... choices) {
            return new Field(name, Kind.CHOICE, false, List.of(choices));
        }
    }

    /** A town's whole mailing list; all the settings of an account have to fit in one column of the database. */
    public static final int MOST_ITEMS = 20_000;

    private static final int MOST_CHARACTERS = 900_000;
    /** What a place in a template can be called. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    public Form {
        settings = List.copyOf(settings);
        secret = List.copyOf(secret);
    }

    /** A form of exactly these fields. */
    public Form(List<Field> settings, List<Field> secret) {
        this(settings, secret, false);
    }

    /** The settings as they are kept: names with values as lines, in which people can change them. */
    public Map<String, Object> tidy(Map<String, Object> typed) {
        Map<String, Object> tidy = new LinkedHashMap<>(typed);
        settings.stream()
                .filter(field -> field.kind() == Kind.PAIRS && typed.get(field.name()) instanceof Map<?, ?>)
                .forEach(field -> tidy.put(field.name(), lines((Map<?, ?>) typed.get(field.name()))));
        return tidy;
    }

    private static String lines(Map<?, ?> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + ": " + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** What in the account does not fit this form: missing, unknown, of the wrong kind or too long. */
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> found = new ArrayList<>();
        compare(found, "settings.", settings, link.settings(), false);
        compare(found, "secret.", secret, link.secret(), anySecret);
        return found;
    }

    private static void compare(
            List<SettingProblem> found, String prefix, List<Field> fields, Map<String, ?> values, boolean any) {
        Set<String> unknown = new HashSet<>(values.keySet());
        for (Field field : fields) {
            unknown.remove(field.name());
            String key = wrong(field, values.get(field.name()));
            if (key != null) {
                found.add(new SettingProblem(prefix + field.name(), Trouble.of(key, field.kind().longest)));
            }
        }
        unknown.stream()
                .filter(name -> !any || !NAME.matcher(name).matches())
                .sorted()
                .forEach(name -> found.add(new SettingProblem(prefix + name, Trouble.of("channel.field.unknown"))));
    }

    private static String wrong(Field field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            return field.required() ? "channel.field.missing" : null;
        }
        if (field.kind() == Kind.LIST) {
            return wrongList(field, value);
        }
        if (!(value instanceof String) && !(value instanceof Number)) {
            return "channel.field.kind";
        }
        String text = value.toString();
        if (text.length() > field.kind().longest) {
            return "channel.field.long";
        }
        return switch (field.kind()) {
            case NUMBER -> text.matches("\\d+") ? null : "channel.field.number";
            case CHOICE -> field.choices().contains(text) ? null : "channel.field.choice";
            case LONGTEXT, PAIRS -> null;
            default -> text.chars().anyMatch(Character::isISOControl) ? "channel.field.control" : null;
        };
    }

    private static String wrongList(Field field, Object value) {
        if (!(value instanceof List<?> items)) {
            return "channel.field.kind";
        }
        if (items.isEmpty() && field.required()) {
            return "channel.field.missing";
        }
        if (items.size() > MOST_ITEMS) {
            return "channel.field.many";
        }
        long characters = 0;
        for (Object item : items) {
            if (!(item instanceof String text) || text.chars().anyMatch(Character::isISOControl)) {
                return "channel.field.kind";
            }
            if (text.length() > field.kind().longest) {
                return "channel.field.long";
            }
            // In JSON: quotes, comma, and letters that have to be escaped.
            characters += text.length()
                    + 3L
                    + text.chars()
                            .filter(letter -> letter == '"' || letter == '\\')
                            .count();
        }
        return characters > MOST_CHARACTERS ? "channel.field.heavy" : null;
    }
}
