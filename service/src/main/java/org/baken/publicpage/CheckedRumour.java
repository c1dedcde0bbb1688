package org.baken.publicpage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Verdict;

/**
 * A rumour that was looked into, as the page's template takes it.
 *
 * @param foreign the language of the claim when it is not that of the page
 * @param word the verdict in plain words
 * @param correction where on the page the correction is; null when it is not
 */
record CheckedRumour(
        String anchor, String claim, String foreign, String word, String style, Times.Moment at, String correction) {

    /** @param shown the ids of the messages that are on the page */
    static List<CheckedRumour> of(List<Verdict> verdicts, Set<String> shown, String lang, Words words, Times times) {
        return verdicts.stream()
                .map(verdict -> new CheckedRumour(
                        verdict.anchor(),
                        verdict.claim(),
                        PageHtml.foreign(verdict.lang(), lang),
                        words.get("verdict." + verdict.verdict()),
                        verdict.verdict().toLowerCase(Locale.ROOT),
                        times.moment(verdict.at()),
                        shown.contains(verdict.message()) ? "m-" + verdict.message() : null))
                .toList();
    }
}
