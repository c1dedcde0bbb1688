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
 * @param notice whether it says, in the house's own words, that the message was withdrawn
 * @param target the delivery of an earlier message that it edits, answers or takes the place of; null for a post of its own
 * @param dueAt when it may leave
 * @param validUntil after this the approval is too old, and it does not leave any more; null when it never is
 * @param removing whether it is to be taken away again
 * @param held whether a "stop all" keeps it from leaving until a person lets it go
 * @param restsUntil until when nothing leaves through its account, because that failed again and again; null when it does not
 *     rest
 * @param readAt when what readers see was last held against what was approved; null when it never was
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
        Action action,
        boolean notice,
        String target,
        String targetRemoteId,
        String targetUrl,
        DeliveryState state,
        Instant dueAt,
        Instant validUntil,
        int attempts,
        boolean removing,
        boolean held,
        Instant restsUntil,
        @Json Trouble problem,
        String remoteId,
        String url,
        Instant sentAt,
        Instant readAt,
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

    /**
     * A delivery as it is answered.
     *
     * @param next what a person does about it now, in a sentence
     */
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
            Action action,
            boolean notice,
            String target,
            String targetUrl,
            DeliveryState state,
            Instant dueAt,
            Instant validUntil,
            boolean held,
            Instant restsUntil,
            boolean removing,
            int attempts,
            String url,
            String problem,
            String next,
            Instant sentAt,
            Instant readAt,
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
                action,
                notice,
                target,
                targetUrl,
                state,
                dueAt,
                validUntil,
                held && isWaiting(),
                isWaiting() ? restsUntil : null,
                removing,
                attempts,
                url,
                Words.of(locale, problem),
                Next.in(locale, this),
                sentAt,
                readAt,
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

    /** Whether readers see it, or may see it, and it is being taken away. */
    public boolean isBeingRemoved() {
        return removing && state != DeliveryState.REMOVED;
    }

    /** Whether taking it away failed for good, so that a person has to. */
    public boolean isNotRemoved() {
        return state == DeliveryState.SENT && !removing && problem != null;
    }

    /** Whether it was stopped before anything of it left: nobody ever saw it. */
    boolean isStoppedUnsent() {
        return state == DeliveryState.REMOVED && sentAt == null && lettersSent + lettersUnclear == 0;
    }

    /** Whether it has not left yet; a "stop all" keeps it here. */
    public boolean isWaiting() {
        return state == DeliveryState.QUEUED
                || state == DeliveryState.RETRYING
                || state == DeliveryState.TODO
                || letters > 0 && state == DeliveryState.SENDING;
    }
}
