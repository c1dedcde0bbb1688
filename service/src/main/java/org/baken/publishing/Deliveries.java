package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baken.channel.ByHand;
import org.baken.channel.Trouble;
import org.baken.incident.Incident;
import org.baken.incident.OpenEnd;
import org.baken.incident.OpenEnds;
import org.baken.logbook.Actor;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The deliveries: reading them, and what people decide about them. */
public final class Deliveries implements OpenEnds {
    private static final String TABLE = Kind.DELIVERY.table();

    private final Accounts accounts;
    private final LetterTotals letterTotals;
    private final DeliveryLog log;
    private final Clock clock;
    private final Targets targets;

    Deliveries(Accounts accounts, LetterTotals letterTotals, DeliveryLog log, Clock clock) {
        this.accounts = accounts;
        this.letterTotals = letterTotals;
        this.log = log;
        this.clock = clock;
        this.targets = new Targets(clock);
    }

    /** Gives the delivery, or 404. */
    public Delivery get(Handle handle, String id) {
        return handle.attach(DeliveryDao.class).find(id).orElseThrow(() -> Problem.notFound("delivery"));
    }

    /** Every delivery of an incident, oldest first. */
    public List<Delivery> ofIncident(Handle handle, String incident) {
        return handle.attach(DeliveryDao.class).ofIncident(incident);
    }

    /** What is or was on the town's own page of an incident, oldest first. */
    public List<PagePost> ofPage(Handle handle, Incident incident) {
        String page = incident.isExercise() ? Account.EXERCISE_PAGE : Account.PUBLIC_PAGE;
        return handle.attach(DeliveryDao.class).ofIncidentOn(incident.id(), page).stream()
                .filter(post -> post.state().isThere() || post.state() == DeliveryState.REMOVED)
                .toList();
    }

    /** Every delivery of a message, oldest first. */
    public List<Delivery> ofMessage(Handle handle, String message) {
        return handle.attach(DeliveryDao.class).ofMessage(message);
    }

    /** What readers find on a platform now, newest first: for the town's own page. */
    public List<Delivery> publishedOn(Handle handle, String incident, String platform) {
        return handle.attach(DeliveryDao.class).publishedOn(incident, platform);
    }

    /** The incident of each message that is or was on a page of the town's own, exercises included. */
    public Map<String, String> onPages(Handle handle) {
        return handle.attach(DeliveryDao.class).onAccounts(List.of(Account.PUBLIC_PAGE, Account.EXERCISE_PAGE)).stream()
                .collect(Collectors.toMap(DeliveryDao.OnAccount::message, DeliveryDao.OnAccount::incident));
    }

    /** The deliveries of an incident that nobody knows the end of yet. */
    @Override
    public List<OpenEnd> of(Handle handle, String incidentId) {
        Locale locale = Locale.forLanguageTag(Catalogue.LANGUAGES.get(0));
        return ofIncident(handle, incidentId).stream()
                .filter(delivery -> delivery.state().isOpen())
                .map(delivery -> new OpenEnd(
                        OpenEnd.Kind.DELIVERY,
                        delivery.id(),
                        Account.shownName(delivery.account(), delivery.accountName(), locale) + " · "
                                + delivery.messageTitle() + " (" + delivery.lang() + ")"))
                .toList();
    }

    /**
     * A person says how it ended: what they did themselves, or what they saw when they looked.
     *
     * @param url where it can be found; may be null
     */
    Delivery outcome(Handle handle, String id, boolean done, String proof, String url, Actor actor) {
        Optional<Course> target = targets.lock(handle, id);
        Course course = lock(handle, id);
        DeliveryState to;
        if (course.state() == DeliveryState.TODO) {
            to = done ? DeliveryState.DONE : DeliveryState.REFUSED;
        } else if (course.state() == DeliveryState.UNCLEAR) {
            to = done ? DeliveryState.SENT : DeliveryState.REFUSED;
            handle.attach(LetterDao.class).told(id, to, clock.instant());
        } else {
            throw Problem.conflict("publishing.state." + course.state());
        }
        Course told = stillToRemove(course.told(to, actor.name(), proof, url, clock.instant()));
        move(handle, course, told);
        target.ifPresent(earlier ->
                targets.follow(handle, earlier, course, told).ifPresent(next -> move(handle, earlier, next)));
        log.moved(handle, course.state(), told, actor);
        return get(handle, id);
    }

