package org.baken.channel;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of platforms whether or not this installation has a connector for them: how long a text may be and how that is
 * counted, so that a text can be written for any of them. Numbers are those of the platforms' own documentation.
 */
public final class Profiles {
    private static final int A_PAGE = 100_000;

    private static final Map<String, Limits> LIMITS = limits();

    private Profiles() {}

    /** The usual limits by platform, in the order of the alphabet. */
    public static Map<String, Limits> all() {
        return LIMITS;
    }

    /** The usual limits of one platform. */
    public static Optional<Limits> of(String platform) {
        return Optional.ofNullable(LIMITS.get(platform));
    }

    /** Whose variant of a text goes out on a platform: text messages have one, whichever way they leave. */
    public static String variant(String platform) {
        return platform.equals("smpp") ? "sms" : platform;
    }

    private static Map<String, Limits> limits() {
        Map<String, Limits> limits = new TreeMap<>();
        // Its main way is the text message; no public document says how long one may be. Three parts are read at a
        // glance.
        limits.put("bealert", new SmsLimits(3));
        limits.put("bluesky", new BlueskyLimits(300));
        // Neither tells how it counts: UTF-16 units are never too few.
        limits.put("facebook", new Utf16Units(63_206));
        limits.put("linkedin", new Utf16Units(3_000));
        limits.put("instagram", new InstagramLimits(2_200));
        // An event has 65,536 bytes, and the text stands in it twice: plain and formatted.
        limits.put("matrix", new Utf8Bytes(32_000));
        // A text of 4,096 bytes becomes an attachment already.
        // Broadcast to every phone; signs in stations show only the first ninety or so letters.
        limits.put("nlalert", new CellBroadcastLimits(15));
        limits.put("ntfy", new Utf8Bytes(4_095));
        limits.put("slack", new SlackLimits(3_000));
        limits.put("sms", SmsLimits.USUAL);
        // A request has 28 KB, of which the card around the text takes some.
        limits.put("teams", new Utf8Bytes(25_000));
        limits.put("telegram", new Utf16Units(4_096));
        limits.put("threads", new ThreadsLimits(500));
        limits.put("wordpress", new CodePoints(A_PAGE));
        limits.put("x", new XLimits(280));
        return Collections.unmodifiableMap(limits);
    }
}
