package org.baken.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.baken.publishing.Moves.Step;
import org.jdbi.v3.core.Handle;

/**
 * Takes up what is due next on some accounts, in one transaction. Here is decided, at the last moment, whether something may
 * still leave.
 */
final class Claiming {
    /** How many of an account that may not leave are passed by in one transaction. */
    private static final int MOST_PASSED = 50;

    private final Handle handle;
    private final Moves moves;
    private final CourseDao courses;
    private final StandingDao standings;
    private final Stock stock;
    private final Instant now;
    private final String node;
    private final Map<Pictured, List<Enclosure>> enclosures = new HashMap<>();

    /** What parcels are packed with. */
    record Stock(Posts posts, Accounts accounts, Illustrations.Finder illustrations) {}

    /** How much an account can take up. */
    record Room(Account account, int most) {}

    /** Deliveries with the same pictures. */
    private record Pictured(String message, int revision, String lang, boolean notice) {}

    /** A delivery that was taken up, and what it is to do. */
    private record Taken(Step step, Aim aim) {}

    Claiming(Handle handle, Moves moves, Stock stock, Instant now, String node) {
        this.handle = handle;
        this.moves = moves;
        this.courses = handle.attach(CourseDao.class);
        this.standings = handle.attach(StandingDao.class);
        this.stock = stock;
        this.now = now;
        this.node = node;
    }

    /** Takes up what is due, by account. */
    Map<String, List<Parcel>> claim(Kind kind, List<Room> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        Map<String, Link> links =
                stock.accounts().links(handle, rooms.stream().map(Room::account).toList());
        if (kind == Kind.DELIVERY) {
            return deliveries(rooms, links);
        }
        Map<String, List<Parcel>> taken = new HashMap<>();
        for (Room room : rooms) {
            String id = room.account().id();
            taken.put(id, letters(room, Optional.ofNullable(links.get(id))));
        }
        return taken;
    }

    /** One on each account: more are never in flight there. */
    private Map<String, List<Parcel>> deliveries(List<Room> rooms, Map<String, Link> links) {
        Map<String, Account> waiting = new LinkedHashMap<>();
        rooms.forEach(room -> waiting.put(room.account().id(), room.account()));
        Map<String, Account> all = Map.copyOf(waiting);
        List<Taken> taken = new ArrayList<>();
        int passed = 1;
        for (int round = 0; passed > 0 && !waiting.isEmpty() && round < MOST_PASSED; round++) {
            List<Course> due = courses.firstDue(Kind.DELIVERY.table(), List.copyOf(waiting.keySet()), now);
            passed = due.isEmpty() ? 0 : takeUp(due, taken);
            taken.forEach(one -> waiting.remove(one.step().to().account()));
        }
        Map<String, Delivery> found = taken.isEmpty() ? Map.of() : found(taken);
        return taken.stream()
                .map(one -> parcel(one, all.get(one.step().to().account()), found, links))
                .collect(Collectors.toMap(parcel -> parcel.account().id(), List::of));
    }

    /** Gives how many may not leave. */
    private int takeUp(List<Course> due, List<Taken> taken) {
        // In the order in which everybody locks them; those that somebody was faster with are lost below.
        moves.lock(Kind.DELIVERY, due.stream().map(Course::id).toList());
        Map<String, Standing> at = standings.find(due.stream().map(Course::id).toList()).stream()
                .collect(Collectors.toMap(Standing::id, standing -> standing));
        List<Step> passing = new ArrayList<>();
        Map<Step, Aim> leaving = new LinkedHashMap<>();
        for (Course course : due) {
            Standing standing = at.get(course.id());
            Course passedBy = passBy(course, standing);
            if (passedBy != null) {
                passing.add(new Step(course, passedBy));
                continue;
            }
            Aim aim = standing.aim();
            if (aim.action() != standing.action() && course.task() == Course.Task.SEND) {
                standings.stands(course.id());
            }
            leaving.put(new Step(course, course.claimed(node, now.plus(Pace.LEASE))), aim);
        }
        moves.tryMove(Kind.DELIVERY, passing);
        moves.tryMove(Kind.DELIVERY, List.copyOf(leaving.keySet()))
                .forEach(step -> taken.add(new Taken(step, leaving.get(step))));
        return passing.size();
    }

    private Map<String, Delivery> found(List<Taken> taken) {
        return handle
                .attach(DeliveryDao.class)
                .find(taken.stream().map(one -> one.step().to().id()).toList())
                .stream()
                .collect(Collectors.toMap(Delivery::id, delivery -> delivery));
    }

