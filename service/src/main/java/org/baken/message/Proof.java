package org.baken.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.channel.TextCount;
import org.baken.check.Finding;

/**
 * What there is to see about content before it goes anywhere.
 *
 * @param findings what blocks it first
 * @param counts how much of the limit it uses, by platform and language
 * @param previews what would go out, by platform and language
 * @param linked the platforms on which it can go out
 */
public record Proof(
        List<Finding> findings,
        Map<String, Map<String, TextCount>> counts,
        Map<String, Map<String, String>> previews,
        Set<String> linked) {

    /** Tells whether something stops it from being submitted. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** The findings in the words of somebody's language. */
    public List<Finding.Advice> advice(Locale locale) {
        return findings.stream().map(finding -> finding.in(locale)).toList();
    }
}
