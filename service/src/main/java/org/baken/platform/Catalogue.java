package org.baken.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts that the service itself writes, in Dutch, French and English. Every package brings its own file
 * {@code messages/<package>_<language>.properties}; keys start with the package's name. Thread-safe.
 */
public final class Catalogue {
    /** The languages of the service's own texts, the first being the one for callers who ask for none of them. */
    public static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** The files that exist. A package that writes texts adds its name. */
    static final List<String> FILES = List.of(
            "problems",
            "account",
            "auth",
            "incident",
            "playbook",
            "media",
            "rumour",
            "triage",
            "reaction",
            "reply",
            "listening",
            "insight",
            "watch",
            "message",
            "check",
            "approval",
            "publishing",
            "clocks",
            "alarm",
            "channel",
            "exercise",
            "figures",
            "edge",
            "forwarding",
            "subscription",
            "authenticity",
            "guide",
            "publicpage",
            "report",
            "live");

    private static final Map<String, Map<String, String>> TEXTS = load();

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private Catalogue() {}

    /**
     * Gives the text of this key with its arguments; a {@link Locale} among them is told as the name of its language. A key without a text is a programming error, which a test finds: should
     * one slip through, people get the key rather than no answer.
     */
    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = TEXTS.get(language(locale)).get(key);
        if (pattern == null) {
            LOG.error("No text for {}", key);
            return key;
        }
        Object[] worded = Arrays.stream(arguments)
                .map(argument -> worded(argument, locale))
                .toArray();
        return new MessageFormat(pattern, locale).format(worded);
    }

    private static Object worded(Object argument, Locale locale) {
        if (argument instanceof Moment moment) {
            return moment.in(locale);
        }
        if (argument instanceof Translated translated) {
            return translated.in(locale);
        }
        if (argument instanceof Wording wording) {
            return wording.in(locale);
        }
        return argument instanceof Locale language ? language.getDisplayLanguage(locale) : argument;
    }

    /** Gives the text of this key with its arguments in a language given by its two-letter code. */
    public static String text(String language, String key, Object... arguments) {
        return text(Locale.forLanguageTag(language), key, arguments);
    }

    /** Tells whether there is a text of this name. */
    public static boolean has(String key) {
        return TEXTS.get(LANGUAGES.get(0)).containsKey(key);
    }

    /** Gives the language, of those we write, that serves this locale. */
    public static String language(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.get(0);
    }

    /** Gives the first of these locales that we write in, or the first language of the service. */
    public static Locale best(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.forLanguageTag(LANGUAGES.get(0)));
    }

    static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> texts = new HashMap<>();
        for (String language : LANGUAGES) {
            Map<String, String> all = new HashMap<>();
            for (String file : FILES) {
                read("/messages/" + file + "_" + language + ".properties")
                        .forEach((key, text) -> all.put((String) key, (String) text));
            }
            texts.put(language, Map.copyOf(all));
        }
        return Map.copyOf(texts);
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Catalogue.class.getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
