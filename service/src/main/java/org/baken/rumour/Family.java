package org.baken.rumour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rumours of an incident are the same claim. Immutable. */
final class Family {
    private final Map<String, Rumour> byId;
    private final Map<String, List<Rumour>> mergedInto = new HashMap<>();

    /** @param all the rumours of one incident, oldest first */
    Family(List<Rumour> all) {
        this.byId = all.stream().collect(Collectors.toMap(Rumour::id, Function.identity()));
        all.stream()
                .filter(rumour -> !rumour.standsAlone())
                .forEach(rumour -> mergedInto
                        .computeIfAbsent(rumour.mergedInto(), id -> new ArrayList<>())
                        .add(rumour));
    }

    /** The one that stands for this claim: itself unless it was merged. */
    Rumour root(Rumour rumour) {
        Rumour root = rumour;
        // No merger makes a circle; a damaged one ends here all the same.
        for (int i = 0; i < byId.size() && !root.standsAlone(); i++) {
            root = byId.get(root.mergedInto());
        }
        return root;
    }

    /** What was merged into this one, also by way of another. */
    List<Rumour> mergedInto(Rumour rumour) {
        List<Rumour> found = new ArrayList<>(mergedInto.getOrDefault(rumour.id(), List.of()));
        for (int i = 0; i < found.size() && found.size() < byId.size(); i++) {
            found.addAll(mergedInto.getOrDefault(found.get(i).id(), List.of()));
        }
        return List.copyOf(found);
    }
}
