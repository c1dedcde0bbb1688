package org.baken.check;

/** The word lists, by language, ready for looking up. Immutable. */
public final class Words {
    private static final class Shipped {
        private static final Words WORDS = new Words();
    }

    private Words() {}

    /** Gives the word lists that come with Baken, read once. */
    public static Words shipped() {
        return Shipped.WORDS;
    }
}
