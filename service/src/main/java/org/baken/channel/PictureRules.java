package org.baken.channel;

/**
 * What a platform asks of the pictures of a post.
 *
 * @param most how many a post may have
 * @param largest the most bytes of one
 * @param altLimit the most characters of a description, in UTF-16 units
 * @param byAddress whether the platform fetches them from {@link Picture#url} itself, so that they must be on the public page
 * @param required whether a post without a picture is not possible
 */
public record PictureRules(int most, long largest, int altLimit, boolean byAddress, boolean required) {}
