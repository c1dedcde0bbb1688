package org.baken.channel;

/** Lengths in UTF-8, without making the bytes. */
final class Utf8 {
    private Utf8() {}

    /** Counts bytes; an unpaired surrogate counts as two, of which a pair makes four. */
    static int length(CharSequence text) {
        int size = text.length();
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit > 0x7FF) {
                size += Character.isSurrogate(unit) ? 1 : 2;
            } else if (unit > 0x7F) {
                size++;
            }
        }
        return size;
    }
}
