package org.baken.channel.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Json;

/** Text with places such as {@code {to}} that are filled in for each message, written as the place around them needs it. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,39})}");

    /** How a value is written where it stands. */
    enum Writing {
        /** In the address of a request: RFC 3986. */
        ADDRESS(value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")),
        /** In a form, as browsers send one. */
        FORM(value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
        /** Between the quotes of a text in JSON. */
        JSON(Template::inJson),
        /** In the text or an attribute of XML. */
        XML(Template::inXml),
        /** As it is. */
        PLAIN(UnaryOperator.identity());

        private final UnaryOperator<String> writer;

        Writing(UnaryOperator<String> writer) {
            this.writer = writer;
        }

        /** What suits a content type. */
        static Writing of(String contentType) {
            String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT);
            if (type.equals("application/x-www-form-urlencoded")) {
                return FORM;
            }
            if (type.endsWith("json")) {
                return JSON;
            }
            return type.endsWith("xml") ? XML : PLAIN;
        }
    }

    private Template() {}

    /** The names of the places, in order. */
    static Set<String> places(String template) {
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** Fills all places in at once, so that nothing in a value is taken for a place. */
    static String fill(String template, Map<String, String> values, Writing writing) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(writing.writer.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String inJson(String value) {
        String quoted = Json.write(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String inXml(String value) {
        return value.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
