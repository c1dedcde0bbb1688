package org.baken.rumour;

/** Tells whether two claims are likely the same, also in two languages, by the words that come with Baken. Thread-safe. */
public final class AlikeClaims {
    private final Likeness likeness = new Likeness(Concepts.shipped());

    /** How alike they are, from 55 to 100; 0 when they are not likely the same. */
    public int percent(String one, String other) {
        Likeness.Match match = likeness.match(likeness.read(one), likeness.read(other));
        return match.isLikely() ? match.percent() : 0;
    }
}
