package org.baken.check;

/** How easily a text reads, from 0 (hard) to 100, by the formula made for its language. */
final class Readability {
    /** Below this it asks more than most people can give when they are frightened: about the level of a quality newspaper. */
    static final int HARD = 50;

    private Readability() {}

    /** Douma for Dutch, Kandel and Moles for French, Flesch for English; other languages are not judged. */
    static double of(String lang, double wordsASentence, double syllablesAWord) {
        return switch (lang) {
            case "nl" -> 206.84 - 77 * syllablesAWord - 0.93 * wordsASentence;
            case "fr" -> 207 - 73.6 * syllablesAWord - 1.015 * wordsASentence;
            case "en" -> 206.835 - 84.6 * syllablesAWord - 1.015 * wordsASentence;
            default -> 100;
        };
    }
}
