package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.channel.Health;
import org.baken.channel.Trouble;
import org.baken.platform.Catalogue;
import org.jdbi.v3.json.Json;

/**
 * An account that messages leave through (guideline A08). Its secret is kept apart and never shown.
 *
 * @param handle how the account is called on its platform; may be empty
 * @param name how the team calls it; empty for a built-in account that keeps its usual name
 * @param users the persons who may publish through it; empty for every spokesperson
 * @param sandbox whether nothing that is published here leaves the house: the only accounts that an exercise can reach
 * @param linked whether it can be used; an account that was unlinked stays, because deliveries refer to it
 */
public record Account(
        String id,
        String platform,
        String handle,
        String name,
        @Json Map<String, Object> settings,
        @Json List<String> users,
        boolean sandbox,
        boolean builtIn,
        boolean linked,
        Health.State health,
        @Json Trouble problem,
        Instant checkedAt,
        Instant expiresAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** The page on which the town's messages appear. */
    public static final String PUBLIC_PAGE = "public-page";
    /** The page on which the messages of exercises appear. */
    public static final String EXERCISE_PAGE = "exercise-page";

    /** An account as it is answered. */
    public record Shown(
            String id,
            String platform,
            String handle,
            String name,
            Map<String, Object> settings,
            List<String> users,
            boolean sandbox,
            boolean builtIn,
            boolean linked,
            Health.State health,
            String problem,
            Instant checkedAt,
            Instant expiresAt,
            long version) {}

    /** The page that belongs to an exercise or to what really happens. */
    static String page(boolean exercise) {
        return exercise ? EXERCISE_PAGE : PUBLIC_PAGE;
    }

    /** Whose variant of a text goes out here: a sandbox account gets that of the platform it imitates. */
    String variant() {
        Object imitated = sandbox ? settings.get("imitates") : null;
        return imitated == null ? platform : imitated.toString();
    }

    /** The name in a reader's language. */
    public String shownName(Locale locale) {
        return shownName(id, name, locale);
    }

    static String shownName(String id, String name, Locale locale) {
        return name.isEmpty() ? Catalogue.text(locale, "publishing.account." + id) : name;
    }

    /**
     * The account in a reader's language.
     *
     * @param whole whether the reader may see the settings, which can hold addresses of people
     */
    public Shown in(Locale locale, boolean whole) {
        return new Shown(
                id,
                platform,
                handle,
                shownName(locale),
                whole ? settings : Map.of(),
                users,
                sandbox,
                builtIn,
                linked,
                health,
                Words.of(locale, problem),
                checkedAt,
                expiresAt,
                version);
    }
}
