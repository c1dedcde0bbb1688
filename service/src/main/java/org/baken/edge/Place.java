package org.baken.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is at one address: a leaf in each language in which it is offered. Immutable, but for what is drawn meanwhile. */
public final class Place {
    private final List<String> languages;
    private final Map<String, Slot> slots;
    private final boolean pairs;

    /** @param slots by two-letter code, at least one; the first is for readers who ask for none of them */
    public Place(Map<String, Slot> slots) {
        this(List.copyOf(slots.keySet()), slots, false);
    }

    private Place(List<String> languages, Map<String, Slot> slots, boolean pairs) {
        this.languages = languages;
        this.slots = new LinkedHashMap<>(slots);
        this.pairs = pairs;
    }

    /** A place with one leaf, whatever the reader's language. */
    public static Place of(Slot slot) {
        return new Place(Map.of("", slot));
    }

    /** A place with two languages in each leaf, of which {@code with=} in the address names the second. */
    public static Place ofPairs(Map<String, Map<String, Slot>> slots) {
        Map<String, Slot> all = new LinkedHashMap<>();
        slots.forEach((left, with) -> with.forEach((right, slot) -> all.put(pair(left, right), slot)));
        return new Place(List.copyOf(slots.keySet()), all, true);
    }

    /** The name under which two languages are. */
    public static String pair(String left, String right) {
        return left + " " + right;
    }

    /** Two-letter codes, the main one first. */
    public List<String> languages() {
        return languages;
    }

    /** The slot under this name: a language, or a {@link #pair}; null when there is none. */
    public Slot in(String name) {
        return slots.get(name);
    }

    /** The names of all slots, the main one first. */
    public Collection<String> names() {
        return slots.keySet();
    }

    /** Every slot. */
    public Collection<Slot> all() {
        return slots.values();
    }

    /** The slot for a reader of this language, which is offered. */
    Slot choose(String lang, String query) {
        if (!pairs) {
            return slots.get(lang);
        }
        List<String> others = new ArrayList<>(languages);
        others.remove(lang);
        String with = Wishes.named("with", query, others);
        return slots.get(pair(lang, with == null ? others.get(0) : with));
    }
}
