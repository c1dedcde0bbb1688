package org.baken.channel;

/** A section of Slack's Block Kit: counted as it is sent, with {@code &}, {@code <} and {@code >} escaped. */
public record SlackLimits(int max) implements Limits {

    @Override
    public TextCount count(String text) {
        int used = text.length();
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '&' -> used += "amp;".length();
                case '<', '>' -> used += "lt;".length();
                default -> {}
            }
        }
        return TextCount.of(used, max);
    }
}
