package org.baken.publishing;

import java.util.Locale;
import java.util.Map;

/**
 * An account that speaks for the town (guideline V12).
 *
 * @param platform as the service calls it
 * @param name how the team calls it
 * @param handle as people write it on its platform
 * @param url where people can look at it; null when that is not known
 */
public record OfficialProfile(String platform, String name, String handle, String url) {
    private static final Map<String, String> NAMES = Map.of(
            "x", "X", "linkedin", "LinkedIn", "wordpress", "Website", "threads", "Threads", "telegram", "Telegram");

    /** The platform's name as people write it. */
    public String platformName() {
        return platform.isEmpty()
                ? platform
                : NAMES.getOrDefault(
                        platform, platform.substring(0, 1).toUpperCase(Locale.ROOT) + platform.substring(1));
    }
}
