package org.baken.channel;

import java.util.regex.Pattern;

/** As the Threads interface says: an emoji counts as its bytes of UTF-8; everything else counts by code point. */
public record ThreadsLimits(int max) implements Limits {
    /** Emoji, and what may be shown as one: rather one sign too many than one too few. */
    private static final Pattern PICTURE = Pattern.compile(
            "[\\u203C\\u2049\\u2122\\u2139\\u2194-\\u21AA\\u231A-\\u23FF\\u24C2\\u25AA-\\u25FE\\u2600-\\u27BF"
                    + "\\u2934\\u2935\\u2B05-\\u2B55\\u3030\\u303D\\u3297\\u3299\\uFE0F\\u20E3\\x{1F000}-\\x{1FAFF}]");

    @Override
    public TextCount count(String text) {
        int used = text.codePointCount(0, text.length());
        used += Clusters.sum(
                text,
                cluster -> PICTURE.matcher(cluster).find()
                        ? Utf8.length(cluster) - Character.codePointCount(cluster, 0, cluster.length())
                        : 0);
        return TextCount.of(used, max);
    }
}
