package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.incident.Incident;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumour;
import org.baken.rumour.RumourState;
import org.baken.rumour.RumourView;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/**
 * What goes on outside, as the reactions tell: volume beside the number of different people (guidelines H12, B15), what they
 * ask, do and feel (V20). Reads totals that are kept up to date behind the reactions. Thread-safe.
 */
public final class Situation {
    private static final Duration USUAL = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int TOP_RUMOURS = 10;

    private final Reactions reactions;
    private final Rumours rumours;
    private final Themes themes;
    private final Clock clock;

    public Situation(Reactions reactions, Rumours rumours, Themes themes, Clock clock) {
        this.reactions = reactions;
        this.rumours = rumours;
        this.themes = themes;
        this.clock = clock;
    }

    /**
     * The totals of a half hour.
     *
     * @param from when it begins
     * @param complete whether it is over; the one that goes on still grows
     */
    public record OfHalfHour(
            Instant from,
            Instant to,
            boolean complete,
            @JsonUnwrapped Totals totals) {}

    /** A theme that is looked for, with its name by language. */
    public record Named(String id, Theme.Kind kind, Map<String, String> title) {}

    /**
     * A rumour with how much of it is in the reactions.
     *
     * @param reactions how many repeat it or ask about it
     * @param sightings how often the team saw it elsewhere
     * @param verdict what we found; null before that
     */
    public record Told(String id, String claim, RumourState state, RumourState verdict, int reactions, int sightings) {}

    /**
     * The situation of an incident.
     *
     * @param countedAt when the totals were last brought up to date; null when there is nothing to count
     * @param counting whether newer reactions are being counted
     * @param halfHours oldest first; without those in which nobody reacted
     * @param whole of the whole incident
     * @param themes what is looked for, in the order of the list
     * @param rumours most told first
     */
    public record View(
            Instant from,
            Instant to,
            Instant countedAt,
            boolean counting,
            List<OfHalfHour> halfHours,
            Totals whole,
            List<Named> themes,
            List<Told> rumours) {}

    /** One reaction as an example of a theme, with the words that led to it. */
    public record Example(String id, String text, String lang, Instant postedAt, List<String> words) {}

    /**
     * Gives what goes on.
     *
     * @param from null for twelve hours before the end
     * @param to null for now, or for the last reaction when that is longer ago
     */
    public View of(Handle handle, Incident incident, Instant from, Instant to) {
        SituationDao situation = handle.attach(SituationDao.class);
        HalfHour last = last(situation, incident, to);
        HalfHour first = first(last, from);
        List<SituationDao.Stored> stored = situation.between(incident.id(), first.number(), last.number() + 1);
        Optional<SituationDao.Stored> whole =
                situation.between(incident.id(), Recount.WHOLE, Recount.WHOLE + 1).stream()
                        .findFirst();
        Totals all = whole.map(Situation::totals).orElse(Totals.NONE);
        return new View(
                first.from(),
                last.to(),
                whole.map(SituationDao.Stored::countedAt).orElse(null),
                whole.filter(SituationDao.Stored::stale).isPresent(),
                stored.stream().map(this::halfHour).toList(),
                all,
                themes.all().stream()
                        .map(theme -> new Named(theme.id(), theme.kind(), theme.title()))
                        .toList(),
                told(handle, incident, all));
    }

    private HalfHour last(SituationDao situation, Incident incident, Instant to) {
        if (to != null) {
            // The end itself is not part of it.
            return HalfHour.of(to.minusMillis(1));
        }
        HalfHour now = HalfHour.of(clock.instant());
        boolean over = incident.closedAt() != null;
        return over ? situation.newest(incident.id()).map(HalfHour::new).orElse(now) : now;
    }

    private static HalfHour first(HalfHour last, Instant from) {
        HalfHour first = HalfHour.of(from == null ? last.to().minus(USUAL) : from);
        if (first.number() > last.number() || first.from().plus(LONGEST).isBefore(last.from())) {
            throw Problem.invalid("from", "insight.range", LONGEST.toDays());
        }
        return first;
    }

    private OfHalfHour halfHour(SituationDao.Stored stored) {
        HalfHour halfHour = new HalfHour(stored.halfHour());
        return new OfHalfHour(halfHour.from(), halfHour.to(), !clock.instant().isBefore(halfHour.to()), totals(stored));
    }

    /** Until it was counted for the first time, a half hour is empty. */
    private static Totals totals(SituationDao.Stored stored) {
        return stored.totals() == null ? Totals.NONE : Json.read(stored.totals(), Totals.class);
    }

    /** Each claim once: what was merged into it counts with it. */
    private List<Told> told(Handle handle, Incident incident, Totals totals) {
        return rumours.byPriority(handle, incident.id()).stream()
                .map(view -> told(view, totals))
                .sorted(Comparator.<Told>comparingInt(one -> one.reactions() + one.sightings())
                        .reversed())
                .limit(TOP_RUMOURS)
                .toList();
    }

    private static Told told(RumourView view, Totals totals) {
        Rumour rumour = view.rumour();
        int repeated = Stream.concat(Stream.of(rumour.id()), view.merged().stream())
                .mapToInt(id -> totals.rumours().getOrDefault(id, 0))
                .sum();
        return new Told(
                rumour.id(),
                rumour.claim(),
                rumour.state(),
                rumour.verdict(),
                repeated,
                view.sightings().count());
    }

    /**
     * Gives reactions that have a theme, newest first, with the words that led to it: a person must be able to see whether the
     * words mean what the theme says.
     */
    List<Example> examples(Handle handle, Incident incident, String theme, Instant from, Instant to, int limit) {
        if (themes.all().stream().noneMatch(one -> one.id().equals(theme))) {
            throw Problem.notFound("theme");
        }
        HalfHour last = to == null ? HalfHour.of(clock.instant()) : HalfHour.of(to.minusMillis(1));
        HalfHour first = first(last, from);
        return handle
                .attach(SituationDao.class)
                .examples(incident.id(), first.number(), last.number() + 1, "%;" + theme + "=%", limit)
                .stream()
                .map(id -> example(reactions.get(handle, id), theme))
                .toList();
    }

    private Example example(Reaction reaction, String theme) {
        List<String> words =
                List.copyOf(themes.of(reaction.text(), reaction.lang()).getOrDefault(theme, Set.of()));
        return new Example(reaction.id(), reaction.text(), reaction.lang(), reaction.postedAt(), words);
    }
}
