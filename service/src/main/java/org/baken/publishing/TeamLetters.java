package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Tells the team what needs it, through accounts that do nothing else: letters to people, or one post on a channel that the team
 * reads. Queued in the caller's transaction, sent by the worker, each at most once; a "stop all" does not stop them.
 */
public final class TeamLetters {
    /** What no "stop all" stops. */
    private static final long UNSTOPPABLE = -1;

    private final Accounts accounts;
    private final Clock clock;

    public TeamLetters(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Something to be told.
     *
     * @param account a team account: {@link Accounts#ofTeam}
     * @param recipient an address for a channel that writes to people one by one; empty for one that posts
     * @param lang two-letter code
     * @param reference by which the caller finds it again; at most 80 characters
     */
    public record Request(
            String account, String recipient, String lang, String subject, String text, String reference) {}

    /**
     * Queues it and gives its id.
     *
     * @param incident what it is about; null when it is about an account, and about no incident
     * @param exercise whether it is about an exercise, which reaches only the sandbox
     */
    public String queue(Handle handle, Incident incident, boolean exercise, Request request) {
        Account account = accounts.get(handle, request.account());
        if (account.sandbox() != exercise || incident != null && incident.isExercise() != exercise) {
            throw Problem.conflict("publishing.wrong-kind." + (exercise ? "EXERCISE" : "REAL"), account.name());
        }
        Instant now = clock.instant();
        String id = Ids.next();
        LetterDao.Fixed letter = new LetterDao.Fixed(
                id,
                incident == null ? null : incident.id(),
                incident == null ? null : incident.kind().name(),
                account.id(),
                account.sandbox(),
                null,
                request.reference(),
                request.recipient(),
                request.lang(),
                request.subject(),
                request.text(),
                null,
                id,
                now,
                now,
                UNSTOPPABLE,
                null,
                false,
                null);
        handle.attach(LetterDao.class).insert(List.of(letter));
        return id;
    }
}
