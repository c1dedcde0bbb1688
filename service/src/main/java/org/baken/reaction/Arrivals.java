package org.baken.reaction;

import java.util.Locale;
import java.util.regex.Pattern;
import org.baken.platform.Ids;

/** What tells arrivals from each other, and what of them is kept. */
final class Arrivals {
    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_HANDLE = 320;
    static final int LONGEST_NAME = 300;
    static final int LONGEST_ADDRESS = 2000;

    /** What no text needs, what databases refuse, and what turns the text around it (see {@code HiddenCharacter}). */
    private static final Pattern NOT_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF&&[^\n\t]]");

    private Arrivals() {}

    /**
     * An arrival that fits the tables. People write with characters that we would not take from colleagues: what nobody sees is taken
     * out and what is too long is cut, because a reaction that is refused would be lost.
     */
    static Arrival fitting(Arrival arrival) {
        return new Arrival(
                arrival.source(),
                arrival.account(),
                arrival.platform(),
                fitting(arrival.remoteId(), LONGEST_ADDRESS),
                fitting(arrival.inReplyTo(), LONGEST_ADDRESS),
                fitting(arrival.thread(), LONGEST_ADDRESS),
                arrival.authorId(),
                arrival.handle() == null ? "" : line(arrival.handle(), LONGEST_HANDLE),
                arrival.authorName() == null ? null : line(arrival.authorName(), LONGEST_NAME),
                address(arrival.authorAddress()),
                text(arrival.text()),
                language(arrival.lang()),
                address(arrival.url()),
                arrival.secluded(),
                arrival.pictures(),
                arrival.at());
    }

    /** A text with line breaks as we keep them, without what nobody sees. */
    static String text(String text) {
        return text == null
                ? ""
                : fitting(text.replace("\r\n", "\n").replace('\r', '\n'), LONGEST_TEXT)
                        .strip();
    }

    /** The same writer of a platform has the same key, another one in exercises; somebody unknown is nobody else. */
    static String authorKey(Arrival arrival, boolean exercise) {
        String who = arrival.authorId() == null ? folded(arrival.handle()) : arrival.authorId();
        String where = exercise + "\n" + arrival.platform();
        return who.isEmpty() ? Ids.digest(where + "\n\n" + origin(arrival)) : Ids.digest(where + "\n" + who);
    }

    /** The same reaction has the same origin, whatever way it came. */
    static String origin(Arrival arrival) {
        if (arrival.remoteId() != null) {
            return origin(arrival.platform(), arrival.remoteId());
        }
        String who = arrival.authorId() == null ? folded(arrival.handle()) : arrival.authorId();
        return Ids.digest(Ids.digest(arrival.platform() + "\n" + who) + "\n" + arrival.at() + "\n" + arrival.text());
    }

    /** The origin of what a platform calls so. */
    static String origin(String platform, String remoteId) {
        return Ids.digest(platform + "\n" + fitting(remoteId, LONGEST_ADDRESS));
    }

    private static String folded(String handle) {
        return handle.strip().toLowerCase(Locale.ROOT);
    }

    private static String line(String text, int longest) {
        return fitting(text.replace('\n', ' ').replace('\t', ' '), longest).strip();
    }

    /** What is no web address is no address: it would be shown as a link. */
    private static String address(String address) {
        return address != null && address.length() <= LONGEST_ADDRESS && address.matches("https?://\\S+")
                ? address
                : null;
    }

    /** The first part of a language tag (RFC 5646), when it has two letters. */
    private static String language(String tag) {
        return tag != null && tag.matches("[A-Za-z]{2}([-_].*)?")
                ? tag.substring(0, 2).toLowerCase(Locale.ROOT)
                : null;
    }

    private static String fitting(String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = NOT_TEXT.matcher(text).replaceAll("");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