    private Parcel parcel(Taken one, Account account, Map<String, Delivery> found, Map<String, Link> links) {
        Course course = one.step().from();
        Delivery delivery = found.get(course.id());
        return new Parcel(
                Kind.DELIVERY,
                course.task(),
                one.step().to(),
                one.aim(),
                account,
                Optional.ofNullable(links.get(account.id())),
                stock.posts().ofDelivery(delivery, one.aim()),
                enclosures(course, account, delivery));
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

    private List<Parcel> letters(Room room, Optional<Link> link) {
        List<Parcel> taken = new ArrayList<>();
        boolean more = true;
        for (int round = 0; more && taken.size() < room.most() && round < MOST_PASSED; round++) {
            List<Course> due = courses.due(Kind.LETTER.table(), room.account().id(), now, room.most() - taken.size());
            Map<String, String> deliveries = deliveriesOf(due);
            Map<String, Course> wholes = moves.lock(Kind.DELIVERY, new TreeSet<>(deliveries.values()));
            List<String> stopped =
                    wholes.values().stream().filter(this::stops).map(Course::id).toList();
            List<Course> leaving = due.stream()
                    .filter(letter ->
                            letter.task() != Course.Task.SEND || !stopped.contains(deliveries.get(letter.id())))
                    .collect(Collectors.toCollection(ArrayList::new));
            List<Course> barred = refuseBarred(leaving, deliveries);
            leaving.removeAll(barred);
            begin(leaving, deliveries, wholes);
            taken.addAll(letters(leaving, deliveries, wholes.values(), room.account(), link));
            more = !stopped.isEmpty() || !barred.isEmpty();
        }
        return taken;
    }

    /** Refuses the answers that may not leave any more, and gives them. */
    private List<Course> refuseBarred(List<Course> due, Map<String, String> deliveries) {
        List<Course> alone = due.stream()
                .filter(letter -> letter.task() == Course.Task.SEND && !deliveries.containsKey(letter.id()))
                .toList();
        if (alone.isEmpty()) {
            return List.of();
        }
        Map<String, Boolean> late =
                handle
                        .attach(LetterDao.class)
                        .barred(alone.stream().map(Course::id).toList(), now)
                        .stream()
                        .collect(Collectors.toMap(LetterDao.Barred::id, LetterDao.Barred::late));
        List<Step> steps = alone.stream()
                .filter(letter -> late.containsKey(letter.id()))
                .map(letter -> new Step(
                        letter,
                        letter.refused(Trouble.of(
                                late.get(letter.id()) ? "publishing.approval-expired" : "publishing.incident-closed"))))
                .toList();
        moves.tryMove(Kind.LETTER, steps);
        return steps.stream().map(Step::from).toList();
    }

    /** With its first letter a delivery is on its way. */
    private void begin(List<Course> leaving, Map<String, String> deliveries, Map<String, Course> wholes) {
        moves.move(
                Kind.DELIVERY,
                leaving.stream()
                        .map(letter -> wholes.get(deliveries.get(letter.id())))
                        .filter(Objects::nonNull)
                        .distinct()
                        .filter(whole -> whole.state() == DeliveryState.QUEUED)
                        .map(whole -> new Step(whole, whole.claimed(null, null)))
                        .toList());
    }

    private List<Parcel> letters(
            List<Course> leaving,
            Map<String, String> deliveries,
            Collection<Course> wholes,
            Account account,
            Optional<Link> link) {
        List<Step> claimed = moves.tryMoveQuietly(
                Kind.LETTER,
                leaving.stream()
                        .map(letter -> new Step(letter, letter.claimed(node, now.plus(Pace.LEASE))))
                        .toList());
        Map<String, Post> written = stock.posts()
                .ofLetters(
                        handle,
                        claimed.stream().map(step -> step.to().id()).toList(),
                        stock.accounts().channel(account) instanceof Replies);
        Map<String, List<Enclosure>> pictures = carriesPictures(account) ? pictures(wholes, account) : Map.of();
        return claimed.stream()
                .map(step -> new Parcel(
                        Kind.LETTER,
                        step.from().task(),
                        step.to(),
                        Aim.ALONE,
                        account,
                        link,
                        written.get(step.to().id()),
                        pictures.getOrDefault(deliveries.getOrDefault(step.to().id(), ""), List.of())))
                .toList();
    }

    /** The pictures of letters, by delivery. */
    private Map<String, List<Enclosure>> pictures(Collection<Course> wholes, Account account) {
        Map<String, List<Enclosure>> pictures = new HashMap<>();
        for (Course whole : wholes) {
            handle.attach(DeliveryDao.class)
                    .find(whole.id())
                    .ifPresent(delivery -> pictures.put(whole.id(), enclosures(whole, account, delivery)));
        }
        return pictures;
    }

    private List<Enclosure> enclosures(Course course, Account account, Delivery delivery) {
        return course.task() != Course.Task.REMOVE && carriesPictures(account)
                ? enclosures.computeIfAbsent(
                        new Pictured(delivery.message(), delivery.revision(), delivery.lang(), delivery.notice()),
                        any -> stock.illustrations().of(handle, delivery))
                : List.of();
    }

    private boolean carriesPictures(Account account) {
        return stock.accounts().channel(account) instanceof CarriesPictures;
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
        Trouble whyNot = standings.find(List.of(whole.id())).get(0).whyNot(now);
        if (whyNot == null || handle.attach(LetterDao.class).refuse(whole.id(), whyNot, now) == 0) {
            return false;
        }
        moves.together(whole, whyNot);
        return true;
    }
}
