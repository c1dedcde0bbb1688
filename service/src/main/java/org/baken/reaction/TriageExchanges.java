package org.baken.reaction;

import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * How often we answered the writer of a reaction in this conversation (guideline V33: after about three times it is over).
 *
 * @param stop whether nobody should answer again
 * @param advice why, in the reader's language; null while there is no need
 */
public record TriageExchanges(int count, int limit, boolean stop, String advice) {
    static TriageExchanges of(int count, int limit, Locale locale) {
        boolean stop = count >= limit;
        return new TriageExchanges(
                count, limit, stop, stop ? Catalogue.text(locale, "triage.exchanges.stop", count) : null);
    }
}
