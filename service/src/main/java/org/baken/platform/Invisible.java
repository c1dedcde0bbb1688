package org.baken.platform;

/** Kinds of characters by what can be seen of them; the console has the same ranges in {@code counting/invisible.ts}. */
final class Invisible {
    static final int NON_JOINER = 0x200C;
    static final int JOINER = 0x200D;
    static final int EMOJI_STYLE = 0xFE0F;
    static final int BLACK_FLAG = 0x1F3F4;
    static final int LAST_TAG = 0xE007F;

    private static final int TEXT_STYLE = 0xFE0E;

    /** From and to, of what is never seen or turns the text around. */
    private static final int[] ALWAYS = {
        0x0000, 0x0008, 0x000B, 0x000C, 0x000E, 0x001F, 0x007F, 0x009F, 0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C,
        0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x180E, 0x200B, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F,
        0x3164, 0x3164, 0xD800, 0xDFFF, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1BCA3, 0x1D173,
        0x1D17A,
    };

    /** Emoji, and what may be shown as one, but for the letters of flags, which nothing joins. */
    private static final int[] EMOJI = {
        0x00A9, 0x00A9, 0x00AE, 0x00AE, 0x203C, 0x203C, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139, 0x2194, 0x21AA,
        0x231A, 0x23FF, 0x24C2, 0x24C2, 0x25AA, 0x25FE, 0x2600, 0x27BF, 0x2934, 0x2935, 0x2B05, 0x2B55, 0x3030, 0x3030,
        0x303D, 0x303D, 0x3297, 0x3297, 0x3299, 0x3299, 0x1F000, 0x1F1E5, 0x1F200, 0x1FAFF,
    };

    /** Scripts whose letters change with what they join: Arabic, Syriac, N'Ko, Mandaic, Indic, Khmer, Mongolian, Adlam. */
    private static final int[] JOINING = {
        0x0600, 0x074F, 0x0750, 0x077F, 0x07C0, 0x07FF, 0x0840, 0x0DFF, 0x1780, 0x17FF, 0x1820, 0x18AA, 0xA8E0, 0xA8FF,
        0x1E900, 0x1E95F,
    };

    /** Signs that take the vowel of a letter away; old Malayalam writes a joiner after it at the end of a word. */
    private static final int[] VIRAMA = {
        0x094D, 0x094D, 0x09CD, 0x09CD, 0x0A4D, 0x0A4D, 0x0ACD, 0x0ACD, 0x0B4D, 0x0B4D, 0x0BCD, 0x0BCD, 0x0C4D, 0x0C4D,
        0x0CCD, 0x0CCD, 0x0D4D, 0x0D4D, 0x0DCA, 0x0DCA,
    };

    private Invisible() {}

    static boolean always(int point) {
        return in(ALWAYS, point);
    }

    static boolean emoji(int point) {
        return in(EMOJI, point);
    }

    static boolean virama(int point) {
        return in(VIRAMA, point);
    }

    static boolean tag(int point) {
        return point >= 0xE0000 && point <= LAST_TAG;
    }

    /** A small letter or a digit, as in the code of a part of a country. */
    static boolean flagTag(int point) {
        return point >= 0xE0030 && point <= 0xE0039 || point >= 0xE0061 && point <= 0xE007A;
    }

    static boolean selector(int point) {
        return point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF
                || point >= 0x180B && point <= 0x180D
                || point == 0x180F;
    }

    /** Whether a character has another look that this selector asks for. */
    static boolean takes(int before, int selector) {
        if (selector == EMOJI_STYLE || selector == TEXT_STYLE) {
            return emoji(before) || before >= '0' && before <= '9' || before == '#' || before == '*';
        }
        return selector < 0xFE00 && before >= 0x1820 && before <= 0x18AA;
    }

    /** A mark that stands on, under or around the letter before it and takes no room of its own. */
    static boolean mark(int point) {
        if (point < 0x300 || selector(point)) {
            return false;
        }
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** A letter, or a mark that belongs to one, of a script whose letters join. */
    static boolean joining(int point) {
        if (!in(JOINING, point) || always(point)) {
            return false;
        }
        return Character.isLetter(point) || mark(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    /** Whether one of these ranges, in order, holds a character. */
    private static boolean in(int[] ranges, int point) {
        for (int at = 0; at < ranges.length && ranges[at] <= point; at += 2) {
            if (point <= ranges[at + 1]) {
                return true;
            }
        }
        return false;
    }
}
