package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Map<String, Map<String, String>> TEXTS = Catalogue.load();

    /** Where a problem, a validation or a wording names its text. */
    private static final Pattern NAMED =
            Pattern.compile("(?:Problem\\s*\\.(?:conflict|refused|unauthorized|malformed|tooLarge)\\(\\s*"
                    + "|Problem\\s*\\.(?:invalid|unsupported)\\(\\s*[^,\"]*\"?[^,\"]*\"?,\\s*"
                    + "|message = |Catalogue\\.text\\([^,\"]*,\\s*)\"([a-z-]+\\.[A-Za-z.-]*[A-Za-z])\"");

    private static final Pattern WITHOUT_APOSTROPHE = Pattern.compile(
            "\\b(?:[nc]est|lon|ny|na|nen|dun|dune|dautres?|dabord|daccord|doù|sil|(?:jus|lors|quel)?qu(?:ils?|en|une?|au)"
                    + "|[lnj]a(?:i|vez|vons)|[ldn](?:adresse|image|accès|équipe|erreur|utilise[rz]?|incident|ancien)|[Ll]e-mail)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void every_text_is_there_in_every_language() {
        for (String language : Catalogue.LANGUAGES) {
            assertThat(TEXTS.get(language).keySet())
                    .as(language)
                    .isEqualTo(TEXTS.get("nl").keySet());
        }
    }

    @Test
    void every_text_can_be_written_and_takes_the_same_arguments_in_every_language() {
        TEXTS.get("nl").forEach((key, dutch) -> {
            for (String language : Catalogue.LANGUAGES) {
                String text = TEXTS.get(language).get(key);
                assertThat(new MessageFormat(text, Locale.forLanguageTag(language)).getFormats())
                        .as(language + " " + key)
                        .hasSameSizeAs(new MessageFormat(dutch, Locale.forLanguageTag("nl")).getFormats());
            }
        });
    }

    /** An apostrophe that got lost leaves a word that does not exist. */
    @Test
    void french_words_keep_their_apostrophe() {
        assertThat(TEXTS.get("fr").entrySet())
                .noneMatch(text -> WITHOUT_APOSTROPHE.matcher(text.getValue()).find());
    }

    @Test
    void nobody_is_shouted_at() {
        TEXTS.values().forEach(texts -> assertThat(texts.values()).noneMatch(text -> text.contains("!")));
    }

    @Test
    void every_text_that_the_code_names_is_there() {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> collect(file, named));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named).isSubsetOf(TEXTS.get("nl").keySet());
    }

    private static void collect(Path file, Set<String> named) {
        try {
            Matcher matcher = NAMED.matcher(Files.readString(file));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
