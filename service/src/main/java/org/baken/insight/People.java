package org.baken.insight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many reactions each of many people wrote, so kept that one more costs the same however many there are. Not thread-safe. */
final class People {
    private final Map<String, Integer> each = new HashMap<>();

    /** How many people wrote so many, most reactions first. */
    private final SortedMap<Integer, Integer> howMany = new TreeMap<>(Comparator.reverseOrder());

    /** Adds reactions of somebody. */
    void add(String author, int reactions) {
        int before = each.getOrDefault(author, 0);
        each.put(author, before + reactions);
        howMany.computeIfPresent(before, (number, people) -> people == 1 ? null : people - 1);
        howMany.merge(before + reactions, 1, Integer::sum);
    }

    /** How many different people. */
    int number() {
        return each.size();
    }

    /** How many reactions those wrote who wrote most. */
    int ofBusiest(int people) {
        int left = people;
        int reactions = 0;
        for (Map.Entry<Integer, Integer> some : howMany.entrySet()) {
            int taken = Math.min(left, some.getValue());
            reactions += taken * some.getKey();
            left -= taken;
            if (left == 0) {
                break;
            }
        }
        return reactions;
    }
}
