package org.baken.exercise;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.rumour.AlikeClaims;
import org.baken.rumour.RumourView;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/**
 * Which rumour of the team each claim is that was played in: as the trainer says; else the one that the team linked its posts to; else
 * the likest claim.
 */
final class Matches {
    private final AlikeClaims alike;
    private final Map<String, RumourView> byId;
    private final Map<String, String> found = new HashMap<>();

    private Matches(AlikeClaims alike, List<RumourView> rumours) {
        this.alike = alike;
        this.byId =
                rumours.stream().collect(Collectors.toMap(view -> view.rumour().id(), Function.identity()));
    }

    static Matches of(
            Handle handle,
            Rumours rumours,
            AlikeClaims alike,
            String incident,
            List<Play> plays,
            List<ScoreDao.Sorted> posts) {
        Matches matches = new Matches(alike, rumours.all(handle, incident));
        List<Play> claims = plays.stream()
                .filter(play -> play.kind() == InjectKind.RUMOUR && play.state() == Play.State.PLAYED)
                .toList();
        claims.stream().filter(Play::matched).forEach(play -> matches.put(play, play.rumour()));
        claims.stream()
                .filter(play -> !play.matched())
                .forEach(play -> matches.linked(play, posts).ifPresent(rumour -> matches.put(play, rumour)));
        matches.likest(claims.stream()
                .filter(play -> !play.matched() && !matches.found.containsKey(play.id()))
                .toList());
        return matches;
    }

    /** The rumour that stands for the claim of an inject; empty when the team missed it. */
    Optional<RumourView> of(Play play) {
        return Optional.ofNullable(found.get(play.id())).map(byId::get);
    }

    /** The rumour and those merged into it. */
    List<RumourView> family(RumourView root) {
        return byId.values().stream()
                .filter(view -> root(view.rumour().id()).equals(root.rumour().id()))
                .toList();
    }

    private void put(Play play, String rumour) {
        if (rumour != null) {
            found.put(play.id(), root(rumour));
        }
    }

    private String root(String id) {
        String root = id;
        for (int i = 0; i < byId.size() && byId.get(root).rumour().mergedInto() != null; i++) {
            root = byId.get(root).rumour().mergedInto();
        }
        return root;
    }

    private Optional<String> linked(Play play, List<ScoreDao.Sorted> posts) {
        return posts.stream()
                .filter(post -> post.inject().equals(play.id()))
                .map(ScoreDao.Sorted::rumour)
                .filter(Objects::nonNull)
                .filter(byId::containsKey)
                .collect(Collectors.groupingBy(this::root, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private record Pair(String play, String rumour, int percent) {}

    /** The likest pair first, and each rumour for one claim alone. */
    private void likest(List<Play> claims) {
        Set<String> taken = new HashSet<>(found.values());
        claims.stream()
                .flatMap(play -> byId.values().stream()
                        .map(view -> new Pair(play.id(), root(view.rumour().id()), percent(play, view))))
                .filter(pair -> pair.percent() > 0)
                .sorted(Comparator.comparing(Pair::percent)
                        .reversed()
                        .thenComparing(Pair::play)
                        .thenComparing(Pair::rumour))
                .forEach(pair -> {
                    if (!found.containsKey(pair.play()) && taken.add(pair.rumour())) {
                        found.put(pair.play(), pair.rumour());
                    }
                });
    }

    private int percent(Play play, RumourView view) {
        return play.content().claim().values().stream()
                .mapToInt(claim -> alike.percent(claim, view.rumour().claim()))
                .max()
                .orElse(0);
    }
}
