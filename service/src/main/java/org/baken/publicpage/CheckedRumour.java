package org.baken.publicpage;

import java.util.List;
import java.util.Locale;
import org.baken.publicpage.PageView.Verdict;

/**
 * A rumour that was looked into, as the page's template takes it.
 *
 * @param foreign the language of the claim when it is not that of the page
 * @param word the verdict in plain words
 * @param correction where the correction is; null when it is not
 */
record CheckedRumour(
        String anchor, String claim, String foreign, String word, String style, Times.Moment at, String correction) {

    static List<CheckedRumour> of(List<Verdict> verdicts, Frame frame) {
        return verdicts.stream()
                .map(verdict -> new CheckedRumour(
                        frame.prefix() + verdict.anchor(),
                        verdict.claim(),
                        PageHtml.foreign(verdict.lang(), frame.lang()),
                        frame.words().get("verdict." + verdict.verdict()),
                        verdict.verdict().toLowerCase(Locale.ROOT),
                        frame.times().moment(verdict.at()),
                        frame.href(verdict.message())))
                .toList();
    }
}