    /** What was withdrawn meanwhile, and turns out to be there, is still taken away: by a person where we do not know its name. */
    private Course stillToRemove(Course told) {
        if (!told.removing() || told.state() != DeliveryState.SENT) {
            return told;
        }
        return told.remoteId() == null
                ? told.notRemoved(Trouble.of("publishing.remove-by-hand"), null)
                : told.toBeRemoved(clock.instant());
    }

    /** Lets go what was stopped, or puts what failed or is not there back at the start, with the same key. */
    Delivery retry(Handle handle, Incident incident, String id, Actor actor) {
        CourseDao courses = handle.attach(CourseDao.class);
        Course course = lock(handle, id);
        // Read before the incident's own flag: a stop that comes in between then still stops this.
        long lastHold = courses.lastHold(course.incident());
        if (courses.held(incident.id())) {
            boolean house = handle.attach(HouseHoldDao.class).find().held();
            throw Problem.conflict(house ? "publishing.held.house" : "publishing.held");
        }
        Delivery delivery = get(handle, id);
        boolean released = delivery.held() && delivery.isWaiting();
        if (!released && course.state() != DeliveryState.REFUSED && course.state() != DeliveryState.UNCLEAR) {
            throw Problem.conflict("publishing.state." + course.state());
        }
        Course next = course.released(lastHold);
        handle.attach(LetterDao.class).release(id, lastHold);
        if (!released) {
            next = again(handle, next, delivery);
        }
        move(handle, course, next);
        log.append(handle, released ? "released" : "retrying", next, actor);
        return get(handle, id);
    }

    private Course again(Handle handle, Course course, Delivery delivery) {
        Account account = accounts.get(handle, delivery.account());
        boolean wasByHand = course.attempts() == 0 && course.doneBy() != null;
        if (wasByHand || accounts.channel(account) instanceof ByHand) {
            return course.told(DeliveryState.TODO, null, null, null, null);
        }
        if (delivery.letters() > 0) {
            handle.attach(LetterDao.class).again(delivery.id(), clock.instant());
            return course.queued(null);
        }
        return course.queued(clock.instant());
    }

    /** A delivery whose state changed, to be logged when the transaction has changed everything. */
    record Stopped(DeliveryState from, Course now) {}

    /** Stops what has not left, and marks what is out to be taken away where that can be done. */
    Optional<Stopped> withdraw(Handle handle, String id, boolean removable) {
        Course course = lock(handle, id);
        Instant now = clock.instant();
        if (handle.attach(LetterDao.class).stop(id, now) > 0 && course.state() == DeliveryState.SENDING) {
            return letterTotals.follow(handle, course).map(moved -> new Stopped(course.state(), moved));
        }
        Course next;
        if (course.state().next().contains(DeliveryState.REMOVED)
                && !course.state().isThere()) {
            next = course.removed();
        } else if (removable && (course.state().isThere() || course.state().isOpen())) {
            next = course.toBeRemoved(now);
        } else {
            return Optional.empty();
        }
        move(handle, course, next);
        return Optional.of(new Stopped(course.state(), next));
    }

    void log(Handle handle, List<Stopped> all, Actor actor) {
        all.forEach(stopped -> log.moved(handle, stopped.from(), stopped.now(), actor));
    }

    private Course lock(Handle handle, String id) {
        return handle.attach(CourseDao.class).lock(TABLE, id).orElseThrow(() -> Problem.notFound("delivery"));
    }

    private void move(Handle handle, Course from, Course to) {
        if (handle.attach(CourseDao.class).move(TABLE, from.state(), to, clock.instant()) == 0) {
            throw new IllegalStateException("A locked row was changed: " + from.id());
        }
    }
}
