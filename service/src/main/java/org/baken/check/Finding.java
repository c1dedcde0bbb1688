package org.baken.check;

import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/**
 * Something that a check noticed in a draft.
 *
 * @param check which check, a short stable name
 * @param guidelines where the rule comes from
 * @param platform the platform whose text it is about; null for the text of all platforms
 * @param lang the language of the text it is about, or null
 * @param key the key of the text that explains it
 * @param arguments of that text; a {@link Locale} is told as the name of its language
 */
public record Finding(
        String check,
        Level level,
        List<Guideline> guidelines,
        String platform,
        String lang,
        String key,
        List<Object> arguments) {

    /** How serious it is. */
    public enum Level {
        /** The message cannot be submitted for sign-off like this. */
        BLOCK,
        /** The author should know why they leave it like this. */
        WARN,
        /** It could be better. */
        HINT
    }

    /** A finding in the words of somebody's language. */
    public record Advice(
            String check, Level level, List<Guideline> guidelines, String platform, String lang, String message) {}

    /** Says it in this language. */
    public Advice in(Locale locale) {
        Object[] told = arguments.stream()
                .map(argument -> argument instanceof Locale language ? language.getDisplayLanguage(locale) : argument)
                .toArray();
        return new Advice(check, level, guidelines, platform, lang, Catalogue.text(locale, key, told));
    }

    /** Tells whether it stops the message from being submitted. */
    public boolean blocks() {
        return level == Level.BLOCK;
    }
}
