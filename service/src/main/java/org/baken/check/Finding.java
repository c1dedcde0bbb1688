package org.baken.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/**
 * Something that a check noticed in a draft.
 *
 * @param check which check, a short stable name: one of {@link Checks#catalogue()}
 * @param guidelines where the rule comes from
 * @param platform the platform whose text it is about; null for the text of all platforms
 * @param lang the language of the text it is about, or null
 * @param path where the text is, such as {@code text.nl.body} or {@code variants.x.nl}; null when it is about no one text
 * @param span the letters it is about; null when it is about all of them
 * @param key the key of the text that explains it
 * @param arguments of that text; a {@link Locale} is told as the name of its language, a {@link Platform} by its name
 * @param excerpt the letters of the span; null without one
 * @param fix what would mend it, or null
 */
public record Finding(
        String check,
        Level level,
        List<Guideline> guidelines,
        String platform,
        String lang,
        String path,
        Span span,
        String key,
        List<Object> arguments,
        String excerpt,
        Fix fix) {

    /** How serious it is. */
    public enum Level {
        /** The message cannot be submitted for sign-off like this. */
        BLOCK,
        /** The author should know why they leave it like this. */
        WARN,
        /** It could be better. */
        HINT,
        /** The organisation does not want to hear of it. No finding has this level. */
        OFF
    }

    /** Letters of a text, in UTF-16 units: from {@code start} up to but not with {@code end}. */
    public record Span(int start, int end) {}

    /** A platform among the arguments of a text. */
    public record Platform(String id) {
        private String in(Locale locale) {
            String key = "channel.platform." + id;
            return Catalogue.has(key) ? Catalogue.text(locale, key) : id;
        }
    }

    /**
     * What would mend it: at the path, the letters from {@code start} to {@code end} become {@code text}. A variant that is
     * not there yet is made.
     *
     * @param key the key of what the button says
     * @param arguments of that text
     */
    public record Fix(String key, List<Object> arguments, String path, int start, int end, String text) {}

    /** A finding in the words of somebody's language. */
    public record Advice(
            String id,
            String check,
            Level level,
            List<Guideline> guidelines,
            String platform,
            String lang,
            String path,
            Span span,
            String message,
            Mend fix) {

        /** The fix, as somebody can choose it. */
        public record Mend(String label, String path, int start, int end, String text) {}
    }

    /**
     * Stays the same as long as the letters it is about do, wherever in their text they move to: whoever acknowledged it
     * need not do so again. When one check finds the same letters twice in a text, both share it.
     */
    public String id() {
        String where = path != null ? path : lang != null ? lang : "-";
        String about = excerpt != null ? excerpt : String.valueOf(arguments);
        return check + "@" + where + "@" + digest(about);
    }

    /** Says it in this language. */
    public Advice in(Locale locale) {
        Advice.Mend mend = fix == null
                ? null
                : new Advice.Mend(
                        told(locale, fix.key(), fix.arguments()), fix.path(), fix.start(), fix.end(), fix.text());
        return new Advice(
                id(), check, level, guidelines, platform, lang, path, span, told(locale, key, arguments), mend);
    }

    /** Tells whether it stops the message from being submitted. */
    public boolean blocks() {
        return level == Level.BLOCK;
    }

    Finding at(Level other) {
        return other == level
                ? this
                : new Finding(check, other, guidelines, platform, lang, path, span, key, arguments, excerpt, fix);
    }

    private static String told(Locale locale, String key, List<Object> arguments) {
        Object[] told = arguments.stream()
                .map(argument -> argument instanceof Locale language
                        ? language.getDisplayLanguage(locale)
                        : argument instanceof Platform platform ? platform.in(locale) : argument)
                .toArray();
        return Catalogue.text(locale, key, told);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
