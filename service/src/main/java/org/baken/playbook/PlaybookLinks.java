package org.baken.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items of a file wait for or count from which others, and the circles that this makes. */
final class PlaybookLinks {
    /**
     * One item that needs another.
     *
     * @param to the id of the other
     * @param place the JSON pointer of where it is written
     */
    record Link(String to, String place) {}

    /** @param place the JSON pointer of where the first of its items is told to wait */
    record Circle(String place, String told) {}

    private final Map<String, List<Link>> links;
    private final Deque<String> road = new ArrayDeque<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<Circle> circles = new LinkedHashSet<>();

    private PlaybookLinks(Map<String, List<Link>> links) {
        this.links = links;
    }

    /** Gives the links of each item by its id, in the order of the file. */
    static Map<String, List<Link>> of(JsonNode items) {
        Map<String, List<Link>> links = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            List<Link> ones = links.computeIfAbsent(item.path("id").asText(), id -> new ArrayList<>());
            JsonNode after = item.path("after");
            for (int k = 0; k < after.size(); k++) {
                ones.add(new Link(after.get(k).asText(), "/items/" + i + "/after/" + k));
            }
            String from = item.path("from").asText(PlaybookItem.FROM_PHASE);
            if (!from.equals(PlaybookItem.FROM_PHASE) && !from.equals(PlaybookItem.FROM_OPENING)) {
                ones.add(new Link(from, "/items/" + i + "/from"));
            }
        }
        return links;
    }

    /** Finds the circles: of items that wait for each other none can ever begin. */
    static Set<Circle> circles(Map<String, List<Link>> links) {
        PlaybookLinks look = new PlaybookLinks(links);
        links.keySet().forEach(look::follow);
        return look.circles;
    }

    private void follow(String id) {
        if (done.contains(id)) {
            return;
        }
        road.addLast(id);
        for (Link link : links.get(id)) {
            if (road.contains(link.to())) {
                circles.add(circle(link.to()));
            } else if (links.containsKey(link.to())) {
                follow(link.to());
            }
        }
        road.removeLast();
        done.add(id);
    }

    private Circle circle(String first) {
        List<String> round = new ArrayList<>(road);
        round = new ArrayList<>(round.subList(round.indexOf(first), round.size()));
        round.add(first);
        String next = round.get(1);
        String place = links.get(first).stream()
                .filter(link -> link.to().equals(next))
                .findFirst()
                .orElseThrow()
                .place();
        return new Circle(
                place,
                round.size() == 2
                        ? "\"" + first + "\" waits for itself"
                        : "these items wait for each other: " + String.join(" → ", round));
    }
}
