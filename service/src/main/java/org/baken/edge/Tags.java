package org.baken.edge;

/** Compares entity tags (RFC 9110, 13.1.2). */
final class Tags {
    private Tags() {}

    /**
     * Whether a reader has this already.
     *
     * @param known {@code If-None-Match}: a list of tags, strong or weak, or a star; null or anything at all
     * @param tag with its quotes
     */
    static boolean match(String known, String tag) {
        if (known == null) {
            return false;
        }
        // A tag of ours holds no quote and no comma: where it stands in its quotes, it is one of the list.
        return known.contains(tag) || known.strip().equals("*");
    }
}
