package org.baken.verify;

import java.util.Map;

/**
 * One line of the log as it stands in the bundle: an entry of the incident with all that its hash was taken of, or the place of
 * an entry that belongs to something else, of which only the number and the hashes are told.
 *
 * @param whole the entry without its hash; null for the place of another
 */
record Line(long seq, String previous, String hash, Map<String, Object> whole) {

    /** Reads a line. */
    static Line of(String text) {
        Map<String, Object> members = Json.object(text);
        Object seq = members.get("seq");
        Object previous = members.get("previous");
        Object hash = members.remove("hash");
        if (!(seq instanceof Json.Number number)
                || !number.written().matches("[1-9][0-9]{0,17}")
                || !isHash(previous)
                || !isHash(hash)) {
            throw new Json.Malformed("its number or its hashes are missing");
        }
        boolean whole = members.containsKey("kind");
        if (!whole && members.size() != 2) {
            throw new Json.Malformed("its kind is missing");
        }
        return new Line(Long.parseLong(number.written()), (String) previous, (String) hash, whole ? members : null);
    }

    static boolean isHash(Object text) {
        return text instanceof String hash && hash.matches("[0-9a-f]{64}");
    }

    /** Whether what it says is what its hash was taken of; of the place of another nobody can tell. */
    boolean isIntact() {
        return whole == null || Text.digest(Json.canonical(whole)).equals(hash);
    }

    /** The text of a member; null when it has none. */
    String text(String member) {
        return whole != null && whole.get(member) instanceof String text ? text : null;
    }

    /** A member of what the entry says; null when there is none. */
    Object data(String member) {
        return whole != null && whole.get("data") instanceof Map<?, ?> data ? data.get(member) : null;
    }

    /** How a person finds it. */
    String named() {
        return whole == null
                ? "entry " + seq + " (of something else than this incident)"
                : "entry " + seq + " (" + Text.shown(text("kind")) + ", " + Text.shown(text("at")) + ")";
    }
}
