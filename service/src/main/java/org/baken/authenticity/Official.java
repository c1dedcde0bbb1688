package org.baken.authenticity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.message.MessageState;
import org.baken.message.Purpose;
import org.baken.message.VerificationCode;

/**
 * A message that people could read.
 *
 * @param supersededBy the id of the message that took its place, whether or not that is out; null when none did
 * @param there whether people can still read it
 * @param over whether its incident is closed
 * @param publishedAt when people could read it for the first time
 * @param changedAt when its state changed last
 * @param said by language, the incident's main one first
 * @param wordings every form in which it went out
 * @param urls where it stands or stood on platforms, as {@link WebAddress#key} writes them
 * @param unsettled whether more of it may be out soon without a line in the logbook: its letters are on their way
 */
record Official(
        String id,
        String incident,
        String slug,
        boolean exercise,
        Purpose purpose,
        MessageState state,
        String supersededBy,
        boolean there,
        boolean over,
        Instant publishedAt,
        Instant changedAt,
        Map<String, Said> said,
        List<Wording> wordings,
        Set<String> urls,
        boolean unsettled) {

    /** What it says in one language, as on the town's own page where it stands there. */
    record Said(String lang, String title, String text) {}

    /** One form in which it went out. */
    record Wording(String message, String lang, String text, int[] shingles) {
        static Wording of(String message, String lang, String text) {
            return new Wording(message, lang, text, Shingles.kept(spelled(text)));
        }

        Spelled spelled() {
            return spelled(text);
        }

        private static Spelled spelled(String text) {
            return Spelled.of(Forwarded.unmarked(text)).core();
        }
    }

    String code() {
        return VerificationCode.of(id);
    }

    /** What it says in this language, or else in the incident's main one. */
    Said in(String lang) {
        return said.getOrDefault(lang, said.values().iterator().next());
    }

    /** Where it stands on the town's own page, after the public address. */
    String path(String lang) {
        return "/i/" + slug + "?lang=" + lang + "#m-" + id;
    }
}
