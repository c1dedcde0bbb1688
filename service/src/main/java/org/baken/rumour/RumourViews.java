package org.baken.rumour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Puts rumours together with what belongs to them: a few reads for a whole incident, however many rumours it has. */
final class RumourViews {
    private static final Duration LATELY = Duration.ofHours(1);

    private final Family family;
    private final Map<String, List<Evidence>> evidence;
    private final Map<String, List<Question>> questions;
    private final Map<String, SpreadDao.Seen> seen;
    private final Spread.Threshold threshold;
    private final Duration limit;
    private final Instant now;

    /**
     * @param all every rumour of the incident
     * @param limit see {@link Rumour#clocks}
     */
    RumourViews(
            Handle handle, String incident, List<Rumour> all, Spread.Threshold threshold, Duration limit, Instant now) {
        this.family = new Family(all);
        this.evidence = handle.attach(RumourDao.class).evidenceOfIncident(incident).stream()
                .collect(Collectors.groupingBy(Evidence::rumour));
        this.questions = handle.attach(QuestionDao.class).ofIncident(incident).stream()
                .collect(Collectors.groupingBy(Question::rumour));
        this.seen = handle.attach(SpreadDao.class).seen(incident, now.minus(LATELY)).stream()
                .collect(Collectors.toMap(SpreadDao.Seen::rumour, Function.identity()));
        this.threshold = threshold;
        this.limit = limit;
        this.now = now;
    }

    RumourView of(Rumour rumour) {
        List<Rumour> merged = family.mergedInto(rumour);
        List<Rumour> all = Stream.concat(Stream.of(rumour), merged.stream()).toList();
        Spread spread = spread(all);
        return new RumourView(
                rumour,
                rumour.clocks(limit),
                rumour.standsAlone() ? rumour.priority(now) : 0,
                threshold.advice(rumour, spread),
                spread,
                gathered(all, evidence, Comparator.comparing(Evidence::id)),
                merged.stream().map(Rumour::id).sorted().toList(),
                gathered(all, questions, Comparator.comparing(Question::id)));
    }

    private static <T> List<T> gathered(List<Rumour> all, Map<String, List<T>> byRumour, Comparator<T> order) {
        return all.stream()
                .flatMap(one -> byRumour.getOrDefault(one.id(), List.of()).stream())
                .sorted(order)
                .toList();
    }

    /** A report is the first sighting of its rumour. */
    private Spread spread(List<Rumour> all) {
        List<SpreadDao.Seen> again = all.stream()
                .map(one -> seen.get(one.id()))
                .filter(Objects::nonNull)
                .toList();
        List<Instant> last = new ArrayList<>(all.stream().map(Rumour::seenAt).toList());
        again.forEach(one -> last.add(one.last()));
        long lately = all.stream()
                .filter(one -> one.seenAt().isAfter(now.minus(LATELY)))
                .count();
        return new Spread(
                all.size() + again.stream().mapToInt(SpreadDao.Seen::times).sum(),
                last.stream().max(Comparator.naturalOrder()).orElseThrow(),
                (int) lately + again.stream().mapToInt(SpreadDao.Seen::lately).sum());
    }
}
