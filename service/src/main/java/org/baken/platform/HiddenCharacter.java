package org.baken.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A character that nobody sees where it stands, or that spoils the text around it: a control character, a bidirectional
 * override, a zero-width space, a tag, a joiner that joins nothing, the fifth combining mark on one letter.
 *
 * <p>The console removes exactly these from what somebody pastes ({@code message/counting/clean.ts}, held to this by shared
 * cases). The ranges follow Unicode's Default_Ignorable_Code_Point and the emoji sequences of UTS #51.
 *
 * @param codePoint the character, or half a pair when the other half is missing
 * @param position where it stands, counted in code points from 1
 */
public record HiddenCharacter(int codePoint, int position) {
    /** The first one in a text, in time that grows with its length only. */
    public static Optional<HiddenCharacter> in(CharSequence text) {
        return in(text, true);
    }

    /** The first one in a text that must stay on one line, in which a line break counts as one too. */
    public static Optional<HiddenCharacter> inLine(CharSequence text) {
        return in(text, false);
    }

    private static Optional<HiddenCharacter> in(CharSequence text, boolean lines) {
        Scan scan = new Scan(text.toString());
        int position = 1;
        for (int at = 0; at < scan.text.length(); at += Character.charCount(scan.text.codePointAt(at))) {
            int point = scan.text.codePointAt(at);
            if (!scan.fits(at) || !lines && (point == '\n' || point == '\r')) {
                return Optional.of(new HiddenCharacter(point, position));
            }
            position++;
        }
        return Optional.empty();
    }

    /** As Unicode writes it: {@code U+200B}. */
    public String name() {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** What {@code problem.plain-text} tells: the name and the position. */
    public Object[] arguments() {
        return new Object[] {name(), position};
    }

    /** Reads a text once, from its begin to its end. */
    private static final class Scan {
        /** Letters of people have at most this many marks above and below, also in Hebrew and Vietnamese. */
        private static final int MOST_MARKS = 4;

        /** No letter takes more marks into itself than this. */
        private static final int MOST_MELTED = 4;

        private final String text;

        /** The last letter with the marks on it. */
        private final StringBuilder letter = new StringBuilder();

        private int before = -1;
        private int underSelector = -1;
        private int flagEnd;
        private int marks;

        Scan(String text) {
            this.text = text;
        }

        boolean fits(int at) {
            int point = text.codePointAt(at);
            if (!fits(point, at)) {
                return false;
            }
            underSelector = point == Invisible.EMOJI_STYLE ? before : -1;
            before = point;
            return true;
        }

        private boolean fits(int point, int at) {
            if (Invisible.always(point)) {
                return false;
            }
            if (Invisible.tag(point)) {
                return at < flagEnd;
            }
            if (Invisible.selector(point)) {
                return Invisible.takes(before, point);
            }
            if (point == Invisible.JOINER || point == Invisible.NON_JOINER) {
                return joins(point, at + 1 < text.length() ? text.codePointAt(at + 1) : -1);
            }
            if (Invisible.mark(point)) {
                return oneMore(point);
            }
            marks = 0;
            if (point == Invisible.BLACK_FLAG) {
                flagEnd = endOfFlag(at + 2);
            }
            return true;
        }

        private boolean joins(int point, int next) {
            if (Invisible.emoji(before) || Invisible.emoji(underSelector)) {
                return point == Invisible.JOINER && Invisible.emoji(next);
            }
            if (!Invisible.joining(before)) {
                return false;
            }
            boolean follows = Invisible.joining(next) && (!Invisible.mark(next) || room(next));
            return follows || point == Invisible.JOINER && Invisible.virama(before);
        }

        private boolean oneMore(int point) {
            if (marks == 0) {
                letter.setLength(0);
                if (before != -1) {
                    letter.appendCodePoint(before);
                }
            }
            if (!room(point)) {
                return false;
            }
            letter.appendCodePoint(point);
            marks++;
            return true;
        }

        /** Whether one more mark may stand on this letter: those that melt into it in normal form C do not count. */
        private boolean room(int point) {
            if (marks < MOST_MARKS) {
                return true;
            }
            if (marks >= MOST_MARKS + MOST_MELTED) {
                return false;
            }
            String whole = letter.toString() + Character.toString(point);
            String composed = Normalizer.normalize(whole, Normalizer.Form.NFC);
            int melted = whole.codePointCount(0, whole.length()) - composed.codePointCount(0, composed.length());
            return marks < MOST_MARKS + melted;
        }

        /** Where the flag of a part of a country ends that starts before these tags, or here when it is none. */
        private int endOfFlag(int from) {
            int at = from;
            while (at + 1 < text.length() && at < from + 2 * 7 && Invisible.flagTag(text.codePointAt(at))) {
                at += 2;
            }
            boolean whole = at >= from + 2 * 3 && at < text.length() && text.codePointAt(at) == Invisible.LAST_TAG;
            return whole ? at + 2 : from;
        }
    }
}
