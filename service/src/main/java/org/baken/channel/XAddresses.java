package org.baken.channel;

import com.twitter.twittertext.TldLists;
import java.net.IDN;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what X sees as addresses, one after the other, in one pass: every dot between letters is looked at once. Not safe for
 * use by several threads.
 */
final class XAddresses {
    private static final Set<String> ENDINGS = endings();
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_ADDRESS = 4096;

    private final String text;
    private int start;
    private int end;

    XAddresses(String text) {
        this.text = text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Goes to the next address; false when there is none. */
    boolean next() {
        int floor = end;
        int dot = text.indexOf('.', floor);
        while (dot >= 0) {
            int after = dot + 1;
            if (dot > floor && inLabel(text.charAt(dot - 1)) && after < text.length() && inLabel(text.charAt(after))) {
                int last = endOfLabels(dot);
                if (address(floor, dot, last)) {
                    return true;
                }
                after = last;
                floor = Math.max(floor, last);
            }
            dot = text.indexOf('.', after);
        }
        return false;
    }

    private boolean address(int floor, int dot, int last) {
        int first = dot;
        while (first > floor && inLabel(text.charAt(first - 1))) {
            first--;
        }
        int protocol = protocolBefore(first);
        if (protocol == 0) {
            for (int at = dot - 1; at >= first; at--) {
                if (!latin(text.charAt(at)) && text.charAt(at) != '-' && text.charAt(at) != '_') {
                    first = at + 1;
                    break;
                }
            }
        }
        while (first < dot && (text.charAt(first) == '-' || text.charAt(first) == '_')) {
            first++;
        }
        int from = first - protocol;
        if (first == dot || from < floor || from > 0 && !mayPrecede(text.charAt(from - 1), protocol > 0)) {
            return false;
        }
        int host = endOfHost(first, last, protocol > 0);
        if (host < 0) {
            return false;
        }
        int to = XPath.end(text, host);
        if (!canBeLookedUp(text.substring(first, host), to - from)) {
            return false;
        }
        start = from;
        end = to;
        return true;
    }

    private int endOfLabels(int dot) {
        int at = dot;
        while (at + 1 < text.length() && text.charAt(at) == '.' && inLabel(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && inLabel(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** The end of the longest start of these labels that ends in a domain X knows; -1 when there is none. */
    private int endOfHost(int first, int last, boolean protocol) {
        int best = -1;
        int label = first;
        int before = first;
        boolean sound = true;
        boolean foreign = false;
        for (int labels = 1; label < last; labels++) {
            int to = label;
            while (to < last && text.charAt(to) != '.') {
                to++;
            }
            // The name before the ending has no underscore; the names before that may.
            boolean named = labels > 1 && text.lastIndexOf('_', label - 2) < before;
            if (named && sound && (!foreign || protocol && labels == 2)) {
                int known = knownEnding(label, to);
                if (known > 0) {
                    best = known;
                }
            }
            sound &= soundLabel(label, to);
            foreign |= foreignLabel(label, to);
            before = label;
            label = to + 1;
        }
        return best;
    }

    /** Where the domain X knows ends that this label begins with; -1 when it begins with none. */
    private int knownEnding(int from, int to) {
        int ascii = from;
        while (ascii < to && asciiLetter(text.charAt(ascii))) {
            ascii++;
        }
        int whole = ascii == from ? to : ascii;
        if (text.regionMatches(true, from, "xn--", 0, 4) && to - from > 4) {
            return to;
        }
        boolean free =
                whole == text.length() || !(asciiLetter(text.charAt(whole)) || "@+-".indexOf(text.charAt(whole)) >= 0);
        return free && ENDINGS.contains(text.substring(from, whole).toLowerCase(Locale.ROOT)) ? whole : -1;
    }

    private boolean soundLabel(int from, int to) {
        return to > from && "-_".indexOf(text.charAt(from)) < 0 && "-_".indexOf(text.charAt(to - 1)) < 0;
    }

    private boolean foreignLabel(int from, int to) {
        for (int at = from; at < to; at++) {
            char letter = text.charAt(at);
            if (!latin(letter) && letter != '-' && letter != '_') {
                return true;
            }
        }
        return false;
    }

    private int protocolBefore(int first) {
        for (String protocol : new String[] {"https://", "http://"}) {
            if (first >= protocol.length()
                    && text.regionMatches(true, first - protocol.length(), protocol, 0, protocol.length())) {
                return protocol.length();
            }
        }
        return 0;
    }

    private static boolean mayPrecede(char letter, boolean protocol) {
        return !asciiLetter(letter)
                && "@＠$#＃\uFFFE\uFEFF\uFFFF".indexOf(letter) < 0
                && (protocol || "-_./".indexOf(letter) < 0);
    }

    /** A label of more than 63 letters, as it is looked up, makes no address. */
    private static boolean canBeLookedUp(String host, int length) {
        if (host.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            for (String label : ascii.split("\\.")) {
                if (label.length() > LONGEST_LABEL) {
                    return false;
                }
            }
            return length + ascii.length() - host.length() <= LONGEST_ADDRESS;
        } catch (IllegalArgumentException noHost) {
            return false;
        }
    }

    private static boolean inLabel(char letter) {
        return latin(letter)
                || letter == '-'
                || letter == '_'
                || letter > 0x7F
                        && !Character.isSpaceChar(letter)
                        && (letter < 0x2000 || letter > 0x206F)
                        && letter != 0x85;
    }

    private static boolean asciiLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
    }

    /** What twitter-text allows in a label and a path: ASCII, and Latin letters with accents. */
    static boolean latin(char letter) {
        return asciiLetter(letter)
                || letter >= 0xC0 && letter <= 0x24F && letter != 0xD7 && letter != 0xF7
                || letter >= 0x253
                        && letter <= 0x2BB
                        && "\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
                                        .indexOf(letter)
                                >= 0
                || letter >= 0x300 && letter <= 0x36F
                || letter >= 0x1E00 && letter <= 0x1EFF;
    }

    private static Set<String> endings() {
        Set<String> endings = new HashSet<>(TldLists.GTLDS);
        endings.addAll(TldLists.CTLDS);
        return endings;
    }
}
