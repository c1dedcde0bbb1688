package org.baken.authenticity;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.baken.publishing.Account;

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

    /** The profile of an account; empty for what has none that people could open. */
    static Optional<Profile> of(Account account) {
        boolean speaks = account.linked() && !account.sandbox() && !account.builtIn() && !account.team();
        String handle = account.handle().strip().replaceFirst("^@", "");
        return Optional.ofNullable(speaks ? address(account, handle) : null)
                .flatMap(WebAddress::of)
                .map(address -> new Profile(account.platform(), account.name(), keyOf(address)));
    }

    private static String address(Account account, String handle) {
        if (account.platform().equals("wordpress")) {
            return Objects.toString(account.settings().get("baseUrl"), "");
        }
        if (handle.isEmpty()) {
            return null;
        }
        return switch (account.platform()) {
            case "mastodon" ->
                Objects.toString(account.settings().get("baseUrl"), "").replaceAll("/+$", "")
                        + "/@"
                        + handle.replaceFirst("@.*", "");
            case "bluesky" -> "https://bsky.app/profile/" + handle;
            case "x" -> "https://x.com/" + handle;
            case "facebook" -> "https://facebook.com/" + handle;
            case "instagram" -> "https://instagram.com/" + handle;
            case "threads" -> "https://threads.com/@" + handle;
            case "telegram" -> "https://t.me/" + handle;
            case "linkedin" -> "https://linkedin.com/company/" + handle;
            default -> null;
        };
    }

    /** Names of accounts are written in any case. */
    static String keyOf(WebAddress address) {
        String site = ALIASES.getOrDefault(address.site(), address.site());
        return (address.user().isEmpty() ? "" : address.user() + "@")
                + site
                + address.path().toLowerCase(Locale.ROOT);
    }
}
