package org.baken.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.baken.check.Finding.Fix;
import org.baken.check.Finding.Level;
import org.baken.check.Finding.Span;

/** Gathers findings at the levels that the organisation set. */
final class Report {
    /** Who finds the same fault a hundred times is told of the first ones only. */
    private static final int MOST_OF_A_KIND = 40;

    private final Map<Rule, Level> levels = new EnumMap<>(Rule.class);
    private final Map<Rule, Integer> found = new EnumMap<>(Rule.class);
    private final List<Finding> findings = new ArrayList<>();

    Report(Map<String, Level> set) {
        for (Rule rule : Rule.values()) {
            levels.put(rule, rule.fixed() ? rule.usual() : set.getOrDefault(rule.id(), rule.usual()));
        }
    }

    /** Whether anybody wants to hear of it. */
    boolean wants(Rule rule) {
        return levels.get(rule) != Level.OFF;
    }

    /** About the message, or one language or platform of it. */
    void add(Rule rule, String platform, String lang, Object... arguments) {
        add(rule, platform, lang, null, null, null, null, arguments);
    }

    /** About letters of a passage. */
    void at(Rule rule, Passage passage, int start, int end, Fix fix, Object... arguments) {
        add(
                rule,
                passage.platform(),
                passage.lang(),
                passage.path(),
                new Span(start, end),
                passage.text().substring(start, end),
                fix,
                arguments);
    }

    void add(
            Rule rule,
            String platform,
            String lang,
            String path,
            Span span,
            String excerpt,
            Fix fix,
            Object... arguments) {
        if (wants(rule) && found.merge(rule, 1, Integer::sum) <= MOST_OF_A_KIND) {
            findings.add(new Finding(
                    rule.id(),
                    levels.get(rule),
                    rule.guidelines(),
                    platform,
                    lang,
                    path,
                    span,
                    rule.key(),
                    List.of(arguments),
                    excerpt,
                    fix));
        }
    }

    /** What blocks first. */
    List<Finding> findings() {
        return findings.stream().sorted(Comparator.comparing(Finding::level)).toList();
    }
}
