package org.baken.channel;

import java.util.Set;

/**
 * What a platform asks of the pictures of a post.
 *
 * @param most how many a post may have
 * @param largest the most bytes of one
 * @param altLimit the most characters of a description, in UTF-16 units
 * @param byAddress whether the platform fetches them from {@link Picture#url} itself, so that they must be on the public page
 * @param required whether a post without a picture is not possible
 * @param types the media types that are taken; empty when all are
 */
public record PictureRules(
        int most, long largest, int altLimit, boolean byAddress, boolean required, Set<String> types) {

    public PictureRules {
        types = Set.copyOf(types);
    }

    /** For a platform that takes every type that a {@link Picture} can have. */
    public PictureRules(int most, long largest, int altLimit, boolean byAddress, boolean required) {
        this(most, largest, altLimit, byAddress, required, Set.of());
    }

    public boolean take(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
