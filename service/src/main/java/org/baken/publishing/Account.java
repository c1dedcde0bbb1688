package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.channel.Health;
import org.baken.channel.Profiles;
import org.baken.channel.Tried;
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
 * @param team whether it tells the team what needs it; nothing is published through it then
 * @param waits whether a person has to say yes on the platform before it can be used
 * @param expiresAt when a person has to link it again; null when nobody says so
 * @param restsUntil until when nothing leaves through it, because it failed again and again; null when it does not rest
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
        boolean team,
        boolean waits,
        Health.State health,
        @Json Trouble problem,
        Instant checkedAt,
        Instant expiresAt,
        Instant restsUntil,
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
            boolean team,
            boolean waitsForAuthorization,
            Tried tried,
            int checkupsDue,
            Instant restsUntil,
            Health.State health,
            String problem,
            String next,
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
        return Profiles.variant(imitated == null ? platform : imitated.toString());
    }

    /** The name in a reader's language. */
    public String shownName(Locale locale) {
        return shownName(id, name, locale);
    }

    /** The name of an account in a reader's language; a built-in one that nobody named keeps its usual name. */
    public static String shownName(String id, String name, Locale locale) {
        return name.isEmpty() ? Catalogue.text(locale, "publishing.account." + id) : name;
    }

    /**
     * The account in a reader's language.
     *
     * @param whole whether the reader may see the settings, which can hold addresses of people
     * @param tried how far its connector was tried
     * @param checkupsDue how many points of its check-up list somebody has to look at
     */
    Shown in(Locale locale, boolean whole, Tried tried, int checkupsDue) {
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
                team,
                waits,
                tried,
                checkupsDue,
                restsUntil,
                health,
                Words.of(locale, problem),
                next(locale),
                checkedAt,
                expiresAt,
                version);
    }

    /** What a person does about it now, in a sentence; null when there is nothing to do. */
    String next(Locale locale) {
        if (waits) {
            return Catalogue.text(locale, "publishing.account.next.waits");
        }
        if (!linked) {
            return Catalogue.text(locale, "publishing.account.next.unlinked");
        }
        if (problem != null && Catalogue.has(problem.key() + ".next")) {
            return Catalogue.text(
                    locale, problem.key() + ".next", problem.args().toArray());
        }
        return switch (health) {
            case OK -> null;
            case FAILING -> Catalogue.text(locale, "publishing.account.next.failing");
            case UNKNOWN ->
                Catalogue.text(locale, "publishing.account.next." + (checkedAt == null ? "untried" : "unknown"));
        };
    }

    /** The same account with what somebody changed about it. */
    Account with(
            String newHandle,
            String newName,
            Map<String, Object> newSettings,
            List<String> newUsers,
            boolean newTeam,
            String by,
            Instant at) {
        return new Account(
                id,
                platform,
                newHandle,
                newName,
                newSettings,
                newUsers,
                sandbox,
                builtIn,
                linked,
                newTeam,
                waits,
                health,
                problem,
                checkedAt,
                expiresAt,
                restsUntil,
                version,
                by,
                at);
    }

    /**
     * The same account, usable or not, as if it was never tried.
     *
     * @param newExpiry when a person has to link it again; null when nobody says so
     */
    Account linked(boolean nowLinked, boolean nowWaits, Instant newExpiry) {
        return new Account(
                id,
                platform,
                handle,
                name,
                settings,
                users,
                sandbox,
                builtIn,
                nowLinked,
                team,
                nowWaits,
                Health.State.UNKNOWN,
                null,
                checkedAt,
                newExpiry,
                restsUntil,
                version,
                changedBy,
                changedAt);
    }
}
