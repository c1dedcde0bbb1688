package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Addressed;
import org.baken.channel.Channel;
import org.baken.channel.Replies;
import org.baken.channel.Whispers;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Answers to people who wrote to one of our accounts, sent by that account (guideline H33). They are letters: queued in the
 * caller's transaction, sent by the worker in the account's lane, each at most once; how one ends is told by the log
 * ({@code letter.sent}, {@code letter.refused}, {@code letter.unclear}). Besides, a "stop all" keeps an answer until a person lets it go, and none
 * leaves when its incident is closed or its approval has expired.
 */
public final class AnswerLetters {
    private static final String TABLE = Kind.LETTER.table();

    private final Accounts accounts;
    private final Clock clock;

    AnswerLetters(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Somebody who wrote to us.
     *
     * @param account the id of the account that they wrote to; null when there is none
     * @param handle of the writer, as {@link org.baken.channel.Inbox.Heard#handle}
     * @param remoteId what the platform calls what they wrote; may be null
     * @param secluded whether they wrote it to us only
     */
    public record Writer(String account, String handle, String remoteId, boolean secluded) {}

    /**
     * An answer to be sent.
     *
     * @param reference by which the caller finds it again; at most 80 characters
     * @param subject of a mail
     * @param text without the writer's name in front
     * @param leaveBefore until when what was approved may leave
     */
    public record Request(String reference, String lang, String subject, String text, Instant leaveBefore) {}

    /** The way on which an answer reaches a writer without anybody's hands; empty when only a person can answer. */
    public Optional<Road> road(Handle handle, Incident incident, Writer writer) {
        return Optional.ofNullable(writer.account())
                .map(id -> accounts.get(handle, id))
                .filter(account -> account.linked() && !account.team() && account.sandbox() == incident.isExercise())
                .flatMap(account -> road(account, writer));
    }

    private Optional<Road> road(Account account, Writer writer) {
        Channel channel = accounts.channel(account);
        if (!(channel instanceof Replies replies) || writer.secluded() && !(channel instanceof Whispers)) {
            return Optional.empty();
        }
        boolean addressed = channel instanceof Addressed letters && letters.byMail();
        boolean reachable = addressed ? Road.isMailAddress(writer.handle()) : writer.remoteId() != null;
        return reachable
                ? Optional.of(new Road(account, replies, accounts.limits(account), writer, addressed))
                : Optional.empty();
    }

    /** Queues an answer and gives its id; it leaves as soon as the transaction is committed and nothing holds it. */
    public String queue(Handle handle, Incident incident, Road road, Request request) {
        Account account = road.account();
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
                road.recipient(),
                request.lang(),
                request.subject(),
                road.text(request.text()),
                null,
                id,
                now,
                now,
                handle.attach(CourseDao.class).holdPassed(incident.id()),
                road.writer().remoteId(),
                road.writer().secluded(),
                request.leaveBefore());
        handle.attach(LetterDao.class).insert(List.of(letter));
        return id;
    }

    /** Keeps an answer from leaving; false when it has left, or may have. */
    public boolean stop(Handle handle, String reference) {
        return handle.attach(LetterDao.class).stopOfReference(reference, clock.instant()) > 0;
    }

    /** Wipes what was written, and to whom, out of an answer that will not leave any more, or of which nobody knows whether it did. */
    public void forget(Handle handle, String reference) {
        handle.attach(LetterDao.class).forget(reference);
    }

    /** The newest letter of this reference. */
    public Optional<Letter> find(Handle handle, String reference) {
        List<Letter> all = handle.attach(LetterDao.class).ofReference(reference);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whether it waits because of a "stop all", and goes on only when a person lets it go. */
    public boolean isHeld(Handle handle, Letter letter) {
        return handle.attach(LetterDao.class).isHeld(letter.id());
    }

    /**
     * Lets go what was held, or puts what failed or is not there back at the start, with the same key. 409 while a "stop all"
     * lasts, and when there is nothing to try again.
     *
     * @param leaveBefore until when what was approved may leave
     */
    public void again(Handle handle, String letter, Instant leaveBefore) {
        CourseDao courses = handle.attach(CourseDao.class);
        handle.attach(LetterDao.class).prolong(letter, leaveBefore);
        Course course = courses.lock(TABLE, letter).orElseThrow(() -> Problem.notFound("letter"));
        // Read before the incident's own flag: a stop that comes in between then still stops this.
        long lastHold = courses.lastHold(course.incident());
        if (courses.held(course.incident())) {
            boolean house = handle.attach(HouseHoldDao.class).find().held();
            throw Problem.conflict(house ? "publishing.held.house" : "publishing.held");
        }
        boolean waits = course.state() == DeliveryState.QUEUED || course.state() == DeliveryState.RETRYING;
        boolean over = course.state() == DeliveryState.REFUSED || course.state() == DeliveryState.UNCLEAR;
        if (!over && !(waits && course.holdPassed() < lastHold)) {
            throw Problem.conflict("publishing.state." + course.state());
        }
        Course released = course.released(lastHold);
        move(courses, course, over ? released.queued(clock.instant()) : released);
    }

    /**
     * A person has looked whether an unclear answer is there; 409 when it is not unclear.
     *
     * @param proof what they saw; may be null
     * @param url where; may be null
     */
    public void told(Handle handle, String letter, boolean arrived, String by, String proof, String url) {
        CourseDao courses = handle.attach(CourseDao.class);
        Course course = courses.lock(TABLE, letter).orElseThrow(() -> Problem.notFound("letter"));
        if (course.state() != DeliveryState.UNCLEAR) {
            throw Problem.conflict("publishing.state." + course.state());
        }
        DeliveryState to = arrived ? DeliveryState.SENT : DeliveryState.REFUSED;
        move(courses, course, course.told(to, by, proof, url, clock.instant()));
    }

    private void move(CourseDao courses, Course from, Course to) {
        if (courses.move(TABLE, from.state(), to, clock.instant()) == 0) {
            throw new IllegalStateException("A locked row was changed: " + from.id());
        }
    }
}
