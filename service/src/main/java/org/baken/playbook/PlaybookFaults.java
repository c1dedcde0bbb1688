package org.baken.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem.Fault;
import org.baken.platform.Guideline;

/**
 * What is wrong with a playbook, all of it at once: what the schema refuses and what no schema can say, such as items that wait
 * for each other. Types of incident are the house's own and are not looked up.
 */
final class PlaybookFaults {
    /** How many faults are told of one file; whoever mends those sees the rest. */
    static final int MOST = 50;

    private static final int LONGEST_TEXT = 300;
    private static final int MOST_ITEMS = 200;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration OFTENEST = Duration.ofMinutes(5);
    private static final Set<String> STARTS = Set.of(PlaybookItem.FROM_PHASE, PlaybookItem.FROM_OPENING);

    private final Content content;
    private final JsonNode items;
    private final Set<Fault> faults = new LinkedHashSet<>();

    private PlaybookFaults(Content content) {
        this.content = content;
        this.items = content.data().path("items");
    }

    /** Finds the faults of a file in the order of its lines; none when it can be used. */
    static List<Fault> in(Content content) {
        PlaybookFaults found = new PlaybookFaults(content);
        found.faults.addAll(content.faultsAgainst(ContentFolder.text("schema/playbook.schema.json")));
        found.head();
        // More are refused by the schema: no work is done for a file that nobody wrote by hand.
        if (found.items.size() <= MOST_ITEMS) {
            found.items();
        }
        return told(found.faults, content);
    }

    private static List<Fault> told(Set<Fault> faults, Content content) {
        List<Fault> told = new ArrayList<>(faults.stream()
                .sorted(Comparator.comparingInt(Fault::line))
                .limit(MOST)
                .map(PlaybookFaults::cut)
                .toList());
        if (faults.size() > MOST) {
            int line = told.get(MOST - 1).line();
            told.add(new Fault(content.file(), line, "and " + (faults.size() - MOST) + " more faults from here on"));
        }
        return told;
    }

    private static Fault cut(Fault fault) {
        return fault.what().length() <= LONGEST_TEXT
                ? fault
                : new Fault(fault.file(), fault.line(), fault.what().substring(0, LONGEST_TEXT) + "…");
    }

    private void head() {
        JsonNode id = content.data().path("id");
        if (id.isTextual() && !id.textValue().equals(content.name())) {
            add("/id", "the id must be \"" + content.name() + "\", as the file is called");
        }
        day("/review", content.data().path("review"));
        day("/approved/on", content.data().path("approved").path("on"));
    }

    private void day(String place, JsonNode written) {
        try {
            if (written.isTextual()) {
                LocalDate.parse(written.textValue());
            }
        } catch (DateTimeException e) {
            add(place, "\"" + written.textValue() + "\" is no day of the calendar");
        }
    }

    private void items() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            String place = "/items/" + i;
            String id = item.path("id").asText();
            if (STARTS.contains(id)) {
                add(place + "/id", "\"" + id + "\" says what an item counts from, and can be no item");
            }
            if (!seen.add(id) && !id.isEmpty()) {
                add(place + "/id", "the id \"" + id + "\" is used twice");
            }
            durations(place, item);
            guidelines(place, item.path("guidelines"));
        }
        Map<String, List<PlaybookLinks.Link>> links = PlaybookLinks.of(items);
        unknown(links);
        later(links);
        PlaybookLinks.circles(links).forEach(circle -> add(circle.place(), circle.told()));
    }

    private void durations(String place, JsonNode item) {
        limit(place, item, "due", Duration.ZERO, "");
        limit(place, item, "every", OFTENEST, "at least 5 minutes and ");
        limit(place, item, "escalate", Duration.ofMinutes(1), "at least 1 minute and ");
    }

    private void limit(String place, JsonNode item, String key, Duration least, String leastTold) {
        try {
            Duration duration = Duration.parse(item.path(key).asText());
            if (duration.compareTo(LONGEST) > 0 || duration.compareTo(least) < 0) {
                add(
                        place + "/" + key,
                        leastTold + "at most 90 days, not " + item.path(key).asText());
            }
        } catch (DateTimeException e) {
            // Missing, or refused by the schema with its own words.
        }
    }

    private void guidelines(String place, JsonNode written) {
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i).asText();
            try {
                Guideline.valueOf(name);
            } catch (IllegalArgumentException e) {
                add(place + "/guidelines/" + i, "there is no guideline \"" + name + "\"");
            }
        }
    }

    private void unknown(Map<String, List<PlaybookLinks.Link>> links) {
        links.values().stream()
                .flatMap(List::stream)
                .filter(link -> !links.containsKey(link.to()))
                .forEach(link -> add(link.place(), "there is no item \"" + link.to() + "\" in this file"));
    }

    /** What waits for aftercare before the incident is over waits for ever. */
    private void later(Map<String, List<PlaybookLinks.Link>> links) {
        Set<String> after = new HashSet<>();
        String usual = content.data().path("phase").asText();
        items.forEach(item -> {
            if (item.path("phase").asText(usual).equals(Phase.AFTERCARE.name())) {
                after.add(item.path("id").asText());
            }
        });
        links.forEach((id, ones) -> ones.stream()
                .filter(link -> after.contains(link.to()) && !after.contains(id))
                .forEach(link -> add(
                        link.place(),
                        "\"" + link.to() + "\" belongs to the aftercare, which begins when this is long over")));
    }

    private void add(String place, String what) {
        faults.add(content.fault(place, what));
    }
}
