package org.baken.publishing;

import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.json.Json;

/**
 * A delivery that a person has to know of, as it stands now.
 *
 * @param exercise whether it belongs to an exercise
 * @param letters how many of its letters it is about; 0 when it is no letter
 */
public record Failure(
        String delivery,
        DeliveryState state,
        String incident,
        boolean exercise,
        String message,
        String messageTitle,
        String account,
        String accountName,
        String lang,
        @Json Trouble problem,
        String url,
        int letters) {

    /** What is the matter with it. */
    public enum Kind {
        /** It, or some of its letters, did not leave and will not by itself. */
        FAILED,
        /** Nobody knows whether it arrived; only a person can look. */
        UNCLEAR,
        /** Readers see something else than what was approved. */
        DIVERGED,
        /** It was there, and is not any more. */
        VANISHED,
        /** It was to be taken away, and still is there. */
        NOT_REMOVED
    }

    /** All that there is now, in every incident that is not closed. */
    public static List<Failure> now(Handle handle) {
        return handle.attach(FailureDao.class).now();
    }

    /** What is the matter with it. */
    public Kind kind() {
        boolean vanished = Optional.ofNullable(problem)
                .filter(trouble -> trouble.key().equals("publishing.vanished"))
                .isPresent();
        return switch (state) {
            case UNCLEAR -> Kind.UNCLEAR;
            case DIVERGED -> vanished ? Kind.VANISHED : Kind.DIVERGED;
            case EDITED -> Kind.NOT_REMOVED;
            case SENT -> letters > 0 ? Kind.FAILED : Kind.NOT_REMOVED;
            default -> Kind.FAILED;
        };
    }
}
