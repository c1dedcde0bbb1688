package org.baken.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.channel.Lists;
import org.baken.clocks.Clocks;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.TeamLetters;
import org.jdbi.v3.core.Handle;

/** The alarms. Every method joins the caller's transaction. */
public final class Alarms {
    static final Actor WATCH = Actor.system("alarms");
    /** What is wrong again so soon after it mended itself is the same alarm, and nobody is told twice. */
    private static final Duration SAME = Duration.ofHours(1);

    private static final String NEWEST = "~";
    private static final int MOST = 100;
    private static final int LONGEST_EXCERPT = 1000;

    private final Accounts accounts;
    private final Incidents incidents;
    private final LateClocks late;
    private final Clock clock;

    /** @param zone in which people are told when something was due */
    public Alarms(Accounts accounts, Incidents incidents, Clocks clocks, ZoneId zone, Clock clock) {
        this.accounts = accounts;
        this.incidents = incidents;
        this.late = new LateClocks(incidents, clocks, zone, clock);
        this.clock = clock;
    }

    private List<Concern> concerns(Handle handle) {
        List<Concern> all = new ArrayList<>(Concern.now(handle, accounts, clock.instant()));
        all.addAll(late.now(handle));
        // Who practises alone alarms nobody.
        Set<String> alone = incidents.alone(handle);
        all.removeIf(concern -> concern.incident() != null && alone.contains(concern.incident()));
        return all;
    }

    /** What tells the team of these alarms. */
    Announcer announcer(People people, Publisher house) {
        return new Announcer(accounts, new TeamLetters(accounts, clock), people, incidents, house, clock);
    }

    /** Whether what is wrong now is not what the alarms say. */
    boolean isNews(Handle handle) {
        Map<String, Integer> now = new LinkedHashMap<>();
        concerns(handle)
                .forEach(concern -> now.put(concern.key(), concern.part().letters()));
        Map<String, Integer> told = new LinkedHashMap<>();
        handle.attach(AlarmDao.class)
                .open()
                .forEach(part -> told.put(part.kind() + " " + part.thing(), part.letters()));
        return !now.equals(told);
    }

    /** Raises what is new and ends what has mended itself; gives what is to be logged, last. */
    List<Entry> compare(Handle handle) {
        AlarmDao alarms = handle.attach(AlarmDao.class);
        Instant now = clock.instant();
        Map<String, Part> open = alarms.open().stream()
                .collect(Collectors.toMap(part -> part.kind() + " " + part.thing(), part -> part));
        Set<String> raised = new LinkedHashSet<>();
        for (Concern concern : concerns(handle)) {
            Part known = open.remove(concern.key());
            if (known == null) {
                raised.add(raise(alarms, concern, null, now));
            } else if (known.letters() != concern.part().letters()) {
                alarms.weigh(known.alarm(), known.thing(), concern.part().letters());
                alarms.touch(known.alarm());
            }
        }
        Set<String> over = new LinkedHashSet<>();
        for (Part mended : open.values()) {
            alarms.endPart(mended.alarm(), mended.thing(), now);
            if (alarms.end(mended.alarm(), now) == 1) {
                over.add(mended.alarm());
            }
        }
        return Stream.concat(
                        raised.stream().map(id -> entry(handle, "alarm.raised", id, WATCH)),
                        over.stream().map(id -> entry(handle, "alarm.over", id, WATCH)))
                .toList();
    }

    private static String raise(AlarmDao alarms, Concern concern, String excerpt, Instant now) {
        Part part = concern.part();
        Part before = alarms.newest(part.kind(), part.thing()).orElse(null);
        if (before != null && before.overAt() != null && before.overAt().isAfter(now.minus(SAME))) {
            alarms.reopenPart(before.alarm(), before.thing());
            alarms.weigh(before.alarm(), before.thing(), part.letters());
            alarms.reopen(before.alarm());
            return before.alarm();
        }
        Alarm untold = untold(alarms, concern);
        if (untold != null && (before == null || !before.alarm().equals(untold.id()))) {
            alarms.add(untold.id(), part);
            alarms.touch(untold.id());
            return untold.id();
        }
        Alarm alarm = new Alarm(
                Ids.next(),
                part.kind(),
                concern.exercise(),
                concern.incident(),
                concern.message(),
                concern.title(),
                excerpt,
                now,
                null,
                null,
                null,
                null,
                null,
                1);
        alarms.insert(alarm);
        alarms.add(alarm.id(), part);
        return alarm.id();
    }

    /** What fails together, or runs late together, is one alarm until somebody was told of it; null when there is none. */
    private static Alarm untold(AlarmDao alarms, Concern concern) {
        AlarmKind kind = concern.part().kind();
        if (concern.message() != null) {
            return alarms.untold(concern.message(), kind).orElse(null);
        }
        return kind.isClock()
                ? alarms.untoldOf(concern.incident(), kind, concern.part()).orElse(null)
                : null;
    }

