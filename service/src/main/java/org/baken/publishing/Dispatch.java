package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Post;
import org.baken.channel.Trouble;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out what is due and takes in how it ended, each in one transaction. What was handed out stands in the database as
 * SENDING before the channel is called: a process that is killed leaves that behind, and it is looked for, never sent again.
 * Thread-safe; any number of nodes may work on one database.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Database database;
    private final Accounts accounts;
    private final Illustrations.Finder illustrations;
    private final LetterTotals totals;
    private final DeliveryLog log;
    private final Clock clock;
    private final String node;

    Dispatch(
            Database database,
            Accounts accounts,
            Illustrations.Finder illustrations,
            LetterTotals totals,
            DeliveryLog log,
            Clock clock,
            String node) {
        this.database = database;
        this.accounts = accounts;
        this.illustrations = illustrations;
        this.totals = totals;
        this.log = log;
        this.clock = clock;
        this.node = node;
    }

    /** The accounts on which something of this kind is due. */
    List<String> accountsWithWork(Kind kind) {
        return database.read(handle -> handle.attach(CourseDao.class).accountsWithWork(kind.table(), clock.instant()));
    }

    /** Takes up what is due next on an account; nothing when nothing is, or when enough is in flight there already. */
    Optional<Parcel> claim(Kind kind, String account) {
        return database.write(handle -> {
            CourseDao courses = handle.attach(CourseDao.class);
            Instant now = clock.instant();
            if (courses.lockLane(account).isEmpty() || courses.inFlight(kind.table(), account, now) >= kind.atOnce()) {
                return Optional.<Parcel>empty();
            }
            Course due = courses.due(kind.table(), account, now).orElse(null);
            if (due == null) {
                return Optional.<Parcel>empty();
            }
            Optional<String> delivery =
                    kind == Kind.LETTER ? handle.attach(LetterDao.class).deliveryOf(due.id()) : Optional.empty();
            delivery.flatMap(id -> courses.lock(Kind.DELIVERY.table(), id))
                    .filter(whole -> whole.state() == DeliveryState.QUEUED)
                    .ifPresent(whole -> move(handle, Kind.DELIVERY, whole, whole.claimed(null, null)));
            Course claimed = due.claimed(node, now.plus(Pace.LEASE));
            if (courses.move(kind.table(), due.state(), claimed, now) == 0) {
                return Optional.<Parcel>empty();
            }
            Account through = accounts.get(handle, account);
            return Optional.of(new Parcel(
                    kind,
                    due.task(),
                    claimed,
                    through,
                    accounts.link(handle, through),
                    post(handle, kind, due.id()),
                    enclosures(handle, through, due, delivery.orElse(due.id()))));
        });
    }

    /** Takes in how it ended, with its log entry. */
    void settle(Parcel parcel, UnaryOperator<Course> step) {
        database.write(handle -> {
            CourseDao courses = handle.attach(CourseDao.class);
            String id = parcel.course().id();
            Optional<Course> whole = parcel.kind() == Kind.LETTER
                    ? handle.attach(LetterDao.class)
                            .deliveryOf(id)
                            .flatMap(delivery -> courses.lock(Kind.DELIVERY.table(), delivery))
                    : Optional.empty();
            Course current = courses.lock(parcel.kind().table(), id).orElse(null);
            if (current == null || !(node.equals(current.node()) || current.state() == DeliveryState.UNCLEAR)) {
                LOG.warn("{} came back too late: somebody else has taken it over", parcel);
                return null;
            }
            try {
                Course next = stopped(step.apply(current));
                move(handle, parcel.kind(), current, next);
                if (parcel.kind() == Kind.DELIVERY) {
                    log.moved(handle, current.state(), next, DeliveryLog.WORKER);
                } else if (whole.isEmpty()) {
                    log.letter(handle, current.state(), next);
                } else {
                    together(handle, whole.get());
                }
            } catch (Problem e) {
                LOG.warn("{} came back as {}, which no longer fits", parcel, current.state());
            }
            return null;
        });
    }

    /** Turns what this node had in flight when it was ended into UNCLEAR. At the start, before anything is handed out. */
    void recoverOwn() {
        database.write(handle -> {
            for (Kind kind : Kind.values()) {
                List<Course> taken = handle.attach(CourseDao.class).takenBy(kind.table(), node);
                taken.forEach(course -> interrupted(handle, kind, course));
            }
            return null;
        });
    }

    /** The same for what other nodes took up so long ago that they must be dead. */
    void recoverAbandoned() {
        boolean any = database.read(handle -> {
            for (Kind kind : Kind.values()) {
                if (!handle.attach(CourseDao.class)
                        .abandoned(kind.table(), node, clock.instant())
                        .isEmpty()) {
                    return true;
                }
            }
            return false;
        });
        if (any) {
            database.write(handle -> {
                for (Kind kind : Kind.values()) {
                    List<Course> left = handle.attach(CourseDao.class).abandoned(kind.table(), node, clock.instant());
                    left.forEach(course -> interrupted(handle, kind, course));
                }
                return null;
            });
        }
    }

    private void interrupted(Handle handle, Kind kind, Course course) {
        Course next = course.state() == DeliveryState.SENDING
                ? course.unclear(Trouble.of("publishing.interrupted"), clock.instant())
                : course.freed();
        move(handle, kind, course, next);
        if (kind == Kind.DELIVERY) {
            log.moved(handle, course.state(), next, DeliveryLog.WORKER);
        } else {
            handle.attach(LetterDao.class)
                    .deliveryOf(course.id())
                    .flatMap(delivery -> handle.attach(CourseDao.class).lock(Kind.DELIVERY.table(), delivery))
                    .ifPresentOrElse(whole -> together(handle, whole), () -> log.letter(handle, course.state(), next));
        }
    }

    /** What was withdrawn while it was in flight does not start again. */
    private static Course stopped(Course next) {
        return next.removing() && (next.state() == DeliveryState.RETRYING || next.state() == DeliveryState.QUEUED)
                ? next.removed()
                : next;
    }

    private void together(Handle handle, Course whole) {
        totals.follow(handle, whole).ifPresent(moved -> log.moved(handle, whole.state(), moved, DeliveryLog.WORKER));
    }

    private void move(Handle handle, Kind kind, Course from, Course to) {
        if (handle.attach(CourseDao.class).move(kind.table(), from.state(), to, clock.instant()) == 0) {
            throw new IllegalStateException("A locked row was changed: " + kind + " " + from.id());
        }
    }

    private List<Illustrations.Enclosure> enclosures(Handle handle, Account through, Course due, String delivery) {
        return due.task() == Course.Task.SEND && accounts.channel(through) instanceof CarriesPictures
                ? handle.attach(DeliveryDao.class)
                        .find(delivery)
                        .map(found -> illustrations.of(handle, found))
                        .orElse(List.of())
                : List.of();
    }

    private static Post post(Handle handle, Kind kind, String id) {
        if (kind == Kind.DELIVERY) {
            Delivery delivery = handle.attach(DeliveryDao.class).find(id).orElseThrow();
            Post post = Post.of(
                            delivery.postKey(),
                            delivery.createdAt(),
                            delivery.lang(),
                            delivery.title(),
                            delivery.text())
                    .withOfficialUrl(delivery.officialUrl());
            return delivery.sandbox() ? post.asExercise() : post;
        }
        Letter letter = handle.attach(LetterDao.class).find(id).orElseThrow();
        Post post = Post.of(letter.postKey(), letter.createdAt(), letter.lang(), letter.subject(), letter.text())
                .to(letter.recipient(), letter.postKey())
                .withSubject(letter.subject())
                .withHtml(letter.html());
        return letter.sandbox() ? post.asExercise() : post;
    }
}
