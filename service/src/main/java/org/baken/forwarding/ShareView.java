package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.baken.media.MediaItem;

/**
 * Everything that one colleague's share page says.
 *
 * @param name of the colleague
 * @param note what the asker adds; empty when nothing
 * @param ended what must not be passed on any more, oldest first
 * @param current what can be passed on now
 * @param places where they say that they shared, in the order in which they said so
 * @param reason why they do not pass it on; null when they do not say
 */
record ShareView(
        String lang,
        List<String> languages,
        boolean exercise,
        String name,
        String asker,
        String note,
        List<Ended> ended,
        List<SharedMessage> current,
        RecipientState state,
        List<SharedPlace> places,
        String reason,
        boolean accepted,
        boolean optedOut,
        Instant expiresAt) {

    /** Why a message must not be passed on. */
    enum Stop {
        SUPERSEDED,
        WITHDRAWN
    }

    /**
     * A message that no longer holds: its words are not shown again.
     *
     * @param replacement the id of what is to be shared instead; null when nothing is
     * @param cleared whether they said that nothing of it stands any more
     */
    record Ended(String message, String headline, Stop stop, String replacement, boolean cleared) {}

    /**
     * A message as it can be passed on.
     *
     * @param replaces whether it takes the place of one that they were asked to share
     * @param lang of the text, which is another than asked when there is no other text
     * @param text exactly as approved
     * @param code by which anybody finds out whether it is real
     * @param posts where it stands, without the official page
     * @param official its short address on the official page
     */
    record SharedMessage(
            String id,
            boolean replaces,
            String headline,
            String lang,
            String text,
            String code,
            List<OfficialPost> posts,
            String official,
            List<Picture> pictures) {}

    /** A post of an official account. */
    record OfficialPost(String platform, String name, String url) {}

    /** A picture that goes along; the alt text is empty when nobody wrote one. */
    record Picture(String alt, String credit, List<MediaItem.Size> sizes) {
        MediaItem.Size largest() {
            return sizes.get(sizes.size() - 1);
        }
    }

    /** Where a message was shared and still stands, as far as they say. */
    Stream<SharedPlace> standing(String message) {
        return places.stream().filter(place -> place.message().equals(message) && place.removedAt() == null);
    }

    /** Whether it was shared in this place. */
    boolean isShared(String place, String message) {
        return places.stream()
                .anyMatch(one -> one.id().equals(place) && one.message().equals(message));
    }
}
