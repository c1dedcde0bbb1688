package org.baken.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The turns of phrase by which a text shows that it says something, by language. They guess: they can miss a sentence that
 * says it in other words, which is why nothing found by them ever blocks.
 */
final class Signs {
    private static final Map<String, Map<Part, Pattern>> BY_LANGUAGE = load();

    private Signs() {}

    /** Tells whether there are signs for this language at all. */
    static boolean know(String lang) {
        return BY_LANGUAGE.containsKey(lang);
    }

    /** Tells whether the text shows a sign of this part. */
    static boolean in(String lang, Part part, String text) {
        String plain = text.toLowerCase(Locale.forLanguageTag(lang)).replace('’', '\'');
        return Starts.ofWord(BY_LANGUAGE.get(lang).get(part), plain);
    }

    private static Map<String, Map<Part, Pattern>> load() {
        try (InputStream file = Signs.class.getResourceAsStream("/check/signs.yml")) {
            Map<String, Map<Part, List<String>>> signs = new YAMLMapper().readValue(file, new TypeReference<>() {});
            return signs.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, language -> patterns(language.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Part, Pattern> patterns(Map<Part, List<String>> signs) {
        return signs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> startingWith(entry.getValue())));
    }

    /** A sign counts at the start of a word only; how the word ends is free. */
    private static Pattern startingWith(List<String> signs) {
        String any = signs.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?<!\\p{L})(?:" + any + ")");
    }
}
