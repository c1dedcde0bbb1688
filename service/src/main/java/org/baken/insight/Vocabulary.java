package org.baken.insight;

import java.util.List;
import java.util.Set;

/** Which words of a question say what it is about. Immutable. */
final class Vocabulary {
    private static final Vocabulary SHIPPED = new Vocabulary(Themes.shipped());

    private final Themes themes;
    private final Set<String> little;

    private Vocabulary(Themes themes) {
        this.themes = themes;
        this.little = themes.littleWords();
    }

    /** That of the lists that come with Baken. */
    static Vocabulary shipped() {
        return SHIPPED;
    }

    /** Whether every text of its language has it. */
    boolean isLittle(String token) {
        return little.contains(token);
    }

    /** What it is about, whatever its language. */
    List<String> concepts(String text) {
        return List.copyOf(themes.of(text, null).keySet());
    }
}
