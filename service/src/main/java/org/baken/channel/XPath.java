package org.baken.channel;

/** Finds where the port, path and query of an address end, leaving the punctuation of the sentence around it alone. */
final class XPath {
    private static final String IN_PATH = "!*';:=+,.$/%#[]-\u2013_~|&@";
    private static final String LAST_IN_PATH = "=_#/-+";
    private static final String IN_QUERY = "!?*'();:&=+$/%#[]-_.,~|@";
    private static final String LAST_IN_QUERY = "-_&=#/";

    private XPath() {}

    /** @param from where the host ends */
    static int end(String text, int from) {
        int at = from;
        if (at < text.length() && text.charAt(at) == ':' && digit(text, at + 1)) {
            at++;
            while (digit(text, at)) {
                at++;
            }
        }
        if (at < text.length() && text.charAt(at) == '/') {
            at = path(text, at);
        }
        return at < text.length() && text.charAt(at) == '?' ? query(text, at) : at;
    }

    private static int path(String text, int slash) {
        int end = slash + 1;
        int at = end;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '(') {
                int closed = parentheses(text, at);
                if (closed < 0) {
                    break;
                }
                at = closed;
                end = at;
            } else if (inPath(letter)) {
                at++;
                if (LAST_IN_PATH.indexOf(letter) >= 0 || IN_PATH.indexOf(letter) < 0) {
                    end = at;
                }
            } else {
                break;
            }
        }
        return end;
    }

    /** Past a pair of parentheses that may hold one other pair; -1 when it is not one. */
    private static int parentheses(String text, int open) {
        int at = run(text, open + 1);
        boolean something = at > open + 1;
        if (at < text.length() && text.charAt(at) == '(') {
            int inner = run(text, at + 1);
            if (inner == at + 1 || inner >= text.length() || text.charAt(inner) != ')') {
                return -1;
            }
            at = run(text, inner + 1);
            something = true;
        }
        return something && at < text.length() && text.charAt(at) == ')' ? at + 1 : -1;
    }

    private static int run(String text, int from) {
        int at = from;
        while (at < text.length() && inPath(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int query(String text, int question) {
        int end = question;
        for (int at = question + 1; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean word = letter < 0x80 && Character.isLetterOrDigit(letter);
            if (!word && IN_QUERY.indexOf(letter) < 0) {
                break;
            }
            if (word || LAST_IN_QUERY.indexOf(letter) >= 0) {
                end = at + 1;
            }
        }
        return end;
    }

    private static boolean inPath(char letter) {
        return XAddresses.latin(letter) || letter >= 0x400 && letter <= 0x4FF || IN_PATH.indexOf(letter) >= 0;
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
