package org.baken.reply;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells by simple rules in which language somebody writes and how they address us, so that the answer can mirror it (guideline
 * H28). A rule that is wrong costs little: a person sees the outcome and can choose otherwise.
 */
final class Tone {
    static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** Not somebody's own words: addresses, names, tags, and lines that quote another. */
    private static final Pattern FOREIGN = Pattern.compile("(?m)https?://\\S+|[@#][\\w.@-]+|\\S+@\\S+\\.\\w+|^>.*$");

    /** An hour as the Flemish write it: {@code 16 u}, {@code 16u30}. */
    private static final Pattern HOUR = Pattern.compile("\\d\\s*u\\.?(?:\\s?\\d{2})?(?!\\p{L})");
    /** A tone and an appointment, which in French look like ways to address somebody. */
    private static final Pattern NOUN = words("(?:le|un|du|ce|au|son|mon|leur|quel|de) ton|rendez-vous");

    private static final Pattern NL_CLOSE =
            words("je|jij|jou|jouw|jullie|jezelf|ge|gij|gullie|uwen|hoi|hey|joh|alsjeblieft|dankjewel");
    private static final Pattern NL_FORMAL =
            words("u|uw|uzelf|alstublieft|dank u|geachte|mevrouw|meneer|mijnheer|hoogachtend|gelieve");
    /** Who says this means one person they know, even with {@code uw} in the same sentence, as in Flanders. */
    private static final Pattern NL_SPOKEN = words("ge|gij|gullie|uwen");

    private static final Pattern FR_CLOSE =
            words("tu|toi|ton|ta|tes|te|t['’]\\p{L}+|stp|tiens|salut|coucou|dis|regarde|réponds|peux-tu|as-tu");
    private static final Pattern FR_FORMAL = words(
            "vous|votre|vos|vôtres?|svp|madame|monsieur|mesdames|messieurs|veuillez|cordialement|pouvez|avez|savez|faites|dites|êtes|allez");

    private static final Map<String, Pattern> COMMON = Map.of(
            "nl",
                    words(
                            "de|het|een|en|is|niet|van|dat|ik|wat|er|zijn|op|maar|ook|voor|waarom|wanneer|hoe|geen|nog|je|jullie|wij|we|kan|mag|wordt|heb|hebben|naar|bij|uit|aan|dit|die|waar|moet|mij|u|kunt|kun|graag|help|helpen|mijn|ben|bent"),
            "fr",
                    words(
                            "le|la|les|des|un|une|et|est|pas|que|qui|je|vous|nous|il|elle|on|dans|pour|pourquoi|quand|comment|mais|avec|sur|du|au|ce|c['’]est|tu|ne|où|quoi|merci|bonjour|sont|ça|j['’]ai"),
            "en",
                    words(
                            "the|and|is|are|not|you|your|what|when|why|how|this|that|it|to|of|for|my|we|they|do|does|can|be|have|has|there|with|please|thanks|i|will|should"));

    private Tone() {}

    /**
     * How somebody addresses us; empty when they do not, or not so that it can be told, as in English.
     *
     * @param lang two-letter code; null when nobody knows
     */
    static Optional<AddressForm> of(String text, String lang) {
        String own = own(text);
        String language = lang != null ? lang : language(text).orElse("");
        return switch (language) {
            case "nl" -> dutch(HOUR.matcher(own).replaceAll(" "));
            case "fr" -> french(NOUN.matcher(own).replaceAll(" "));
            // A greeting of two words may give away the form, but not the language.
            case "" ->
                dutch(HOUR.matcher(own).replaceAll(" "))
                        .or(() -> french(NOUN.matcher(own).replaceAll(" ")));
            default -> Optional.empty();
        };
    }

    /** The language, of those we answer in, that somebody most likely writes; empty when no word gives it away. */
    static Optional<String> language(String text) {
        String own = own(text);
        return LANGUAGES.stream()
                .max(Comparator.comparingLong((String lang) -> count(COMMON.get(lang), own))
                        .thenComparing(lang -> -LANGUAGES.indexOf(lang)))
                .filter(lang -> count(COMMON.get(lang), own) > 0);
    }

    private static Optional<AddressForm> dutch(String own) {
        return NL_SPOKEN.matcher(own).find()
                ? Optional.of(AddressForm.INFORMAL)
                : weigh(count(NL_CLOSE, own), count(NL_FORMAL, own));
    }

    private static Optional<AddressForm> french(String own) {
        return weigh(count(FR_CLOSE, own), count(FR_FORMAL, own));
    }

    /** In doubt formal: that hurts nobody. */
    private static Optional<AddressForm> weigh(long close, long formal) {
        if (close == 0 && formal == 0) {
            return Optional.empty();
        }
        return Optional.of(close > formal ? AddressForm.INFORMAL : AddressForm.FORMAL);
    }

    private static String own(String text) {
        return FOREIGN.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static Pattern words(String any) {
        return Pattern.compile("(?<![\\p{L}\\d'’])(?:" + any + ")(?![\\p{L}\\d])");
    }
}
