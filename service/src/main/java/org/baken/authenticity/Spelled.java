package org.baken.authenticity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text taken apart into what is compared: words, figures and links in their order. Case, accents, quotes, dashes, line ends,
 * emoji and characters that nobody sees make no difference; what readers see struck through is not there.
 *
 * @param text without what nobody sees; the words stand in it
 */
record Spelled(String text, List<Token> tokens) {
    /** A direction that turns letters around is no invisible detail: it changes what people read. */
    private static final String TURNED = "\\u202D\\u202E";

    private static final Pattern STRUCK = Pattern.compile("\\P{M}\\p{M}*?[\\u0335-\\u0338]\\p{M}*+");
    private static final Pattern STRUCK_BY_SIGNS =
            Pattern.compile("(?<![\\p{L}\\p{N}~])~{1,2}(?=[^\\s~])[^~\\n]{0,300}(?<=\\S)~{1,2}(?![\\p{L}\\p{N}~])");
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0\\uFE00-\\uFE0F&&[^" + TURNED + "]]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern LINK = Pattern.compile("(?:(?i:https?://|www\\.)[^\\s<>\"“”«»]+"
            + "|(?<![\\p{L}\\p{N}.@-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}+\\p{L}{2,24}(?::\\d{2,5})?/[^\\s<>\"“”«»]*)");
    private static final Pattern TAG = Pattern.compile(
            "@[\\p{L}\\p{N}_.-]{1,60}@[\\p{L}\\p{N}.-]{1,100}" + "|[@#＃][\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_]*+");
    private static final String SIGNS = "%€$£°\u202D\u202E";
    private static final String CLOSING = ".,;:!?…)]\"'”’»";
    private static final int FIRST_MARK = 0x300;
    private static final int SOFT_HYPHEN = 0xAD;

    /** What a token is. */
    enum Kind {
        WORD,
        LINK,
        /** A hashtag or a mention. */
        TAG
    }

    /**
     * One thing that is compared.
     *
     * @param key the same for everything that counts as the same
     * @param cut whether a platform left the end of this link out
     */
    record Token(String key, Kind kind, boolean cut, int start, int end) {
        /** Whether it says the same; what was cut off a link cannot be compared. */
        boolean says(Token other) {
            return key.equals(other.key) || begins(other) || other.begins(this);
        }

        private boolean begins(Token other) {
            return cut && other.kind == Kind.LINK && key.indexOf('/') > 0 && other.key.startsWith(key);
        }
    }

    static Spelled of(String written) {
        String text = seen(written);
        return new Spelled(text, new Scan(text).tokens());
    }

    /** As readers see it: in normal form C, without what is struck through and what has no look of its own. */
    static String seen(String written) {
        if (isPlain(written)) {
            return written;
        }
        String lines = CONTROL.matcher(written.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll(" ");
        String struck = STRUCK.matcher(lines).replaceAll("");
        String composed = Normalizer.normalize(struck, Normalizer.Form.NFC);
        return STRUCK_BY_SIGNS.matcher(UNSEEN.matcher(composed).replaceAll("")).replaceAll(" ");
    }

    /** Whether there is nothing in it that could be seen otherwise, which saves most texts most of the work. */
    private static boolean isPlain(String written) {
        return written.chars()
                .allMatch(sign -> sign < FIRST_MARK
                        && sign != SOFT_HYPHEN
                        && sign != '~'
                        && (sign == '\n' || sign == '\t' || !Character.isISOControl(sign)));
    }

    /** The same without the hashtags and mentions with which it begins and ends. */
    Spelled core() {
        int from = 0;
        int to = tokens.size();
        while (from < to && tokens.get(from).kind() == Kind.TAG) {
            from++;
        }
        while (to > from && tokens.get(to - 1).kind() == Kind.TAG) {
            to--;
        }
        return part(from, to);
    }

    /** A stretch of it; the text stays whole. */
    Spelled part(int from, int to) {
        return new Spelled(text, List.copyOf(tokens.subList(from, to)));
    }

    int size() {
        return tokens.size();
    }

    /** The text from one token to another, with the punctuation after the last. */
    String between(int from, int to) {
        if (from >= to) {
            return "";
        }
        int end = tokens.get(to - 1).end();
        while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(tokens.get(from).start(), end);
    }

    /** Where this one holds all of the other, without anything in between; -1 when it does not. */
    int indexOf(Spelled other) {
        for (int at = 0; at + other.size() <= size(); at++) {
            int same = 0;
            while (same < other.size() && tokens.get(at + same).says(other.tokens.get(same))) {
                same++;
            }
            if (same == other.size()) {
                return at;
            }
        }
        return -1;
    }

    /** Reads a text once, from its begin to its end. */
    private static final class Scan {
        private final String text;
        private final Matcher links;
        private final Matcher tags;
        private final List<Token> tokens = new ArrayList<>();
        private int runEnd;
        private boolean linked;

        Scan(String text) {
            this.text = text;
            this.links = LINK.matcher(text).useTransparentBounds(true);
            this.tags = TAG.matcher(text).useTransparentBounds(true);
        }

        List<Token> tokens() {
            int at = 0;
            while (at < text.length()) {
                at = next(at, text.codePointAt(at));
            }
            return tokens;
        }

        private int next(int at, int sign) {
            boolean begins = at == 0 || !isPartOfWord(text.codePointBefore(at));
            if (isPartOfWord(sign) && !isMark(sign)) {
                return begins
                                && mayBeLink(at)
                                && links.region(at, text.length()).lookingAt()
                        ? link()
                        : word(at);
            }
            boolean tag = begins && (sign == '@' || sign == '#' || sign == '＃');
            if (tag && tags.region(at, text.length()).lookingAt()) {
                add(folded(tags.group()), Kind.TAG, at, tags.end());
                return tags.end();
            }
            int end = at + Character.charCount(sign);
            if (SIGNS.indexOf(sign) >= 0) {
                add(text.substring(at, end), Kind.WORD, at, end);
            }
            return end;
        }

        /** Only where there is a slash before the next white space, or a host that says what it is. */
        private boolean mayBeLink(int at) {
            if (at >= runEnd) {
                runEnd = at;
                while (runEnd < text.length() && !Character.isWhitespace(text.charAt(runEnd))) {
                    runEnd++;
                }
                String run = text.substring(at, runEnd);
                linked = run.indexOf('/') >= 0 || run.regionMatches(true, 0, "www.", 0, "www.".length());
            }
            return linked;
        }

        private int link() {
            Optional<WebAddress> address = WebAddress.of(links.group());
            if (address.isEmpty() || address.get().isBare()) {
                List<String> words =
                        address.map(WebAddress::words).orElseGet(() -> List.of(NO_LETTERS.split(links.group())));
                words.forEach(word -> add(folded(word), Kind.WORD, links.start(), links.end()));
            } else {
                tokens.add(
                        new Token(address.get().key(), Kind.LINK, address.get().cut(), links.start(), links.end()));
            }
            return links.end();
        }

        private int word(int at) {
            int end = at;
            while (end < text.length() && isPartOfWord(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            add(folded(text.substring(at, end)), Kind.WORD, at, end);
            return end;
        }

        private void add(String key, Kind kind, int start, int end) {
            if (!key.isEmpty()) {
                tokens.add(new Token(key, kind, false, start, end));
            }
        }
    }

    private static boolean isPartOfWord(int sign) {
        int type = Character.getType(sign);
        return Character.isLetterOrDigit(sign)
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER
                || isMark(sign);
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static String folded(String word) {
        if (word.chars().allMatch(sign -> sign < 0x80 && Character.isLetterOrDigit(sign))) {
            return word.toLowerCase(Locale.ROOT);
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        return NO_LETTERS
                .matcher(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
