package org.baken.authenticity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.publishing.OfficialProfile;

/**
 * An official account where people can look at it (guideline V12).
 *
 * @param platform as the service calls it
 * @param name how the team calls it
 * @param key its address, as {@link #keyOf} writes it
 */
record Profile(String platform, String name, String key) {
    /** Under which other names platforms can be reached. */
    private static final Map<String, String> ALIASES = Map.of(
            "twitter.com", "x.com",
            "mobile.twitter.com", "x.com",
            "mobile.x.com", "x.com",
            "m.facebook.com", "facebook.com",
            "fb.com", "facebook.com",
            "threads.net", "threads.com",
            "telegram.me", "t.me");

    /** As others may ask for it; empty when nobody knows where it can be looked at. */
    static Optional<Profile> of(OfficialProfile official) {
        return Optional.ofNullable(official.url())
                .flatMap(WebAddress::of)
                .map(address -> new Profile(official.platform(), official.name(), keyOf(address)));
    }

    /** Names of accounts are written in any case. */
    static String keyOf(WebAddress address) {
        String site = ALIASES.getOrDefault(address.site(), address.site());
        return (address.user().isEmpty() ? "" : address.user() + "@")
                + site
                + address.path().toLowerCase(Locale.ROOT);
    }
}
