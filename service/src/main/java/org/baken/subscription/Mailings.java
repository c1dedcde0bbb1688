package org.baken.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The mailings: making them, and what people and the queue decide about them. */
final class Mailings {
    static final Actor SELF = Actor.system("subscription");

    private final Incidents incidents;
    private final MailWriter writer;
    private final Logbook logbook;
    private final Clock clock;

    Mailings(Incidents incidents, MailWriter writer, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.writer = writer;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * Tells everybody who gets the messages of an incident of a new one, once. What it takes the place of does not leave any more.
     *
     * @param texts what stands on the page, by language; the first is the main one
     * @param chain the messages whose place it takes, nearest first
     */
    void news(Handle handle, Incident incident, Message message, List<MailWriter.Written> texts, List<Message> chain) {
        List<String> older = chain.stream().map(Message::id).toList();
        LetterDao letters = handle.attach(LetterDao.class);
        MailingDao mailings = handle.attach(MailingDao.class);
        int stopped = older.isEmpty() ? 0 : letters.stopMessages(older);
        String id = Ids.next();
        Instant now = clock.instant();
        int total = 0;
        if (mailings.insert(id, Mailing.Kind.NEWS, incident.id(), message.id(), "Baken", now) == 1) {
            List<String> langs = texts.stream().map(MailWriter.Written::lang).toList();
            total = letters.news(id, incident.id(), langs, langs.get(0), older, now);
            kept(handle, id, total, writer.news(handle, id, incident, message, texts, chain));
        }
        log(handle, incident, message, total, stopped, "news");
    }

    /** Tells everybody who got a message, or may have got it, that it was withdrawn. The rest of it does not leave any more. */
    void withdrawal(Handle handle, Incident incident, Message message) {
        MailingDao mailings = handle.attach(MailingDao.class);
        LetterDao letters = handle.attach(LetterDao.class);
        if (mailings.about(message.id(), Mailing.Kind.NEWS).isEmpty()) {
            return;
        }
        int stopped = letters.stopMessages(List.of(message.id()));
        String id = Ids.next();
        Instant now = clock.instant();
        int total = 0;
        if (mailings.insert(id, Mailing.Kind.WITHDRAWAL, incident.id(), message.id(), "Baken", now) == 1) {
            total = letters.withdrawal(id, message.id(), now);
            kept(handle, id, total, writer.withdrawal(handle, id, incident, message));
        }
        log(handle, incident, message, total, stopped, "withdrawal");
    }

    private static void kept(Handle handle, String id, int total, List<MailingDao.Text> texts) {
        MailingDao mailings = handle.attach(MailingDao.class);
        if (total == 0) {
            mailings.remove(id);
            return;
        }
        mailings.total(id, total);
        mailings.insert(texts);
    }

    private void log(Handle handle, Incident incident, Message message, int total, int stopped, String what) {
        if (total == 0 && stopped == 0) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("what", what);
        data.put("people", total);
        if (stopped > 0) {
            data.put("stopped", stopped);
        }
        logbook.append(handle, Entry.of("mailing.started", incident.id(), message.id(), SELF, data));
    }

    /** The mailing if the caller may know of its incident, or 404. */
    Mailing get(Handle handle, Caller caller, String id) {
        Mailing mailing = handle.attach(MailingDao.class)
                .find(id)
                .filter(one -> one.incident() != null)
                .orElseThrow(() -> Problem.notFound("mailing"));
        incidents.readable(handle, caller, mailing.incident());
        return mailing;
    }

    /** Lets a mailing wait, or go on, also after everything was stopped. Appends to the log: call it last. */
    Mailing move(Handle handle, Caller caller, String id, MailingState to, ExpectedVersion expected) {
        MailingDao mailings = handle.attach(MailingDao.class);
        Mailing before = get(handle, caller, id);
        incidents.require(handle, caller, before.incident(), Role.LEAD, Role.SPOKESPERSON);
        Mailing mailing = mailings.lock(before.id()).orElseThrow();
        expected.check(mailing.version(), mailing.changedBy(), mailing.changedAt());
        MailingDao.Hold hold = mailings.hold(mailing.incident());
        boolean waits = hold.held() || hold.seq() > mailing.holdPassed();
        boolean released = to == MailingState.RUNNING && mailing.state() == to && waits;
        if (mailing.state() == MailingState.DONE || to == MailingState.DONE) {
            throw Problem.conflict("subscription.mailing-done");
        }
        if (to == MailingState.RUNNING && hold.held()) {
            throw Problem.conflict("subscription.held");
        }
        if (mailing.state() == to && !released) {
            return mailing;
        }
        long passed = to == MailingState.RUNNING ? hold.seq() : mailing.holdPassed();
        int rows =
                mailings.move(id, mailing.state(), to, mailing.version(), passed, null, caller.name(), clock.instant());
        if (rows == 0) {
            throw Problem.stale(mailing.changedBy(), mailing.changedAt(), mailing.version());
        }
        String kind = to == MailingState.PAUSED ? "mailing.paused" : "mailing.resumed";
        logbook.append(handle, Entry.of(kind, mailing.incident(), mailing.message(), caller.actor(), Map.of()));
        return mailings.find(id).orElseThrow();
    }

    /**
     * A mail of it was refused. When that happens to one after the other, it pauses by itself, before the whole town is tried.
     *
     * @param over where it is added when it paused, to be logged by {@link #close}
     */
    void refused(Handle handle, String id, List<Mailing> over) {
        MailingDao mailings = handle.attach(MailingDao.class);
        Mailing mailing = mailings.lock(id).orElseThrow();
        int refused = mailing.refusedInARow() + 1;
        if (refused < MailQueue.MOST_REFUSED_IN_A_ROW || mailing.state() != MailingState.RUNNING) {
            mailings.refusedInARow(id, refused);
            return;
        }
        mailings.move(
                id,
                MailingState.RUNNING,
                MailingState.PAUSED,
                mailing.version(),
                mailing.holdPassed(),
                "subscription.refused-in-a-row",
                "Baken",
                clock.instant());
        mailings.find(id).ifPresent(over::add);
    }

    /** Writes down how those mailings ended that are done, and logs them and those that paused. Call it last. */
    void close(Handle handle, List<Mailing> over, Actor actor) {
        if (over.isEmpty()) {
            return;
        }
        MailingDao mailings = handle.attach(MailingDao.class);
        List<Entry> entries = over.stream()
                .collect(Collectors.toMap(Mailing::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .map(mailing -> {
                    if (mailing.state() == MailingState.PAUSED) {
                        Map<String, Object> why = Map.of("refused", MailQueue.MOST_REFUSED_IN_A_ROW);
                        return Entry.of("mailing.troubled", mailing.incident(), mailing.message(), actor, why);
                    }
                    Sums sums = sums(handle, List.of(mailing)).get(mailing.id());
                    mailings.done(
                            mailing.id(), sums.sent(), sums.refused(), sums.unclear(), sums.stopped(), clock.instant());
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("sent", sums.sent());
                    data.put("refused", sums.refused());
                    data.put("unclear", sums.unclear());
                    data.put("stopped", sums.stopped());
                    return Entry.of("mailing.done", mailing.incident(), mailing.message(), actor, data);
                })
                .toList();
        logbook.append(handle, entries);
    }

    /**
     * How far a mailing has come.
     *
     * @param waiting what has not left, and what is leaving now
     */
    public record Sums(int sent, int waiting, int refused, int unclear, int stopped) {}

    /** By mailing. */
    static Map<String, Sums> sums(Handle handle, List<Mailing> all) {
        List<String> counted = all.stream()
                .filter(mailing -> mailing.state() != MailingState.DONE)
                .map(Mailing::id)
                .toList();
        List<LetterDao.Tally> tallies =
                counted.isEmpty() ? List.of() : handle.attach(LetterDao.class).tally(counted);
        return all.stream().collect(Collectors.toMap(Mailing::id, mailing -> sums(mailing, tallies)));
    }

    private static Sums sums(Mailing mailing, List<LetterDao.Tally> tallies) {
        if (mailing.state() == MailingState.DONE) {
            return new Sums(mailing.sent(), 0, mailing.refused(), mailing.unclear(), mailing.stopped());
        }
        Map<LetterState, Integer> letters = tallies.stream()
                .filter(tally -> tally.mailing().equals(mailing.id()))
                .collect(Collectors.toMap(LetterDao.Tally::state, LetterDao.Tally::letters));
        Function<LetterState, Integer> of = state -> letters.getOrDefault(state, 0);
        return new Sums(
                of.apply(LetterState.SENT),
                of.apply(LetterState.QUEUED) + of.apply(LetterState.SENDING),
                of.apply(LetterState.REFUSED),
                of.apply(LetterState.UNCLEAR),
                of.apply(LetterState.STOPPED));
    }
}
