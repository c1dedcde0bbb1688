package org.baken.channel;

import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * What went wrong, in words that wait for a reader's language. Stored with a delivery as it is.
 *
 * @param key a key in {@code messages/channel_*.properties}
 * @param args what the text needs: never a secret, each at most 300 characters
 */
public record Trouble(String key, List<String> args) {

    private static final int LONGEST = 300;

    public Trouble {
        args = args.stream().map(Trouble::shorten).toList();
    }

    public static Trouble of(String key, Object... args) {
        return new Trouble(key, List.of(args).stream().map(String::valueOf).toList());
    }

    /** In a reader's language: nl, fr or en. */
    public String text(Locale language) {
        return Catalogue.text(language, key, args.toArray());
    }

    private static String shorten(String arg) {
        String line = arg.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
