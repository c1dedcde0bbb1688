package org.baken.channel;

/** Every Unicode code point counts one. */
public record CodePoints(int max) implements Limits {

    @Override
    public TextCount count(String text) {
        return TextCount.of(text.codePointCount(0, text.length()), max);
    }
}
