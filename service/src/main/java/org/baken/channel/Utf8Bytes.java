package org.baken.channel;

import org.baken.channel.TextCount.Unit;

/** Every byte of UTF-8 counts one. */
public record Utf8Bytes(int max) implements Limits {

    @Override
    public TextCount count(String text) {
        return TextCount.of(Utf8.length(text), max, Unit.BYTES);
    }
}
