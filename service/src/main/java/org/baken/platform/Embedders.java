package org.baken.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The sites that may show a page of ours inside theirs. */
public final class Embedders {
    /** An origin (RFC 6454), of which the first part of the name may be open; without TLS on this machine only. */
    private static final Pattern ORIGIN = Pattern.compile(
            "https://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+(:\\d{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    private Embedders() {}

    /**
     * Takes them as somebody set them.
     *
     * @param sites separated by commas
     * @throws IllegalArgumentException with a sentence for that person when one is no site
     */
    public static List<String> of(String sites) {
        List<String> origins = Arrays.stream(sites.split(","))
                .map(site -> site.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
                .filter(site -> !site.isEmpty())
                .toList();
        origins.stream()
                .filter(site -> !ORIGIN.matcher(site).matches())
                .findFirst()
                .ifPresent(site -> {
                    throw new IllegalArgumentException("embedSites holds \"" + site
                            + "\". A site looks like https://www.stad.example, without anything behind it");
                });
        return origins;
    }
}
