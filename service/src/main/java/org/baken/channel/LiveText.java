package org.baken.channel;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a platform shows with what was approved. */
public final class LiveText {

    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|#39);");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200B\\u2060\\uFEFF]+");

    private LiveText() {}

    /** Whether readers see the same words: spacing and the form of letters may differ. */
    public static boolean same(String live, String approved) {
        return plain(live).equals(plain(approved));
    }

    /** A text in which the five signs that mean something in HTML are written as entities, as X gives it. */
    public static String withoutEntities(String text) {
        Matcher entity = ENTITY.matcher(text);
        return entity.replaceAll(found -> switch (found.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "'";
        });
    }

    private static String plain(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
