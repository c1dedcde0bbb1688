package org.baken.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes the public pages the town's own: its logo, its colour, the telephones that people can call, and the sites that may
 * show a page of ours inside theirs.
 *
 * @param logo null for none
 * @param accent null for the usual colour
 * @param embedders origins, such as {@code https://www.stad.example}; only these may show the embeddable page (CSP3,
 *     frame-ancestors)
 */
public record Branding(Logo logo, Accent accent, List<Phone> phones, List<String> embedders) {
    /** A town that says nothing about its looks. */
    public static final Branding NONE = new Branding(null, null, List.of(), List.of());

    /**
     * A number that people without internet can call.
     *
     * @param number as people read it
     * @param label who answers, by two-letter language code
     */
    public record Phone(String number, Map<String, String> label) {
        /** The language in which it says who answers: this one, or else the first there is. */
        public String language(String lang) {
            return label.containsKey(lang)
                    ? lang
                    : label.keySet().stream().findFirst().orElse(lang);
        }

        /** The address that dials it (RFC 3966). */
        public String address() {
            return "tel:" + number.replaceAll("[^+0-9]", "");
        }
    }

    /** The address of the logo, which changes with what is in it; null for none. */
    public String logoAddress() {
        return logo == null ? null : address(logo.name(), logo.bytes());
    }

    /** The address of the style with the town's colour; null for the usual one. */
    public String styleAddress() {
        return accent == null ? null : address("house.css", style());
    }

    byte[] style() {
        String sheet = String.format(
                Locale.ROOT,
                ":root{--link:%s;--accent:%s}%n@media (prefers-color-scheme:dark){:root{--link:%s;--accent:%s}}%n"
                        + "@media print{:root{--link:#000}}%n",
                accent.light(),
                accent.light(),
                accent.dark(),
                accent.dark());
        return sheet.getBytes(StandardCharsets.UTF_8);
    }

    private static String address(String name, byte[] bytes) {
        return "/public/" + PageFiles.hash(bytes) + "/" + name;
    }
}
