package org.baken.rumour;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.logbook.Actor;
import org.baken.platform.Problem;
import org.baken.rumour.Likeness.Match;
import org.baken.rumour.SpreadDao.Refused;
import org.jdbi.v3.core.Handle;

/**
 * Joins rumours that are the same claim. Both keep what is their own: the one that stays shows it all, and what was joined can be
 * parted again. Nothing is joined by itself: pairs are proposed and a person decides. Thread-safe.
 */
public final class Mergers {
    /** A comparison of all with all: beyond this many claims, the newest. */
    private static final int MOST = 400;
    /** At most this many proposals: who sees more decides none. */
    private static final int MOST_PROPOSED = 50;

    private final Rumours rumours;
    private final Likeness likeness;
    private final Clock clock;

    Mergers(Rumours rumours, Likeness likeness, Clock clock) {
        this.rumours = rumours;
        this.likeness = likeness;
        this.clock = clock;
    }

    /** With the words that come with Baken. */
    public static Mergers shipped(Rumours rumours, Clock clock) {
        return new Mergers(rumours, new Likeness(Concepts.shipped()), clock);
    }

    /**
     * Two rumours that may be the same claim.
     *
     * @param a the id of the one that would be merged
     * @param b the id of the one that would stay: the further of the two, or the older
     * @param likeness 0 to 100
     * @param why the words that say the same, for a person to judge
     */
    public record Pair(String a, String b, int likeness, String why) {}

    /** The pairs that look alike and that nobody refused, the likest first. */
    List<Pair> proposed(Handle handle, String incident) {
        List<Rumour> claims = handle.attach(RumourDao.class).all(incident).stream()
                .filter(Rumour::standsAlone)
                .sorted(Comparator.comparing(Rumour::id).reversed())
                .limit(MOST)
                .toList();
        Set<Refused> refused = new HashSet<>(handle.attach(SpreadDao.class).refused(incident));
        List<Likeness.Claim> read =
                claims.stream().map(rumour -> likeness.read(rumour.claim())).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            for (int j = i + 1; j < claims.size(); j++) {
                Rumour one = claims.get(i);
                Rumour other = claims.get(j);
                if (likeness.mayBeLikely(read.get(i), read.get(j))
                        && isOfUse(one, other)
                        && !refused.contains(key(one, other))) {
                    Match match = likeness.match(read.get(i), read.get(j));
                    if (match.isLikely()) {
                        pairs.add(pair(one, other, match));
                    }
                }
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparing(Pair::likeness).reversed())
                .limit(MOST_PROPOSED)
                .toList();
    }

    /** Two that are closed are of no concern to anybody. */
    private static boolean isOfUse(Rumour one, Rumour other) {
        return one.state() != RumourState.CLOSED || other.state() != RumourState.CLOSED;
    }

    private static Pair pair(Rumour one, Rumour other, Match match) {
        Comparator<Rumour> further = Comparator.comparing((Rumour rumour) -> rumour.correctedAt() != null)
                .thenComparing(rumour -> rumour.verdict() != null)
                .thenComparing(Comparator.comparing(Rumour::id).reversed());
        boolean oneStays = further.compare(one, other) > 0;
        return new Pair(
                oneStays ? other.id() : one.id(),
                oneStays ? one.id() : other.id(),
                match.percent(),
                match.why(oneStays));
    }

    /** Says that two claims are two; they are not proposed any more. Whoever says it again changes nothing. */
    void refuse(Handle handle, String incident, String a, String b, Actor actor) {
        Rumour one = of(handle, incident, a, "a");
        Rumour other = of(handle, incident, b, "b");
        if (one.id().equals(other.id())) {
            throw Problem.invalid("b", "rumour.merge.itself");
        }
        Refused key = key(one, other);
        int added =
                handle.attach(SpreadDao.class).refuse(key.one(), key.other(), incident, actor.name(), clock.instant());
        if (added > 0) {
            rumours.log(handle, "rumour.pair-refused", one, actor, Map.of("claim", one.claim(), "other", other.id()));
        }
    }

    private static Refused key(Rumour one, Rumour other) {
        List<String> ids = Stream.of(one.id(), other.id()).sorted().toList();
        return new Refused(ids.get(0), ids.get(1));
    }

    /**
     * Merges a rumour into the one that stands for this other one. 409 when it is merged already, or when that one stands for it:
     * mergers make no circle. A rumour of another incident is a wrong field, whether it exists or not.
     */
    RumourView merge(Handle handle, Rumour read, String into, Actor actor) {
        handle.attach(SpreadDao.class).lockAll(read.incident());
        Rumour rumour = rumours.get(handle, read.id());
        Rumours.unlessMerged(rumour);
        Rumour target = of(handle, rumour.incident(), into, "into");
        if (target.id().equals(rumour.id())) {
            throw Problem.invalid("into", "rumour.merge.itself");
        }
        String root = rumours.root(handle, target.id());
        if (root.equals(rumour.id())) {
            throw Problem.conflict("rumour.merge.circle");
        }
        handle.attach(SpreadDao.class).merge(rumour.id(), root, actor.name(), clock.instant());
        RumourView view = rumours.view(handle, rumours.get(handle, root));
        rumours.log(
                handle,
                "rumour.merged",
                rumour,
                actor,
                Map.of(
                        "claim",
                        rumour.claim(),
                        "into",
                        root,
                        "intoClaim",
                        view.rumour().claim()));
        return view;
    }

    /** Parts a rumour from the one it was merged into. 409 when it stands alone. */
    RumourView part(Handle handle, Rumour read, Actor actor) {
        handle.attach(SpreadDao.class).lockAll(read.incident());
        Rumour rumour = rumours.get(handle, read.id());
        if (rumour.standsAlone()) {
            throw Problem.conflict("rumour.merge.none");
        }
        handle.attach(SpreadDao.class).merge(rumour.id(), null, actor.name(), clock.instant());
        RumourView view = rumours.view(handle, rumours.get(handle, rumour.id()));
        rumours.log(
                handle, "rumour.parted", rumour, actor, Map.of("claim", rumour.claim(), "from", rumour.mergedInto()));
        return view;
    }

    private static Rumour of(Handle handle, String incident, String id, String field) {
        return handle.attach(RumourDao.class)
                .find(id)
                .filter(rumour -> rumour.incident().equals(incident))
                .orElseThrow(() -> Problem.invalid(field, "rumour.merge.elsewhere"));
    }
}
