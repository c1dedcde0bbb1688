package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Letters to single people: queued in the caller's transaction, sent by the worker, each at most once. How one ends is told
 * by the log ({@code letter.sent}, {@code letter.refused}, {@code letter.unclear}, with the reference) and by
 * {@link #ofReference}.
 */
public final class Letters {
    private final Accounts accounts;
    private final Clock clock;

    Letters(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A letter to be sent.
     *
     * @param account an account that writes to people one by one, of the incident's kind: {@link Accounts#forLetters}
     * @param lang two-letter code
     * @param html null derives it from the text
     * @param reference by which the caller finds the letter again; at most 80 characters
     */
    public record Request(
            String account,
            String recipient,
            String lang,
            String subject,
            String text,
            String html,
            String reference) {}

    /**
     * Queues a letter and gives its id. It leaves as soon as the transaction is committed; while everything of the incident
     * is stopped it waits, and goes on by itself after that.
     */
    public String queue(Handle handle, Incident incident, Request request) {
        Account account = accounts.get(handle, request.account());
        if (account.sandbox() != incident.isExercise()) {
            throw Problem.conflict("publishing.wrong-kind." + incident.kind(), account.name());
        }
        Instant now = clock.instant();
        String id = Ids.next();
        LetterDao.Fixed letter = new LetterDao.Fixed(
                id,
                incident.id(),
                incident.kind().name(),
                account.id(),
                account.sandbox(),
                null,
                request.reference(),
                request.recipient(),
                request.lang(),
                request.subject(),
                request.text(),
                request.html(),
                id,
                now,
                now,
                Long.MAX_VALUE,
                null,
                false,
                null);
        handle.attach(LetterDao.class).insert(List.of(letter));
        return id;
    }

    /** Keeps the letters of this reference from leaving that have not left yet. */
    public void stop(Handle handle, String reference) {
        handle.attach(LetterDao.class).stopOfReference(reference, clock.instant());
    }

    /** Wipes what was written out of the letters of this reference that will not leave any more. */
    public void forget(Handle handle, String reference) {
        handle.attach(LetterDao.class).wipe(reference);
    }

    /** Every letter of this reference, oldest first. */
    public List<Letter> ofReference(Handle handle, String reference) {
        return handle.attach(LetterDao.class).ofReference(reference);
    }
}
