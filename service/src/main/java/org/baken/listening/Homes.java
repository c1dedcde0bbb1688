package org.baken.listening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.incident.Incident;
import org.baken.incident.IncidentKind;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.reaction.Arrival;
import org.baken.reaction.Reactions;
import org.baken.reaction.Reactions.Received;
import org.jdbi.v3.core.Handle;

/**
 * Takes reactions up into the incidents that they belong to: that of our post which one answers; else the only one there is; else the
 * one whose hashtag it carries; else the newest. What is real and what is exercise never meet. Thread-safe.
 */
final class Homes {
    private final Incidents incidents;
    private final Reactions reactions;

    Homes(Incidents incidents, Reactions reactions) {
        this.incidents = incidents;
        this.reactions = reactions;
    }

    /** The incidents of a kind that are not closed: active ones first, each newest first. */
    List<Incident> open(Handle handle, boolean exercise) {
        Set<String> alone = incidents.alone(handle);
        return incidents.unclosed(handle).stream()
                .filter(incident -> incident.isExercise() == exercise && !alone.contains(incident.id()))
                .toList();
    }

    /**
     * Takes up what is new, with an entry in the log for each incident. Call it last in the transaction.
     *
     * @return how many were new and how many there already; nothing is taken up while no incident of the kind is there
     */
    Totals take(Handle handle, boolean exercise, List<Arrival> arrivals, Actor actor) {
        List<Incident> open = open(handle, exercise);
        if (open.isEmpty() || arrivals.isEmpty()) {
            return new Totals(0, 0);
        }
        Map<Incident, List<Arrival>> byHome = new LinkedHashMap<>();
        Map<String, Incident> here = new HashMap<>();
        int known = 0;
        Marks marks = Marks.of(handle, exercise, arrivals);
        for (Arrival arrival : arrivals) {
            Optional<String> before = marks.reaction(arrival.account(), arrival.remoteId());
            if (before.isPresent()) {
                // It has come before: also when it would go to another incident today, or its own is closed.
                known++;
            } else {
                Incident home =
                        Optional.ofNullable(here.get(arrival.inReplyTo())).orElseGet(() -> home(open, marks, arrival));
                if (arrival.remoteId() != null) {
                    here.put(arrival.remoteId(), home);
                }
                byHome.computeIfAbsent(home, one -> new ArrayList<>()).add(arrival);
            }
        }
        int added = 0;
        for (Map.Entry<Incident, List<Arrival>> home : byHome.entrySet()) {
            Received received = reactions.receive(handle, home.getKey(), home.getValue(), actor);
            added += received.added().size();
            known += received.known();
        }
        return new Totals(added, known);
    }

    /** What became of arrivals. */
    record Totals(int added, int known) {}

    private static Incident home(List<Incident> open, Marks marks, Arrival arrival) {
        Map<String, Incident> byId = open.stream().collect(Collectors.toMap(Incident::id, incident -> incident));
        return Stream.of(arrival.inReplyTo(), arrival.thread())
                .flatMap(mark -> marks.incident(arrival.account(), mark).stream())
                .map(byId::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> likeliest(open, arrival.text()));
    }

    /** @param open at least one, active ones first, each newest first */
    static Incident likeliest(List<Incident> open, String text) {
        return open.size() == 1
                ? open.get(0)
                : open.stream()
                        .filter(incident -> isTagged(text, incident.hashtag()))
                        .findFirst()
                        .orElse(open.get(0));
    }

    private static boolean isTagged(String text, String hashtag) {
        if (hashtag == null || hashtag.isBlank()) {
            return false;
        }
        String tag = hashtag.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        return Pattern.compile("#" + Pattern.quote(tag) + "(?![\\p{L}\\p{N}_])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }

    /** Which of the posts that arrivals name are known. */
    private record Marks(Map<String, List<HomeDao.Known>> ours, Map<String, List<HomeDao.Known>> reactions) {
        static Marks of(Handle handle, boolean exercise, List<Arrival> arrivals) {
            HomeDao known = handle.attach(HomeDao.class);
            List<String> answered = arrivals.stream()
                    .flatMap(arrival -> Stream.of(arrival.inReplyTo(), arrival.thread()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            List<String> origins = arrivals.stream()
                    .flatMap(arrival -> Stream.of(arrival.remoteId(), arrival.inReplyTo(), arrival.thread())
                            .filter(Objects::nonNull)
                            .map(mark -> Reactions.origin(arrival.platform(), mark)))
                    .distinct()
                    .toList();
            List<String> urls = answered.stream()
                    .filter(mark -> mark.startsWith("http") && arrivals.get(0).account() == null)
                    .toList();
            String kind = (exercise ? IncidentKind.EXERCISE : IncidentKind.REAL).name();
            return new Marks(
                    answered.isEmpty()
                            ? new HashMap<>()
                            : byMark(
                                    urls.isEmpty()
                                            ? known.ours(exercise, answered)
                                            : known.ours(exercise, answered, urls)),
                    origins.isEmpty() ? new HashMap<>() : byMark(known.reactions(kind, origins)));
        }

        private static Map<String, List<HomeDao.Known>> byMark(List<HomeDao.Known> known) {
            Map<String, List<HomeDao.Known>> byMark = new HashMap<>();
            known.forEach(one -> byMark.computeIfAbsent(one.mark(), mark -> new ArrayList<>())
                    .add(one));
            return byMark;
        }

        Optional<String> reaction(String account, String mark) {
            return incident(reactions, account, mark);
        }

        /** What answers a reaction stands where that one stands. */
        Optional<String> incident(String account, String mark) {
            return incident(ours, account, mark).or(() -> incident(reactions, account, mark));
        }

        /** Two servers may call different things alike: what is known of an account counts there alone. */
        private static Optional<String> incident(Map<String, List<HomeDao.Known>> known, String account, String mark) {
            return known.getOrDefault(mark, List.of()).stream()
                    .filter(one -> account == null || one.account() == null || account.equals(one.account()))
                    .map(HomeDao.Known::incident)
                    .findFirst();
        }
    }
}
