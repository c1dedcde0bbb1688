package org.baken.incident;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.baken.platform.Ids;

/**
 * Makes the name of an incident in public addresses. That of a real one can be read out on the radio; that of an exercise
 * ends in ten characters that nobody guesses, so that no resident stumbles on it.
 */
final class Slugs {
    private static final int LONGEST = 50;
    private static final int UNGUESSABLE = 10;

    private Slugs() {}

    /** Names to try, one after the other, until one is free. */
    static Stream<String> of(String title, IncidentKind kind) {
        String words = words(title);
        return switch (kind) {
            case REAL ->
                Stream.iterate(1, number -> number + 1).map(number -> number == 1 ? words : words + "-" + number);
            case EXERCISE -> Stream.generate(() -> words + "-" + unguessable());
        };
    }

    private static String words(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "incident" : cut;
    }

    private static String unguessable() {
        String letters = "";
        while (letters.length() < UNGUESSABLE) {
            letters += Ids.secret().replaceAll("[^a-z0-9]", "");
        }
        return letters.substring(0, UNGUESSABLE);
    }
}
