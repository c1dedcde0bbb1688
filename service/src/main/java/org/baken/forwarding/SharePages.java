package org.baken.forwarding;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.forwarding.ShareView.Stop;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What a colleague reads and answers by their personal link. Thread-safe. */
final class SharePages {
    private static final int LONGEST_WHERE = 500;
    private static final int LONGEST_CHAIN = 20;

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final OfficialPosts posts;
    private final Logbook logbook;
    private final Clock clock;

    SharePages(
            Database database,
            Incidents incidents,
            Messages messages,
            OfficialPosts posts,
            Logbook logbook,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.posts = posts;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** The page of this link; empty for a link that leads nowhere, whatever the reason. */
    Optional<ShareView> view(String token, String lang) {
        return database.read(handle -> find(handle, token).map(recipient -> view(handle, recipient, lang)));
    }

    /** Notes that the page was opened. */
    void opened(String token) {
        boolean first = database.read(handle -> find(handle, token)
                .filter(one -> one.state().next().contains(RecipientState.OPENED))
                .isPresent());
        if (first) {
            database.write(handle -> {
                find(handle, token)
                        .filter(one -> one.state().next().contains(RecipientState.OPENED))
                        .ifPresent(one -> {
                            ForwardDao forwards = handle.attach(ForwardDao.class);
                            if (forwards.opened(one.id(), one.state(), RecipientState.OPENED, clock.instant()) == 1) {
                                noted(handle, one, "forward.opened", Map.of());
                            }
                        });
                return null;
            });
        }
    }

    /**
     * Notes that somebody passed the message on. Saying it again adds places and changes nothing else.
     *
     * @param places as they were filled in; what is empty does not count
     * @return false for a link that leads nowhere
     */
    boolean shared(String token, List<String> places, boolean accepts) {
        return act(token, (handle, one) -> {
            ForwardDao forwards = handle.attach(ForwardDao.class);
            if (accepts) {
                forwards.know(one.email());
                forwards.accept(one.email(), clock.instant());
            }
            String where = where(one.sharedWhere(), places);
            boolean again = one.state() == RecipientState.FORWARDED;
            if (again && where.equals(one.sharedWhere())) {
                return;
            }
            if (forwards.answered(one.id(), one.state(), RecipientState.FORWARDED, where, clock.instant()) == 1) {
                noted(handle, one, "forward.shared", Map.of("where", where));
            }
        });
    }

    /** Notes that somebody will not pass the message on; nothing once they have said that they did. */
    boolean declined(String token) {
        return act(token, (handle, one) -> {
            ForwardDao forwards = handle.attach(ForwardDao.class);
            if (one.state().next().contains(RecipientState.DECLINED)
                    && forwards.answered(one.id(), one.state(), RecipientState.DECLINED, null, clock.instant()) == 1) {
                noted(handle, one, "forward.declined", Map.of());
            }
        });
    }

    /** Never writes to this person again, or may again. */
    boolean optOut(String token, boolean out) {
        return act(token, (handle, one) -> {
            ForwardDao forwards = handle.attach(ForwardDao.class);
            boolean isOut = forwards.colleague(one.email())
                    .filter(Colleague::isOptedOut)
                    .isPresent();
            if (isOut != out) {
                forwards.know(one.email());
                forwards.optOut(one.email(), out ? clock.instant() : null);
                noted(handle, one, out ? "forward.opted-out" : "forward.opted-in", Map.of());
            }
        });
    }

    private interface Act {
        void on(Handle handle, Recipient recipient);
    }

    private boolean act(String token, Act act) {
        return database.write(handle -> {
            Optional<Recipient> recipient = find(handle, token);
            recipient.ifPresent(one -> act.on(handle, one));
            return recipient.isPresent();
        });
    }

    private Optional<Recipient> find(Handle handle, String token) {
        return handle.attach(ForwardDao.class).byLink(Ids.digest(token)).filter(one -> one.linkWorks(clock.instant()));
    }

    private void noted(Handle handle, Recipient one, String kind, Map<String, Object> more) {
        ForwardDao forwards = handle.attach(ForwardDao.class);
        forwards.touch(one.request());
        ForwardRequest request = forwards.find(one.request()).orElseThrow();
        Map<String, Object> data = new TreeMap<>(more);
        data.put("name", one.name());
        Actor colleague = Actor.guest("colleague " + one.name());
        logbook.append(handle, Entry.of(kind, request.incident(), request.id(), colleague, data));
    }

    private ShareView view(Handle handle, Recipient one, String asked) {
        ForwardDao forwards = handle.attach(ForwardDao.class);
        ForwardRequest request = forwards.find(one.request()).orElseThrow();
        Message message = messages.get(handle, request.message());
        Incident incident = incidents.get(handle, request.incident());
        List<String> languages = Stream.concat(Stream.of(one.lang()), incident.languages().stream())
                .distinct()
                .toList();
        String lang = languages.contains(asked) ? asked : one.lang();
        Message newest = newest(handle, message);
        Stop stop = switch (message.state()) {
            case SUPERSEDED -> newest.id().equals(message.id()) ? null : Stop.SUPERSEDED;
            case PUBLISHED -> null;
            default -> Stop.WITHDRAWN;
        };
        boolean replaced = newest.state() == MessageState.PUBLISHED && stop != null;
        SharedMessage shown =
                stop == null || replaced ? posts.of(handle, messages.forReaders(handle, newest), incident, lang) : null;
        Optional<Colleague> colleague = forwards.colleague(one.email());
        return new ShareView(
                lang,
                languages,
                incident.isExercise(),
                one.name(),
                request.createdBy(),
                request.note(),
                stop == null ? shown : null,
                stop == Stop.SUPERSEDED && !replaced ? Stop.WITHDRAWN : stop,
                replaced ? shown : null,
                one.state(),
                one.sharedWhere(),
                colleague.map(Colleague::acceptedAt).isPresent(),
                colleague.filter(Colleague::isOptedOut).isPresent(),
                one.linkExpiresAt());
    }

    /** The newest in its place that is out. What is planned for later is not shown before, and the older one holds till then. */
    private Message newest(Handle handle, Message message) {
        Message newest = message;
        Message next = message;
        for (int i = 0; i < LONGEST_CHAIN && next.supersededBy() != null; i++) {
            next = messages.get(handle, next.supersededBy());
            if (next.state() == MessageState.WITHDRAWN || posts.isOut(handle, next)) {
                newest = next;
            }
        }
        return newest;
    }

    private static String where(String before, List<String> places) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(
                        Arrays.stream(Objects.requireNonNullElse(before, "").split(", ")),
                        places.stream().map(place -> place.strip().replaceAll("\\s+", " ")))
                .filter(place -> !place.isEmpty())
                .forEach(all::add);
        String where = String.join(", ", all);
        if (where.length() > LONGEST_WHERE) {
            throw Problem.invalid("where", "problem.length", LONGEST_WHERE);
        }
        return where;
    }
}
