package org.baken.publishing;

import java.util.Locale;
import org.baken.channel.Trouble;
import org.baken.platform.Catalogue;

/** What went wrong, in a reader's language. */
final class Words {
    private Words() {}

    /** Null when nothing went wrong. */
    static String of(Locale locale, Trouble trouble) {
        return trouble == null
                ? null
                : Catalogue.text(locale, trouble.key(), trouble.args().toArray());
    }
}
