package org.baken.authenticity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.publishing.Accounts;
import org.baken.publishing.OfficialAccounts;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The official messages, in memory: whoever looks one up never makes the database search. What the logbook tells is read again
 * before the next look; of more than ten thousand messages the oldest are forgotten. Thread-safe.
 */
final class Register {
    private static final Logger LOG = LoggerFactory.getLogger(Register.class);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;
    private static final String NEWEST = "~";
    private static final Duration WHILE_LETTERS_LEAVE = Duration.ofSeconds(2);

    private final Database database;
    private final Logbook logbook;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, Official> officials = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private final AtomicLong newest = new AtomicLong();
    private Instant readAt = Instant.EPOCH;
    private volatile Shelf shelf = Shelf.EMPTY;
    private volatile Map<String, Profile> profiles = Map.of();
    private volatile long reached = -1;
    private volatile boolean unsettled;

    Register(Database database, Logbook logbook, Accounts accounts, Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Hears how far the logbook has grown; from several threads, which may overtake each other. */
    void grown(long seq) {
        newest.accumulateAndGet(seq, Math::max);
    }

    /** The official messages as they are now. */
    Shelf shelf() {
        refresh();
        return shelf;
    }

    /** The official account at this address. */
    Optional<Profile> profile(WebAddress address) {
        refresh();
        return Optional.ofNullable(profiles.get(Profile.keyOf(address)));
    }

    /** Reads everything; before the first look, so that nobody waits for it. */
    void load() {
        refresh();
    }

    private void refresh() {
        if (reached < 0 || reached < newest.get() || unsettled) {
            catchUp();
        }
    }

    /** One reads what is new; the others wait for that. */
    private synchronized void catchUp() {
        try {
            if (reached < 0) {
                readAll();
            } else if (reached < newest.get()) {
                follow();
            } else if (unsettled && readAt.plus(WHILE_LETTERS_LEAVE).isBefore(clock.instant())) {
                Set<String> leaving = new LinkedHashSet<>();
                officials.values().stream()
                        .filter(Official::unsettled)
                        .map(Official::id)
                        .forEach(leaving::add);
                database.<Void, RuntimeException>read(handle -> readAgain(handle, leaving));
            }
        } catch (RuntimeException e) {
            if (reached < 0) {
                throw e;
            }
            // What was official a moment ago is a better answer than none; the next look tries again.
            LOG.warn("What is official cannot be read again", e);
        }
    }

    private void readAll() {
        long seq = logbook.newest();
        database.<Void, RuntimeException>read(handle -> {
            OfficialDao dao = handle.attach(OfficialDao.class);
            String before = NEWEST;
            List<String> ids = dao.published(before, AT_ONCE);
            while (!ids.isEmpty() && officials.size() < MOST) {
                take(OfficialReader.read(handle, ids));
                ids = dao.published(ids.get(ids.size() - 1), AT_ONCE);
            }
            readProfiles(handle);
            return null;
        });
        shelve(null);
        reached = Math.max(seq, 0);
    }

    /** What the entries since then are about is read again, whatever they say about it. */
    private void follow() {
        Set<String> messages = new LinkedHashSet<>();
        Set<String> incidents = new LinkedHashSet<>();
        boolean accountsChanged = false;
        long seq = reached;
        List<LogEntry> entries = logbook.after(seq, AT_ONCE);
        while (!entries.isEmpty()) {
            for (LogEntry entry : entries) {
                messages.addAll(messages(entry));
                if (entry.kind().startsWith("incident.state")) {
                    incidents.add(entry.incident());
                }
                accountsChanged |= entry.kind().startsWith("account.");
            }
            seq = entries.get(entries.size() - 1).seq();
            entries = logbook.after(seq, AT_ONCE);
        }
        boolean profilesToo = accountsChanged;
        database.<Void, RuntimeException>read(handle -> {
            incidents.forEach(
                    incident -> messages.addAll(handle.attach(OfficialDao.class).ofIncident(incident, MOST)));
            if (profilesToo) {
                readProfiles(handle);
            }
            return messages.isEmpty() ? null : readAgain(handle, messages);
        });
        reached = seq;
    }

    private static List<String> messages(LogEntry entry) {
        List<String> messages = new ArrayList<>();
        if (entry.kind().startsWith("message.")) {
            messages.add(entry.object());
            messages.add(entry.data().path("supersedes").asText(""));
            entry.data().path("restored").forEach((JsonNode restored) -> messages.add(restored.asText()));
        } else if (entry.kind().startsWith("mailing.")) {
            messages.add(entry.object());
        } else if (entry.kind().startsWith("delivery.")) {
            messages.add(entry.data().path("message").asText(""));
        }
        messages.removeIf(message -> message == null || message.isEmpty());
        return messages;
    }

    private Void readAgain(Handle handle, Set<String> messages) {
        List<String> ids = new ArrayList<>(messages);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            // What is no longer found was undone: it never was.
            some.forEach(officials::remove);
            some.forEach(next::remove);
            take(OfficialReader.read(handle, some));
        }
        shelve(ids);
        return null;
    }

    private void take(OfficialReader.Found found) {
        found.officials().forEach(official -> officials.put(official.id(), official));
        next.putAll(found.next());
    }

    private void readProfiles(Handle handle) {
        Map<String, Profile> found = new HashMap<>();
        OfficialAccounts.of(accounts.all(handle)).stream()
                .flatMap(official -> Profile.of(official).stream())
                .forEach(profile -> found.putIfAbsent(profile.key(), profile));
        profiles = Map.copyOf(found);
    }

    /** @param changed the messages that may have changed; null for all */
    private void shelve(List<String> changed) {
        if (officials.size() > MOST) {
            officials.values().stream()
                    .sorted(Comparator.comparing(Official::publishedAt))
                    .limit((long) officials.size() - MOST)
                    .map(Official::id)
                    .toList()
                    .forEach(officials::remove);
        }
        unsettled = officials.values().stream().anyMatch(Official::unsettled);
        readAt = clock.instant();
        shelf = changed == null
                ? new Shelf(officials.values(), Map.copyOf(next))
                : shelf.after(officials.values(), Map.copyOf(next), changed);
    }
}
