package org.baken.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.Replies;
import org.baken.channel.Trouble;
import org.baken.publishing.Illustrations.Enclosure;
import org.jdbi.v3.core.Handle;

/**
 * Takes up what is due next on one account, in one transaction. Here is decided, at the last moment, whether something may
 * still leave.
 */
final class Claiming {
    /** How many that may not leave are passed by in one transaction. */
    private static final int MOST_PASSED = 50;

    private final Handle handle;
    private final Moves moves;
    private final CourseDao courses;
    private final StandingDao standings;
    private final Stock stock;
    private final Instant now;
    private final String node;
    private int passed;

    /** What parcels are packed with. */
    record Stock(Posts posts, Accounts accounts, Illustrations.Finder illustrations) {}

    Claiming(Handle handle, Moves moves, Stock stock, Instant now, String node) {
        this.handle = handle;
        this.moves = moves;
        this.courses = handle.attach(CourseDao.class);
        this.standings = handle.attach(StandingDao.class);
        this.stock = stock;
        this.now = now;
        this.node = node;
    }

    /** Takes up at most so many. */
    List<Parcel> claim(Kind kind, Account account, int most) {
        Optional<Link> link = stock.accounts().link(handle, account);
        List<Parcel> taken = new ArrayList<>();
        boolean more = true;
        while (more && taken.size() < most) {
            int before = passed;
            List<Course> due = courses.due(kind.table(), account.id(), now, most - taken.size());
            taken.addAll(kind == Kind.LETTER ? letters(due, account, link) : deliveries(due, account, link));
            more = passed > before && passed < MOST_PASSED;
        }
        return taken;
    }

    private List<Parcel> deliveries(List<Course> due, Account account, Optional<Link> link) {
        List<Parcel> taken = new ArrayList<>();
        for (Course course : due) {
            Standing standing = standings.find(course.id()).orElseThrow();
            Course passedBy = passBy(course, standing);
            if (passedBy != null) {
                moves.tryMove(Kind.DELIVERY, course, passedBy);
                passed++;
                continue;
            }
            Aim aim = standing.aim();
            if (aim.action() != standing.action() && course.task() == Course.Task.SEND) {
                standings.stands(course.id());
            }
            Course claimed = course.claimed(node, now.plus(Pace.LEASE));
            if (moves.tryMove(Kind.DELIVERY, course, claimed)) {
                Delivery delivery =
                        handle.attach(DeliveryDao.class).find(course.id()).orElseThrow();
                Post post = stock.posts().ofDelivery(delivery, aim);
                List<Enclosure> pictures = enclosures(course, account, delivery);
                taken.add(new Parcel(Kind.DELIVERY, course.task(), claimed, aim, account, link, post, pictures));
            }
        }
        return taken;
    }

    /** Where something goes that is not taken up now; null when it is. */
    private Course passBy(Course course, Standing standing) {
        if (course.task() == Course.Task.READ_BACK
                && !standing.isActive()
                && course.sentAt() != null
                && Pace.readsBackHourly(course.sentAt(), now)) {
            return course.later(Pace.nextReadBack(course.sentAt(), now));
        }
        if (course.task() != Course.Task.SEND) {
            return null;
        }
        Trouble whyNot = standing.whyNot(now);
        if (whyNot != null) {
            return course.refused(whyNot);
        }
        return standing.waitsForTarget() ? course.later(now.plus(Pace.WAIT_FOR_TARGET)) : null;
    }

    private List<Parcel> letters(List<Course> due, Account account, Optional<Link> link) {
        Map<String, String> deliveries = deliveriesOf(due);
        Map<String, Course> wholes = new LinkedHashMap<>();
        new TreeSet<>(deliveries.values())
                .forEach(id -> moves.lock(Kind.DELIVERY, id).ifPresent(whole -> wholes.put(id, whole)));
        List<String> stopped =
                wholes.values().stream().filter(this::stops).map(Course::id).toList();
        List<Course> leaving = due.stream()
                .filter(letter -> letter.task() != Course.Task.SEND || !stopped.contains(deliveries.get(letter.id())))
                .toList();
        leaving.stream()
                .map(letter -> wholes.get(deliveries.get(letter.id())))
                .filter(Objects::nonNull)
                .distinct()
                .filter(whole -> whole.state() == DeliveryState.QUEUED)
                .forEach(whole -> moves.move(Kind.DELIVERY, whole, whole.claimed(null, null)));
        Map<Course, Course> claimed = new LinkedHashMap<>();
        for (Course letter : leaving) {
            Course next = letter.claimed(node, now.plus(Pace.LEASE));
            if (moves.tryMoveQuietly(letter, next)) {
                claimed.put(letter, next);
            }
        }
        Map<String, Post> written = stock.posts()
                .ofLetters(
                        handle,
                        claimed.keySet().stream().map(Course::id).toList(),
                        stock.accounts().channel(account) instanceof Replies);
        Map<String, List<Enclosure>> pictures = new HashMap<>();
        wholes.values()
                .forEach(whole -> handle.attach(DeliveryDao.class)
                        .find(whole.id())
                        .ifPresent(delivery -> pictures.put(whole.id(), enclosures(due.get(0), account, delivery))));
        return claimed.entrySet().stream()
                .map(each -> new Parcel(
                        Kind.LETTER,
                        each.getKey().task(),
                        each.getValue(),
                        Aim.ALONE,
                        account,
                        link,
                        written.get(each.getKey().id()),
                        pictures.getOrDefault(
                                deliveries.getOrDefault(each.getKey().id(), ""), List.of())))
                .toList();
    }

    private List<Enclosure> enclosures(Course course, Account account, Delivery delivery) {
        return course.task() != Course.Task.REMOVE && stock.accounts().channel(account) instanceof CarriesPictures
                ? stock.illustrations().of(handle, delivery)
                : List.of();
    }

    private Map<String, String> deliveriesOf(List<Course> letters) {
        return letters.isEmpty()
                ? Map.of()
                : handle
                        .attach(LetterDao.class)
                        .deliveriesOf(letters.stream().map(Course::id).toList())
                        .stream()
                        .collect(Collectors.toMap(LetterDao.Belongs::id, LetterDao.Belongs::delivery));
    }

    /** Refuses every letter of a delivery that may not leave any more. */
    private boolean stops(Course whole) {
        Trouble whyNot = standings.find(whole.id()).orElseThrow().whyNot(now);
        if (whyNot == null || handle.attach(LetterDao.class).refuse(whole.id(), whyNot, now) == 0) {
            return false;
        }
        passed++;
        moves.together(whole, whyNot);
        return true;
    }
}
