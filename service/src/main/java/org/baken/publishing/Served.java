package org.baken.publishing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts have which languages of a message already, so that publishing again sends only what is new. What was stopped
 * before it left counts as new: a newer message had stopped it and was undone.
 */
final class Served {
    private final Map<String, Set<String>> languages = new HashMap<>();
    private final List<String> wanted;

    private Served(List<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Looks at what there is.
     *
     * @param wanted the languages that are to go out
     */
    static Served of(List<Delivery> there, List<String> wanted) {
        Served served = new Served(List.copyOf(wanted));
        there.stream()
                .filter(delivery -> !delivery.notice() && !delivery.isStoppedUnsent())
                .forEach(delivery -> served.languages
                        .computeIfAbsent(delivery.account(), any -> new HashSet<>())
                        .add(delivery.lang()));
        return served;
    }

    /** The languages that this account is still to get. */
    List<String> missing(Account account) {
        Set<String> has = languages.getOrDefault(account.id(), Set.of());
        return wanted.stream().filter(lang -> !has.contains(lang)).toList();
    }
}
