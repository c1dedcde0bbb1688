package org.baken.reaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The names of files that people hand in and take out again. */
final class StepNames {
    private static final int LONGEST = 200;

    private StepNames() {}

    /** The last part of a path, without hidden characters: some browsers send the whole path. */
    static String of(String given) {
        String name =
                given == null ? "" : decoded(given).replaceAll(".*[/\\\\]", "").replaceAll("\\p{C}", "");
        String cut = name.substring(Math.max(0, name.length() - LONGEST)).strip();
        return cut.isEmpty() ? "evidence" : cut;
    }

    /** Browsers send names in UTF-8 (RFC 7578, 5.1), which Jersey reads as Latin-1. */
    private static String decoded(String name) {
        boolean latin = name.chars().allMatch(character -> character <= 0xff);
        String decoded = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return latin && !decoded.contains("\uFFFD") ? decoded : name;
    }

    /** RFC 6266: a plain name for old browsers, the real one in the form of RFC 8187. */
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
