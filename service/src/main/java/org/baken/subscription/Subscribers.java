package org.baken.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Turnstile;
import org.baken.subscription.AddressBook.Farewell;
import org.jdbi.v3.core.Handle;

/**
 * Who gets mails: asked for, confirmed from the mailbox, changed and ended. Whoever asks learns nothing of who else did: the work is
 * the same whether a mailbox is known or not, and what the mail says is decided when it leaves. Thread-safe.
 */
final class Subscribers {
    /** How long somebody may take to confirm; what is not confirmed by then is wiped. */
    static final Duration TO_CONFIRM = Duration.ofHours(48);
    /** How long the digest of a mailbox that ended is kept, so that nobody else can fill it with questions. */
    static final Duration DIGEST_KEPT = Duration.ofDays(30);
    /** How long somebody can take back that they ended. */
    static final Duration TO_UNDO = Duration.ofHours(1);

    static final Duration VISITORS = Duration.ofMinutes(10);
    /** Many telephones share one address of their provider. */
    static final int EACH_VISITOR = 20;

    static final Duration MAILBOXES = Duration.ofHours(1);
    static final int EACH_MAILBOX = 3;
    static final int ALL_MAILBOXES = 6_000;
    /** Kept in the database, for all nodes together and over a restart. */
    static final int MOST_QUESTIONS = 5;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final AddressBook book;
    private final Clock clock;
    private final Turnstile visitors;
    private final Turnstile mailboxes;
    private final Turnstile all;

    Subscribers(AddressBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
        this.visitors = new Turnstile(clock, VISITORS, EACH_VISITOR, Integer.MAX_VALUE);
        this.mailboxes = new Turnstile(clock, MAILBOXES, EACH_MAILBOX, Integer.MAX_VALUE);
        this.all = new Turnstile(clock, MAILBOXES, ALL_MAILBOXES, ALL_MAILBOXES);
    }

    /** Lets a visitor through, or refuses with 429: before anything of what they typed is looked at. */
    void pass(String visitor) {
        visitors.pass(visitor);
    }

    /**
     * Whether this mailbox may be asked now. Nobody is told that it may not: that would tell that somebody was here before.
     *
     * @throws Problem 429 when too much is asked by all together
     */
    boolean mayAsk(MailAddress address) {
        try {
            mailboxes.pass(book.digest(address));
        } catch (Problem tooOften) {
            return false;
        }
        all.pass("all");
        return true;
    }

    /**
     * Asks a mailbox whether it was its owner who filled in the page.
     *
     * @param once names the filled-in page, so that a second press of the button changes nothing
     * @param incident null for every incident
     */
    void ask(Handle handle, String once, MailAddress address, String lang, Incident incident) {
        WishDao wishes = handle.attach(WishDao.class);
        Instant now = clock.instant();
        String digest = book.digest(address);
        if (wishes.asked(digest, now.minus(TO_CONFIRM)) >= MOST_QUESTIONS || endedLately(handle, digest, now)) {
            return;
        }
        String id = Ids.next();
        Wish wish = new Wish(
                id,
                digest,
                book.domain(address),
                book.seal(id, address),
                lang,
                incident == null ? null : incident.id(),
                Ids.digest(once),
                AddressBook.digestOf(book.confirmToken(id)),
                now,
                now.plus(TO_CONFIRM));
        if (wishes.insert(wish) == 1) {
            handle.attach(LetterDao.class).ask(id, lang, wish.domain(), now);
            handle.attach(CountDao.class).count(wish.scope(), 1, 0, 0);
        }
    }

    /** Who ended is asked once a day at most, as long as we can tell. */
    private static boolean endedLately(Handle handle, String digest, Instant now) {
        boolean ended = handle.attach(SubscriberDao.class)
                .ofMailbox(digest)
                .filter(known -> !known.isActive())
                .isPresent();
        return ended && handle.attach(WishDao.class).asked(digest, now.minus(A_DAY)) > 0;
    }

    /** The wish of a link; empty for one that leads nowhere, whatever the reason. */
    Optional<Wish> wish(Handle handle, String token) {
        return handle.attach(WishDao.class).byLink(AddressBook.digestOf(token), clock.instant());
    }

    /** The subscriber of a link, also of one that ended. */
    Optional<Subscriber> subscriber(Handle handle, String token) {
        return handle.attach(SubscriberDao.class).byLink(AddressBook.digestOf(token));
    }

