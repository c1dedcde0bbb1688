package org.baken.rumour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;

/**
 * Words of several languages that mean the same, from {@code playbooks/words/concepts.yml}. A word is asked for in lower case and
 * without accents. Immutable.
 */
public final class Concepts {
    private record Ignored(List<String> nl, List<String> fr, List<String> en) {
        Stream<String> words() {
            return Stream.of(nl, fr, en).flatMap(List::stream);
        }
    }

    private record Group(String id, String opposite, Double weight, List<String> nl, List<String> fr, List<String> en) {
        Stream<String> words() {
            return Stream.of(nl, fr, en).flatMap(List::stream);
        }
    }

    private record Written(
            String id, List<String> guidelines, Ignored ignored, List<String> negating, List<Group> concepts) {}

    /** A piece of a word, with what it means. */
    private record Piece(String text, boolean atEnd, boolean anywhere, String concept) {
        boolean isIn(String word) {
            return anywhere ? word.contains(text) : atEnd ? word.endsWith(text) : word.startsWith(text);
        }
    }

    private final Set<String> ignored = new HashSet<>();
    private final Set<String> negating = new HashSet<>();
    private final Map<String, Set<String>> whole = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, String> opposites = new HashMap<>();

    private Concepts(Written written) {
        written.ignored().words().forEach(ignored::add);
        negating.addAll(written.negating());
        for (Group group : written.concepts()) {
            group.words().forEach(word -> add(word, group.id()));
            if (group.weight() != null) {
                weights.put(group.id(), group.weight());
            }
            if (group.opposite() != null) {
                opposites.put(group.id(), group.opposite());
            }
        }
    }

    /**
     * Gives the words that come with Baken.
     *
     * @throws ContentProblem naming file and line of every fault
     */
    public static Concepts shipped() {
        Content content =
                ContentFolder.read("words/concepts.yml").fits(ContentFolder.text("schema/concepts.schema.json"));
        Written written = content.as(Written.class);
        Set<String> ids = new HashSet<>();
        written.concepts().forEach(group -> ids.add(group.id()));
        List<ContentProblem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < written.concepts().size(); i++) {
            String opposite = written.concepts().get(i).opposite();
            if (opposite != null && !ids.contains(opposite)) {
                faults.add(content.fault("/concepts/" + i + "/opposite", "no group has the id \"" + opposite + "\""));
            }
        }
        Content.refuseIfAny(faults);
        return new Concepts(written);
    }

    private void add(String word, String concept) {
        boolean open = word.startsWith("*");
        boolean ends = word.endsWith("*");
        if (open || ends) {
            pieces.add(new Piece(word.replace("*", ""), open, open && ends, concept));
        } else {
            whole.computeIfAbsent(word, key -> new LinkedHashSet<>()).add(concept);
        }
    }

    /** What a word means, in no order; empty when it is in no group. */
    public Set<String> of(String word) {
        Set<String> found = new LinkedHashSet<>(whole.getOrDefault(word, Set.of()));
        pieces.stream().filter(piece -> piece.isIn(word)).map(Piece::concept).forEach(found::add);
        return found;
    }

    /** Whether a word tells nothing about a claim. */
    public boolean ignores(String word) {
        return ignored.contains(word);
    }

    /** Whether a word turns a claim round. */
    public boolean negates(String word) {
        return negating.contains(word);
    }

    /** How much a group tells about a claim, up to 1. */
    public double weight(String concept) {
        return weights.getOrDefault(concept, 1.0);
    }

    /** The group that says the contrary; null when there is none. */
    String opposite(String concept) {
        return opposites.get(concept);
    }
}
