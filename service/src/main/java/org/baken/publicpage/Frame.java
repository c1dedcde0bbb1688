package org.baken.publicpage;

import java.time.ZoneId;
import org.baken.platform.Words;

/**
 * What everything on a page is told with.
 *
 * @param here the number of the page of older messages that is drawn, or 0 for the page itself
 * @param prefix before every name that can be linked to: of two languages on one page the second has one
 */
record Frame(Fold fold, int here, String prefix, String lang, Words words, Times times) {
    static Frame of(Fold fold, int here, String prefix, ZoneId zone) {
        String lang = PageHtml.wordsIn(fold.view().lang());
        return new Frame(fold, here, prefix, lang, new Words("publicpage", lang), new Times(zone, lang));
    }

    /** Where a message is; null when it is nowhere. */
    String href(String message) {
        String href = fold.href(message, here);
        return href == null ? null : href.replace("#m-", "#" + prefix + "m-");
    }
}
