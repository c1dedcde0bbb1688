package org.baken.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.TextCount.Unit;

/**
 * At most 2200 characters and 30 hashtags (Instagram's help and its interface for media). Too many hashtags are told before
 * the characters. Characters are taken as UTF-16 units, which are never too few.
 */
public record InstagramLimits(int max) implements Limits {
    private static final int MOST_HASHTAGS = 30;
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&#])#(?=[\\p{N}_]*+\\p{L})[\\p{L}\\p{M}\\p{N}_]++");

    @Override
    public TextCount count(String text) {
        int tags = 0;
        if (text.indexOf('#') >= 0) {
            Matcher matcher = HASHTAG.matcher(text);
            while (matcher.find()) {
                tags++;
            }
        }
        return tags > MOST_HASHTAGS
                ? TextCount.of(tags, MOST_HASHTAGS, Unit.HASHTAGS)
                : TextCount.of(text.length(), max);
    }
}
