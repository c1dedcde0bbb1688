package org.baken.channel;

import org.baken.channel.TextCount.Unit;

/**
 * As the lexicon {@code app.bsky.feed.post} says: at most 300 graphemes and at most 3000 bytes of UTF-8. The bytes are told
 * when only they are too many.
 *
 * @param max graphemes; the bytes are ten times as many
 */
public record BlueskyLimits(int max) implements Limits {
    private static final int BYTES_A_GRAPHEME = 10;

    @Override
    public TextCount count(String text) {
        int used = Clusters.count(text);
        int size = Utf8.length(text);
        int room = max * BYTES_A_GRAPHEME;
        return used <= max && size > room ? TextCount.of(size, room, Unit.BYTES) : TextCount.of(used, max);
    }
}
