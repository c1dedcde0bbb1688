package org.baken.channel;

/** Every UTF-16 unit counts one, so that most emoji count two. */
public record Utf16Units(int max) implements Limits {

    @Override
    public TextCount count(String text) {
        return TextCount.of(text.length(), max);
    }
}
