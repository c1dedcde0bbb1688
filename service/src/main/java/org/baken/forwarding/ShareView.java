package org.baken.forwarding;

import java.time.Instant;
import java.util.List;

/**
 * Everything that one colleague's share page says.
 *
 * @param name of the colleague
 * @param note what the asker adds; empty when nothing
 * @param message what was asked to be passed on; null once nothing of it can be read any more
 * @param stop why it must not be passed on any more; null while it holds
 * @param replacement what holds instead; null when nothing does
 * @param where what they said before; null when nothing
 */
record ShareView(
        String lang,
        List<String> languages,
        boolean exercise,
        String name,
        String asker,
        String note,
        SharedMessage message,
        Stop stop,
        SharedMessage replacement,
        RecipientState state,
        String where,
        boolean accepted,
        boolean optedOut,
        Instant expiresAt) {

    /** Why a message must not be passed on. */
    enum Stop {
        SUPERSEDED,
        WITHDRAWN
    }

    /**
     * A message as it can be passed on.
     *
     * @param lang of the text, which is another than asked when there is no other text
     * @param text exactly as approved
     * @param posts where it stands, without the official page
     * @param official its address on the official page
     */
    record SharedMessage(String headline, String lang, String text, List<OfficialPost> posts, String official) {}

    /** A post of an official account. */
    record OfficialPost(String platform, String url) {}
}