    /** Begins what was wished, and gives the token of their own page; empty for a link that leads nowhere (any more). */
    Optional<String> confirm(Handle handle, String token) {
        Instant now = clock.instant();
        Optional<Wish> found =
                wish(handle, token).flatMap(wish -> handle.attach(WishDao.class).lock(wish.id()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Wish wish = found.get();
        MailAddress address = book.address(wish.id(), wish.sealed()).orElse(null);
        handle.attach(WishDao.class).remove(wish.id());
        handle.attach(LetterDao.class).forget(wish.id());
        if (address == null) {
            // Sealed with a key that was lost.
            return Optional.empty();
        }
        Subscriber subscriber = begun(handle, wish, address, now);
        subscribe(handle, subscriber.id(), wish.scope());
        handle.attach(CountDao.class).count(wish.scope(), 0, 1, 0);
        return Optional.of(book.manageToken(subscriber.id()));
    }

    private Subscriber begun(Handle handle, Wish wish, MailAddress address, Instant now) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        String id = Ids.next();
        subscribers.insert(new Subscriber(
                id,
                wish.digest(),
                wish.domain(),
                book.seal(id, address),
                wish.lang(),
                SubscriberState.ACTIVE,
                AddressBook.digestOf(book.manageToken(id)),
                0,
                now,
                null));
        Subscriber known = subscribers.lockMailbox(wish.digest()).orElseThrow();
        if (known.isActive()) {
            subscribers.speak(known.id(), wish.lang());
        } else {
            subscribers.back(known.id(), book.seal(known.id(), address), wish.domain(), wish.lang(), now);
        }
        return known;
    }

    private static void subscribe(Handle handle, String subscriber, String scope) {
        boolean all = scope.equals(Subscriber.ALL);
        handle.attach(SubscriberDao.class).subscribe(subscriber, scope, all ? null : scope, all ? null : "REAL");
    }

    /** Whether the mailbox of a wish gets already what is wished. */
    Optional<Subscriber> already(Handle handle, Wish wish) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        return subscribers.ofMailbox(wish.digest()).filter(Subscriber::isActive).filter(known -> {
            List<String> scopes = subscribers.scopes(known.id());
            return scopes.contains(wish.scope()) || scopes.contains(Subscriber.ALL);
        });
    }

    /**
     * Ends all of it and wipes the address.
     *
     * @return what they need to take it back; empty when it had ended already
     */
    Optional<String> end(Handle handle, Subscriber subscriber) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        Optional<Subscriber> locked = subscribers.lock(subscriber.id()).filter(Subscriber::isActive);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        Subscriber known = locked.get();
        List<String> scopes = subscribers.scopes(known.id());
        Optional<String> back = book.address(known.id(), known.sealed())
                .filter(address -> !scopes.isEmpty())
                .map(address -> book.seal(
                        known.id(),
                        new Farewell(
                                address, known.lang(), scopes, clock.instant().plus(TO_UNDO))));
        leave(handle, known, scopes);
        return back;
    }

    /** Ends somebody whose mailbox does not exist. */
    void gone(Handle handle, String id) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        subscribers
                .lock(id)
                .filter(Subscriber::isActive)
                .ifPresent(known -> leave(handle, known, subscribers.scopes(id)));
    }

    private void leave(Handle handle, Subscriber known, List<String> scopes) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        subscribers.unsubscribeAll(known.id());
        subscribers.end(known.id(), clock.instant());
        handle.attach(LetterDao.class).stopOf(known.id());
        // A link that was sent before must not bring them back.
        handle.attach(WishDao.class).removeOf(known.digest());
        scopes.forEach(scope -> handle.attach(CountDao.class).count(scope, 0, 0, 1));
    }

    /** Takes the end back; false when it is too late, or nothing of ours. */
    boolean undo(Handle handle, Subscriber subscriber, String sealed) {
        Instant now = clock.instant();
        Optional<Farewell> farewell = book.farewell(subscriber.id(), sealed)
                .filter(one -> now.isBefore(one.until()))
                .filter(one -> book.digest(one.address()).equals(subscriber.digest()));
        if (farewell.isEmpty()) {
            return false;
        }
        Farewell one = farewell.get();
        int rows = handle.attach(SubscriberDao.class)
                .back(
                        subscriber.id(),
                        book.seal(subscriber.id(), one.address()),
                        book.domain(one.address()),
                        one.lang(),
                        now);
        if (rows == 1) {
            one.scopes().forEach(scope -> {
                subscribe(handle, subscriber.id(), scope);
                handle.attach(CountDao.class).count(scope, 0, 1, 0);
            });
        }
        return true;
    }

    /** Ends one of several; all of it when it was the last. */
    Optional<String> drop(Handle handle, Subscriber subscriber, String scope) {
        SubscriberDao subscribers = handle.attach(SubscriberDao.class);
        if (subscribers.scopes(subscriber.id()).equals(List.of(scope))) {
            return end(handle, subscriber);
        }
        if (subscribers.unsubscribe(subscriber.id(), scope) == 1) {
            handle.attach(LetterDao.class).stopUncovered(subscriber.id());
            handle.attach(CountDao.class).count(scope, 0, 0, 1);
        }
        return Optional.empty();
    }

    void speak(Handle handle, Subscriber subscriber, String lang) {
        handle.attach(SubscriberDao.class).speak(subscriber.id(), lang);
    }
}
