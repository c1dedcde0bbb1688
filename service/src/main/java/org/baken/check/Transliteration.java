package org.baken.check;

import java.text.Normalizer;
import java.util.Map;
import org.baken.channel.SmsLimits;

/** Writes a text in the alphabet of text messages, in which it costs less than half. */
final class Transliteration {
    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('\u00A0', " "),
            Map.entry('\u202F', " "),
            Map.entry('•', "-"),
            Map.entry('ĳ', "ij"),
            Map.entry('\t', " "));

    private Transliteration() {}

    /** Letters for which there is no stand-in stay as they are. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char letter : text.toCharArray()) {
            if (SmsLimits.septets(letter) > 0) {
                plain.append(letter);
            } else if (SIGNS.containsKey(letter)) {
                plain.append(SIGNS.get(letter));
            } else {
                char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
                plain.append(SmsLimits.septets(base) > 0 ? base : letter);
            }
        }
        return plain.toString();
    }

    /** The letters that do not fit, each once, at most ten. */
    static String strange(String text) {
        StringBuilder found = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if (SmsLimits.septets(letter) == 0 && found.indexOf(String.valueOf(letter)) < 0 && found.length() < 10) {
                found.append(letter);
            }
        }
        return found.toString();
    }
}