    /**
     * Raises an alarm for a post on one of our accounts that did not come from here; once for each post.
     *
     * @return what is to be logged, last; nothing when it is known
     */
    public List<Entry> foreign(Handle handle, Account account, Lists.Seen post) {
        AlarmDao alarms = handle.attach(AlarmDao.class);
        String thing = Ids.digest(account.id() + " " + post.remoteId());
        if (alarms.newest(AlarmKind.FOREIGN_POST, thing).isPresent()) {
            return List.of();
        }
        String text = post.text() == null ? "" : post.text().strip();
        String excerpt = text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT - 1) + "…";
        Concern concern = Concern.of(account, AlarmKind.FOREIGN_POST, thing, null, post.url());
        String id = raise(alarms, concern, excerpt, clock.instant());
        return List.of(entry(handle, "alarm.raised", id, WATCH));
    }

    /** What nobody has looked at yet in an incident and on the accounts that serve it, newest first. */
    public List<AlarmView> unseen(Handle handle, Incident incident, Locale locale) {
        AlarmDao alarms = handle.attach(AlarmDao.class);
        List<Alarm> all = new ArrayList<>(alarms.list(incident.id(), true, true, false, false, NEWEST, MOST));
        all.addAll(alarms.list("", false, incident.isExercise(), false, false, NEWEST, MOST));
        all.sort((one, other) -> other.id().compareTo(one.id()));
        return views(handle, all, locale);
    }

    /** Every alarm of an incident, whether seen or not, over or not, oldest first. */
    public List<AlarmView> ofIncident(Handle handle, Incident incident, Locale locale) {
        List<Alarm> all = new ArrayList<>(
                handle.attach(AlarmDao.class).list(incident.id(), true, true, true, false, NEWEST, Integer.MAX_VALUE));
        Collections.reverse(all);
        return views(handle, all, locale);
    }

    /** Alarms of an incident, or about accounts when it is null, newest first, one more than the limit. */
    List<AlarmView> list(Handle handle, String incident, Boolean seen, String before, int limit, Locale locale) {
        List<Alarm> found = handle.attach(AlarmDao.class)
                .list(
                        incident == null ? "" : incident,
                        true,
                        true,
                        seen == null,
                        Boolean.TRUE.equals(seen),
                        before == null ? NEWEST : before,
                        limit);
        return views(handle, found, locale);
    }

    /** Somebody has looked at it; what was seen before stays as it was. */
    AlarmView seen(Handle handle, String id, String note, Caller caller, Locale locale, List<Entry> log) {
        AlarmDao alarms = handle.attach(AlarmDao.class);
        if (alarms.seen(id, caller.name(), note, clock.instant()) == 1) {
            log.add(entry(handle, "alarm.seen", id, caller.actor()));
        }
        return views(handle, List.of(get(handle, id)), locale).get(0);
    }

    /** Gives the alarm to somebody who may read it, or 404. */
    Alarm readable(Handle handle, Caller caller, String id) {
        Alarm alarm = get(handle, id);
        if (alarm.incident() != null) {
            incidents.readable(handle, caller, alarm.incident());
        } else if (!caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON)) {
            throw Problem.notFound("alarm");
        }
        return alarm;
    }

    /** Who may say that they look after it: who leads or speaks, and whose task it is. */
    static Role[] lookers(Handle handle, Alarm alarm) {
        Stream<Role> tasks = handle.attach(AlarmDao.class).parts(List.of(alarm.id())).stream()
                .filter(part -> part.roles() != null)
                .flatMap(part -> part.roles().stream());
        return Stream.concat(Stream.of(Role.LEAD, Role.SPOKESPERSON, Role.ADMIN), tasks)
                .distinct()
                .toArray(Role[]::new);
    }

    private static Alarm get(Handle handle, String id) {
        return handle.attach(AlarmDao.class).find(id).orElseThrow(() -> Problem.notFound("alarm"));
    }

    /** The words of alarms, by id. */
    static Map<String, AlarmWords> words(Handle handle, List<Alarm> alarms, Locale locale) {
        if (alarms.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Part>> parts =
                handle
                        .attach(AlarmDao.class)
                        .parts(alarms.stream().map(Alarm::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Part::alarm));
        Map<String, AlarmWords> words = new LinkedHashMap<>();
        alarms.forEach(alarm -> words.put(alarm.id(), new AlarmWords(alarm, parts.get(alarm.id()), locale)));
        return words;
    }

    private static List<AlarmView> views(Handle handle, List<Alarm> alarms, Locale locale) {
        return words(handle, alarms, locale).values().stream()
                .map(AlarmWords::view)
                .toList();
    }

    private static Entry entry(Handle handle, String kind, String id, Actor actor) {
        Alarm alarm = get(handle, id);
        AlarmWords words = words(handle, List.of(alarm), Locale.ROOT).get(id);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", alarm.kind());
        data.put("message", alarm.message());
        data.put("title", alarm.title());
        data.put("account", words.view().account());
        data.put("delivery", words.view().delivery());
        data.put("clock", words.view().clock());
        data.put("count", words.count());
        data.put("note", alarm.note());
        return Entry.of(kind, alarm.incident(), id, actor, data);
    }
}
