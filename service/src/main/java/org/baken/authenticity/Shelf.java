package org.baken.authenticity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.baken.authenticity.Official.Wording;
import org.baken.message.MessageState;
import org.baken.message.Purpose;

/** All official messages of one moment, in the order in which they are looked for. Never changes. */
final class Shelf {
    static final Shelf EMPTY = new Shelf(List.of(), Map.of());

    /** So many messages may be new before all are put in their order again. */
    private static final int MOST_FRESH = 200;

    private final Map<String, Official> byId = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Official> urls = new HashMap<>();
    private final Map<String, Official> slugs = new HashMap<>();
    private final Map<String, Official> allClears = new HashMap<>();
    private final Map<String, String> next;
    /** Most wordings, also of messages that changed since: those do not count. */
    private final Likeness settled;

    private final Set<String> changed;
    /** Those of the messages that changed since. */
    private final Likeness fresh;

    /** @param next what took the place of a message, whether or not that is out */
    Shelf(Collection<Official> officials, Map<String, String> next) {
        this.next = next;
        officials.stream().sorted(Comparator.comparing(Official::publishedAt)).forEach(this::add);
        this.settled = new Likeness(wordings(byId.keySet()));
        this.changed = Set.of();
        this.fresh = Likeness.NONE;
    }

    private Shelf(Collection<Official> officials, Map<String, String> next, Likeness settled, Set<String> changed) {
        this.next = next;
        officials.stream().sorted(Comparator.comparing(Official::publishedAt)).forEach(this::add);
        this.settled = settled;
        this.changed = changed;
        this.fresh = new Likeness(wordings(changed));
    }

    /** The shelf after some messages changed, came or went. */
    Shelf after(Collection<Official> officials, Map<String, String> nextNow, Collection<String> messages) {
        Set<String> all = new HashSet<>(changed);
        all.addAll(messages);
        return all.size() > MOST_FRESH ? new Shelf(officials, nextNow) : new Shelf(officials, nextNow, settled, all);
    }

    private List<Wording> wordings(Collection<String> messages) {
        return messages.stream()
                .flatMap(message -> find(message).stream())
                .flatMap(official -> official.wordings().stream())
                .toList();
    }

    private void add(Official official) {
        byId.put(official.id(), official);
        codes.put(official.code(), official.id());
        // The newest wins: an edited post says by now what the later message says.
        official.urls().forEach(url -> urls.put(url, official));
        slugs.put(official.slug(), official);
        if (official.purpose() == Purpose.ALL_CLEAR && official.there() && official.state() != MessageState.WITHDRAWN) {
            allClears.put(official.incident(), official);
        }
    }

    Optional<Official> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Official> coded(String code) {
        return Optional.ofNullable(codes.get(code)).map(byId::get);
    }

    Optional<Official> at(WebAddress address) {
        return Optional.ofNullable(urls.get(address.key()));
    }

    /** Any message on the page with this name. */
    Optional<Official> onPage(String slug) {
        return Optional.ofNullable(slugs.get(slug));
    }

    /** Tells every wording that shares any of these shingles, and how many. */
    void alike(int[] shingles, ObjIntConsumer<Wording> found) {
        settled.shared(shingles, (wording, shared) -> {
            if (!changed.contains(wording.message()) && byId.containsKey(wording.message())) {
                found.accept(wording, shared);
            }
        });
        fresh.shared(shingles, found);
    }

    /** What people should make of a message. */
    Standing standing(Official official) {
        if (official.state() == MessageState.WITHDRAWN || !official.there()) {
            return Standing.WITHDRAWN;
        }
        if (!successors(official).isEmpty()) {
            return Standing.SUPERSEDED;
        }
        return official.over() || allClear(official).isPresent() ? Standing.ENDED : Standing.CURRENT;
    }

    /** The newest message that holds in its place; empty when there is none, or it holds itself. */
    Optional<Official> current(Official official) {
        List<Official> successors = successors(official);
        Optional<Official> last =
                successors.isEmpty() ? allClear(official) : Optional.of(successors.get(successors.size() - 1));
        return last.filter(one -> standing(one) == Standing.CURRENT || standing(one) == Standing.ENDED);
    }

    /** Since when something else holds; empty when the message holds itself. */
    Optional<Instant> endedAt(Official official) {
        return switch (standing(official)) {
            case CURRENT -> Optional.empty();
            case SUPERSEDED -> Optional.of(successors(official).get(0).publishedAt());
            case ENDED -> allClear(official).map(Official::publishedAt);
            case WITHDRAWN -> Optional.of(official.changedAt());
        };
    }

    /** Those that took its place and are out, in their order: one that is to leave later does not make it void yet. */
    private List<Official> successors(Official official) {
        List<Official> out = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(official.id()));
        String following = next.get(official.id());
        while (following != null && seen.add(following)) {
            find(following).ifPresent(out::add);
            following = next.get(following);
        }
        return out;
    }

    /** Nobody has to do any more what was asked before the all-clear. */
    private Optional<Official> allClear(Official official) {
        return Optional.ofNullable(allClears.get(official.incident()))
                .filter(clear -> official.purpose() == Purpose.INSTRUCTION
                        && clear.publishedAt().isAfter(official.publishedAt()));
    }
}
