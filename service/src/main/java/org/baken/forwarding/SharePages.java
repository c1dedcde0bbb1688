package org.baken.forwarding;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What a colleague reads and answers by their personal link. Thread-safe. */
final class SharePages {
    /** More places than anybody has, and few enough to be shown. */
    private static final int MOST_PLACES = 30;

    private final Database database;
    private final ShareReader reader;
    private final Logbook logbook;
    private final Clock clock;

    SharePages(Database database, ShareReader reader, Logbook logbook, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * A place where somebody shared.
     *
     * @param name in their own words
     * @param reach how many people are there; null when they do not say
     */
    record Place(String name, Integer reach) {}

    /** The page of this link; empty for a link that leads nowhere, whatever the reason. */
    Optional<ShareView> view(String token, String lang) {
        return database.read(handle -> find(handle, token).map(recipient -> reader.view(handle, recipient, lang)));
    }

    /** Notes that the page was opened, and that a notice to stop was seen. */
    void opened(String token) {
        boolean news = database.read(handle -> find(handle, token)
                .filter(one -> opens(one) || !unseen(handle, one).isEmpty())
                .isPresent());
        if (news) {
            act(token, (handle, one) -> {
                Instant now = clock.instant();
                RecipientState open = RecipientState.OPENED;
                if (handle.attach(RecipientDao.class).opened(one.id(), open.before(), open, now) == 1) {
                    noted(handle, one, "forward.opened", Map.of());
                }
                if (handle.attach(SharingDao.class).seen(one.id(), now) > 0) {
                    noted(handle, one, "forward.stop-seen", Map.of());
                }
            });
        }
    }

    /** Notes that somebody will pass messages on as the guidelines ask: once, for all requests. */
    boolean accepted(String token) {
        return act(token, (handle, one) -> accept(handle, one));
    }

    /**
     * Notes that somebody passed messages on. Saying it again adds places and numbers, and changes nothing else.
     *
     * @param places may be empty
     * @param posts the ids of the messages; empty for all that are current
     * @param accepts whether they agree with the guidelines in the same breath
     * @return false for a link that leads nowhere
     * @throws Problem 409 when they have not agreed, or nothing is to be shared any more
     */
    boolean shared(String token, List<Place> places, List<String> posts, boolean accepts) {
        return act(token, (handle, one) -> {
            List<String> current = reader.current(handle, one.request());
            List<String> meant = posts.isEmpty()
                    ? current
                    : posts.stream().filter(current::contains).toList();
            if (meant.isEmpty()) {
                throw Problem.conflict("forwarding.stopped");
            }
            if (accepts) {
                accept(handle, one);
            }
            Optional<Colleague> colleague = handle.attach(ForwardDao.class).colleague(one.knownAs());
            if (colleague.map(Colleague::acceptedAt).isEmpty()) {
                throw Problem.conflict("forwarding.accept-first");
            }
            boolean news = keep(handle, one, places, meant);
            if (!news && one.state() == RecipientState.FORWARDED) {
                return;
            }
            // Who shared may share once more: from every state.
            Set<RecipientState> from = EnumSet.allOf(RecipientState.class);
            RecipientDao people = handle.attach(RecipientDao.class);
            if (people.answered(one.id(), from, RecipientState.FORWARDED, null, clock.instant()) == 1) {
                List<String> names = places.stream().map(Place::name).toList();
                noted(handle, one, "forward.shared", Map.of("where", String.join(", ", names), "messages", meant));
            }
        });
    }

    private boolean keep(Handle handle, Recipient one, List<Place> places, List<String> messages) {
        SharingDao sharing = handle.attach(SharingDao.class);
        Instant now = clock.instant();
        long known = sharing.ofRecipient(one.id()).stream()
                .map(SharedPlace::id)
                .distinct()
                .count();
        boolean news = false;
        for (Place place : places) {
            Optional<String> before = sharing.place(one.id(), place.name());
            if (before.isEmpty() && ++known > MOST_PLACES) {
                throw Problem.invalid("where", "forwarding.too-many-places", MOST_PLACES);
            }
            String id = before.orElseGet(Ids::next);
            if (before.isEmpty()) {
                sharing.insertPlace(id, one.id(), place.name(), place.reach(), now);
            } else if (place.reach() != null) {
                news |= sharing.declare(id, place.reach()) == 1;
            }
            for (String message : messages) {
                news |= sharing.share(id, message, now) == 1;
            }
        }
        return news;
    }

    /**
     * Notes that a message that no longer holds is gone from a place, or corrected there.
     *
     * @param place the id of a place of theirs; null for every place
     */
    boolean cleared(String token, String place, String message) {
        return act(token, (handle, one) -> {
            SharingDao sharing = handle.attach(SharingDao.class);
            Instant now = clock.instant();
            List<SharedPlace> standing = sharing.ofRecipient(one.id()).stream()
                    .filter(each -> each.removedAt() == null && each.message().equals(message))
                    .toList();
            List<SharedPlace> gone = standing.stream()
                    .filter(each -> place == null || each.id().equals(place))
                    .toList();
            gone.forEach(each -> sharing.removed(each.id(), message, now));
            boolean nothingLeft = place == null || !gone.isEmpty() && gone.size() == standing.size();
            boolean cleared = nothingLeft && sharing.cleared(one.id(), message, now) == 1;
            if (cleared || !gone.isEmpty()) {
                List<String> names = gone.stream().map(SharedPlace::name).toList();
                noted(handle, one, "forward.cleared", Map.of("where", String.join(", ", names), "message", message));
            }
        });
    }

    /**
     * Notes that somebody will not pass anything on; nothing once they have said that they did.
     *
     * @param reason in their own words; null when they do not say
     */
    boolean declined(String token, String reason) {
        return act(token, (handle, one) -> {
            RecipientState no = RecipientState.DECLINED;
            RecipientDao people = handle.attach(RecipientDao.class);
            if (people.answered(one.id(), no.before(), no, reason, clock.instant()) == 1) {
                noted(handle, one, "forward.declined", Map.of());
            }
        });
    }

    /** Never asks this person again, or may again. */
    boolean optOut(String token, boolean out) {
        return act(token, (handle, one) -> {
            ForwardDao requests = handle.attach(ForwardDao.class);
            boolean isOut = requests.colleague(one.knownAs())
                    .filter(Colleague::isOptedOut)
                    .isPresent();
            if (isOut != out) {
                requests.know(one.knownAs());
                requests.optOut(one.knownAs(), out ? clock.instant() : null);
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
        return handle.attach(RecipientDao.class)
                .byLink(Ids.digest(token))
                .filter(one -> one.linkWorks(clock.instant()));
    }

    private void accept(Handle handle, Recipient one) {
        ForwardDao requests = handle.attach(ForwardDao.class);
        requests.know(one.knownAs());
        if (requests.accept(one.knownAs(), clock.instant()) == 1) {
            noted(handle, one, "forward.accepted", Map.of());
        }
    }

    private static boolean opens(Recipient one) {
        return one.state().next().contains(RecipientState.OPENED);
    }

    private static List<StopNotice> unseen(Handle handle, Recipient one) {
        Stream<StopNotice> notices = handle.attach(SharingDao.class).notices(one.id()).stream();
        return notices.filter(notice -> notice.seenAt() == null).toList();
    }

    private void noted(Handle handle, Recipient one, String kind, Map<String, Object> more) {
        ForwardDao requests = handle.attach(ForwardDao.class);
        requests.touch(one.request());
        ForwardRequest request = requests.find(one.request()).orElseThrow();
        Map<String, Object> data = new TreeMap<>(more);
        data.put("name", one.name());
        Actor colleague = Actor.guest("colleague " + one.name());
        logbook.append(handle, Entry.of(kind, request.incident(), request.id(), colleague, data));
    }
}
