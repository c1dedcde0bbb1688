package org.baken.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.platform.Catalogue;
import org.baken.platform.Ids;
import org.baken.platform.Publisher;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.TeamLetters;
import org.jdbi.v3.core.Handle;

/**
 * Tells the team of alarms, through the accounts that do nothing else: each alarm once, all that came together in one letter.
 * What mended itself or was seen before is not told any more. What belongs to an exercise goes through sandbox accounts alone.
 */
final class Announcer {
    /** So long we wait for what fails together. */
    static final Duration TOGETHER = Duration.ofSeconds(15);
    /** Between two letters about the same incident: what fails one after the other comes in one of them. */
    static final Duration BETWEEN = Duration.ofMinutes(2);

    private final Accounts accounts;
    private final TeamLetters letters;
    private final Readers readers;
    private final Incidents incidents;
    private final Publisher house;
    private final Clock clock;

    Announcer(
            Accounts accounts, TeamLetters letters, People people, Incidents incidents, Publisher house, Clock clock) {
        this.accounts = accounts;
        this.letters = letters;
        this.readers = new Readers(people, incidents);
        this.incidents = incidents;
        this.house = house;
        this.clock = clock;
    }

    /** What is told together. */
    private record About(boolean exercise, String incident) {}

    /** Whether there is anything to be told now. */
    boolean isDue(Handle handle) {
        return !due(handle).isEmpty();
    }

    private Map<About, List<Alarm>> due(Handle handle) {
        AlarmDao alarms = handle.attach(AlarmDao.class);
        Instant now = clock.instant();
        Map<About, List<Alarm>> groups = alarms.toAnnounce(now.minus(TOGETHER)).stream()
                .collect(Collectors.groupingBy(
                        alarm -> new About(alarm.exercise(), alarm.incident()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        groups.entrySet().removeIf(group -> waits(alarms, group.getKey(), group.getValue(), now));
        return groups;
    }

    /** Somebody who posts in our name cannot wait for anything. */
    private static boolean waits(AlarmDao alarms, About about, List<Alarm> group, Instant now) {
        return group.stream().noneMatch(alarm -> alarm.kind() == AlarmKind.FOREIGN_POST)
                && alarms.lastAnnounced(about.exercise(), about.incident())
                        .filter(last -> last.isAfter(now.minus(BETWEEN)))
                        .isPresent();
    }

    /** Queues what is to be told; gives what is to be logged, last. */
    List<Entry> announce(Handle handle) {
        List<Entry> log = new ArrayList<>();
        due(handle).forEach((about, alarms) -> {
            handle.attach(AlarmDao.class)
                    .announced(alarms.stream().map(Alarm::id).toList(), clock.instant());
            List<Alarm> lasting = alarms.stream()
                    .filter(alarm -> alarm.overAt() == null && alarm.seenAt() == null)
                    .toList();
            if (!lasting.isEmpty()) {
                tell(handle, about, lasting, log);
            }
        });
        return log;
    }

    private void tell(Handle handle, About about, List<Alarm> alarms, List<Entry> log) {
        Incident incident = about.incident() == null ? null : incidents.get(handle, about.incident());
        String reference = "alarm:" + Ids.next();
        int told = 0;
        List<Account> through = accounts.ofTeam(handle, about.exercise());
        for (Account account : through) {
            for (Notice notice : notices(handle, account, incident, about.exercise(), alarms)) {
                letters.queue(
                        handle,
                        incident,
                        about.exercise(),
                        new TeamLetters.Request(
                                account.id(),
                                notice.address(),
                                notice.lang(),
                                notice.subject(),
                                notice.text(),
                                reference));
                told++;
            }
        }
        Map<String, Object> data =
                Map.of("alarms", alarms.size(), "accounts", through.size(), "letters", told, "reference", reference);
        log.add(Entry.of("alarm.announced", about.incident(), alarms.get(0).id(), Alarms.WATCH, data));
    }

    private record Notice(String address, String lang, String subject, String text) {}

    private List<Notice> notices(
            Handle handle, Account account, Incident incident, boolean exercise, List<Alarm> alarms) {
        Accounts.Reach reach = accounts.reach(account);
        if (reach == Accounts.Reach.POST) {
            String lang = house.languages().get(0);
            Letter letter = letter(handle, incident, exercise, alarms, lang);
            return List.of(new Notice("", lang, letter.subject(), letter.brief()));
        }
        List<Notice> notices = new ArrayList<>();
        readers.of(handle, incident, alarms).forEach((person, theirs) -> {
            String address = address(reach, person);
            if (address != null) {
                String lang = Catalogue.language(Locale.forLanguageTag(
                        person.language() == null ? house.languages().get(0) : person.language()));
                Letter letter = letter(handle, incident, exercise, theirs, lang);
                String text = reach == Accounts.Reach.PHONE ? letter.brief() : letter.whole();
                notices.add(new Notice(address, lang, letter.subject(), text));
            }
        });
        return notices;
    }

    private static String address(Accounts.Reach reach, Person person) {
        String address = reach == Accounts.Reach.PHONE ? person.phone() : person.email();
        return address == null || address.isBlank() ? null : address.strip();
    }

    private Letter letter(Handle handle, Incident incident, boolean exercise, List<Alarm> alarms, String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        List<AlarmWords> words =
                List.copyOf(Alarms.words(handle, alarms, locale).values());
        String path = incident == null ? "/console/accounts" : "/console/i/" + incident.id();
        return new Letter(
                words, incident == null ? null : incident.title(), exercise, house.publicUrl() + path, locale);
    }
}
