package org.baken.platform;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The colour of what people can press, in {@code #rrggbb}: one for light pages, one for dark ones. Both can be read on their paper
 * (WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1).
 */
public record Accent(String light, String dark) {
    /** The paper of the public pages; the same as in page.css. */
    static final String LIGHT_PAPER = "#ffffff";

    static final String DARK_PAPER = "#0f1418";

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double ENOUGH = 4.5;
    /** What a colour that we choose ourselves has at least. */
    private static final double COMFORTABLE = 6.5;

    private static final int STEPS = 20;

    /**
     * Takes the colours as somebody set them.
     *
     * @param dark empty to have the light one made lighter until it can be read on dark
     * @throws IllegalArgumentException with a sentence for that person when it is no colour or cannot be read
     */
    public static Accent of(String light, String dark) {
        String onLight = readable("accent", light.strip(), LIGHT_PAPER, "light");
        return new Accent(
                onLight,
                dark.isBlank() ? lightened(onLight) : readable("accentDark", dark.strip(), DARK_PAPER, "dark"));
    }

    private static String readable(String setting, String colour, String paper, String pages) {
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException(
                    setting + " must be a colour such as #0b6e75, and is \"" + colour + "\"");
        }
        double contrast = contrast(colour, paper);
        if (contrast < ENOUGH) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s %s cannot be read well on %s pages: its contrast with %s is %.1f to 1, and 4.5 to 1 is the least"
                            + " (WCAG 2.2, 1.4.3). Choose a %s colour",
                    setting,
                    colour,
                    pages,
                    paper,
                    Math.floor(contrast * 10) / 10,
                    paper.equals(LIGHT_PAPER) ? "darker" : "lighter"));
        }
        return colour.toLowerCase(Locale.ROOT);
    }

    private static String lightened(String colour) {
        String lighter = colour;
        for (int step = 1; step <= STEPS && contrast(lighter, DARK_PAPER) < COMFORTABLE; step++) {
            lighter = mixedWithWhite(colour, (double) step / STEPS);
        }
        return lighter;
    }

    private static String mixedWithWhite(String colour, double part) {
        StringBuilder mixed = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            int value = channel(colour, channel);
            mixed.append(String.format(Locale.ROOT, "%02x", (int) Math.round(value + (255 - value) * part)));
        }
        return mixed.toString();
    }

    /** How much two colours differ, 1 to 21 (WCAG 2.2, "contrast ratio"). */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** WCAG 2.2, "relative luminance". */
    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 1) + 0.0722 * linear(colour, 2);
    }

    private static double linear(String colour, int channel) {
        double value = channel(colour, channel) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int channel) {
        return Integer.parseInt(colour.substring(1 + 2 * channel, 3 + 2 * channel), 16);
    }
}
