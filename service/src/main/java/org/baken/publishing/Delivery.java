package org.baken.publishing;

import java.time.Instant;
import java.util.Locale;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * One revision of a message on its way to one account in one language. All that goes out is fixed when the delivery is made
 * and is the same in every attempt.
 *
 * @param messageTitle the title in the incident's first language, for lists
 * @param title the headline as it goes out; may be empty
 * @param text everything that goes out, exercise mark included
 * @param officialUrl where this incident stands on the town's own page
 * @param postKey what makes a repeated attempt harmless
 * @param dueAt when it may leave
 * @param removing whether it is to be taken away again
 * @param held whether a "stop all" keeps it from leaving until a person lets it go
 * @param problem what went wrong last; null when nothing did
 * @param remoteId what the platform calls it
 * @param doneBy who did it, or said how it ended
 * @param letters how many recipients it has; 0 when it is no letter
 */
public record Delivery(
        String id,
        String incident,
        String message,
        String messageTitle,
        int revision,
        String account,
        String accountName,
        boolean sandbox,
        String platform,
        String lang,
        String title,
        String text,
        String officialUrl,
        String postKey,
        Instant createdAt,
        DeliveryState state,
        Instant dueAt,
        int attempts,
        boolean removing,
        boolean held,
        @Json Trouble problem,
        String remoteId,
        String url,
        Instant sentAt,
        String doneBy,
        String proof,
        long version,
        Instant changedAt,
        int letters,
        int lettersSent,
        int lettersRefused,
        int lettersUnclear) {

    /** What became of the letters of a delivery. */
    public record Parts(int total, int sent, int refused, int unclear) {}

    /** A delivery as it is answered. */
    public record Shown(
            String id,
            String incident,
            String message,
            String messageTitle,
            int revision,
            String account,
            String accountName,
            String platform,
            String lang,
            DeliveryState state,
            Instant dueAt,
            boolean held,
            boolean removing,
            int attempts,
            String url,
            String problem,
            Instant sentAt,
            String manualBy,
            String proof,
            String text,
            Parts parts,
            Instant changedAt,
            long version) {}

    /** The delivery in a reader's language. */
    public Shown in(Locale locale) {
        return new Shown(
                id,
                incident,
                message,
                messageTitle,
                revision,
                account,
                Account.shownName(account, accountName, locale),
                platform,
                lang,
                state,
                dueAt,
                held && isWaiting(),
                removing,
                attempts,
                url,
                Words.of(locale, problem),
                sentAt,
                doneBy,
                proof,
                text,
                letters == 0 ? null : new Parts(letters, lettersSent, lettersRefused, lettersUnclear),
                changedAt,
                version);
    }

    /** Whether a person has to do something about it: it failed, is unclear, differs, or is theirs to do. */
    public boolean isInTrouble() {
        return state == DeliveryState.REFUSED || state == DeliveryState.UNCLEAR || state == DeliveryState.DIVERGED;
    }

    /** Whether it has not left yet; a "stop all" keeps it here. */
    public boolean isWaiting() {
        return state == DeliveryState.QUEUED
                || state == DeliveryState.RETRYING
                || state == DeliveryState.TODO
                || letters > 0 && state == DeliveryState.SENDING;
    }
}
