package org.baken.authenticity;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.baken.channel.Profiles;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;

/**
 * Counts how often the short link of a message is followed (guidelines A22, V35): by the place where it stood and by the hour,
 * and never by whom. Clicks are counted in memory and written together every few seconds, and at the end: a storm costs the database
 * nothing. Thread-safe.
 */
public final class LinkClicks implements Managed {
    private static final long EVERY_MILLIS = 5_000;
    private static final String OTHER = "other";
    private static final Set<String> PLACES = places();

    /** Platforms that are one place to people. */
    private static final Map<String, String> SAME = Map.of("email", "mail", "smpp", "sms", "publicpage", "page");

    private final Database database;
    private final Clock clock;
    private final Map<Place, Long> waiting = new ConcurrentHashMap<>();
    private final Ticks ticks = new Ticks("link-clicks", EVERY_MILLIS, this::write);

    LinkClicks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Place(String message, String via, Instant hour) {}

    /** Where links can stand: a closed list, so that nobody writes what they like into our figures. */
    static Set<String> places() {
        Set<String> places = new TreeSet<>(
                Set.of("mail", "sms", "forward", "poster", "page", "feed", "mastodon", "webhook", "manual"));
        places.addAll(Profiles.all().keySet());
        return places;
    }

    /** How often people followed the link of a message, by the place where it stood; nothing from places without a click. */
    public Map<String, Long> ofMessage(Handle handle, String message) {
        Map<String, Long> clicks = new LinkedHashMap<>();
        handle.attach(ClickDao.class).ofMessage(message).forEach(count -> clicks.put(count.via(), count.clicks()));
        return clicks;
    }

    /** @param via what the link says about its place: null or anything at all */
    void count(String message, String via) {
        waiting.merge(new Place(message, place(via), clock.instant().truncatedTo(ChronoUnit.HOURS)), 1L, Long::sum);
    }

    private static String place(String via) {
        String named = via == null ? OTHER : via.toLowerCase(Locale.ROOT);
        String place = SAME.getOrDefault(named, named);
        return PLACES.contains(place) ? place : OTHER;
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
        write();
    }

    /** Writes what was counted; what cannot be written now waits for the next time. */
    synchronized void write() {
        Map<Place, Long> taken = new LinkedHashMap<>();
        for (Place place : List.copyOf(waiting.keySet())) {
            Long clicks = waiting.remove(place);
            if (clicks != null) {
                taken.put(place, clicks);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            database.<Void, RuntimeException>writeUnkept(handle -> {
                add(handle.attach(ClickDao.class), taken);
                return null;
            });
        } catch (RuntimeException e) {
            taken.forEach((place, clicks) -> waiting.merge(place, clicks, Long::sum));
            throw e;
        }
    }

    /** In one order, so that two nodes never wait for each other. */
    private static void add(ClickDao dao, Map<Place, Long> taken) {
        List<Place> places = new ArrayList<>(taken.keySet());
        places.sort((one, other) -> one.toString().compareTo(other.toString()));
        for (Place place : places) {
            long clicks = taken.get(place);
            if (dao.add(place.message(), place.via(), place.hour(), clicks) == 0) {
                dao.begin(place.message(), place.via(), place.hour());
                dao.add(place.message(), place.via(), place.hour(), clicks);
            }
        }
    }
}
