package org.baken.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A channel on which people write to us: under our posts, to our name, or privately. */
public interface Inbox extends Channel {

    /**
     * Something that somebody wrote.
     *
     * @param remoteId what the platform calls it: what {@link Post#inReplyTo} needs to answer it
     * @param inReplyTo the {@link Receipt#remoteId} of the post it answers, ours or not; null when it answers none
     * @param thread the remote id of the post that the conversation began with; null when the platform does not tell
     * @param authorId what the platform calls its writer, which stays when the name changes
     * @param handle what readers know the writer by, such as {@code @name@server} or an e-mail address
     * @param authorName as shown; null when there is none
     * @param authorAddress the writer's own page; null when there is none
     * @param text in plain text, at most 20,000 characters
     * @param lang two-letter code; null when the platform does not tell
     * @param url where it stands; null when it has no address
     * @param secluded whether only we can read it
     * @param pictures how many pictures it has
     * @param at when it was written
     */
    record Heard(
            String remoteId,
            String inReplyTo,
            String thread,
            String authorId,
            String handle,
            String authorName,
            String authorAddress,
            String text,
            String lang,
            String url,
            boolean secluded,
            int pictures,
            Instant at) {}

    /**
     * What came, oldest first.
     *
     * @param cursor where to go on the next time; at most 2,000 characters
     * @param more whether more is waiting already
     * @param unread the remote ids of those that could not be read whole, such as a broken letter: somebody has to look at them there
     */
    record Batch(List<Heard> heard, String cursor, boolean more, Set<String> unread) {
        public Batch {
            heard = List.copyOf(heard);
            unread = Set.copyOf(unread);
        }

        public Batch(List<Heard> heard, String cursor, boolean more) {
            this(heard, cursor, more, Set.of());
        }
    }

    /**
     * Asks for what came after a cursor: at most 200 at a time, each at least once. What we posted ourselves is left out. Nothing is
     * changed on the platform: nothing is marked as read or deleted, so that a poll that fails halfway loses nothing.
     *
     * @param cursor what the last batch gave; null the first time
     * @param since how far to go back the first time
     */
    Batch poll(Link link, String cursor, Instant since) throws ChannelException;

    /** Whether this account has what it takes to be asked; usually every account does. */
    default boolean listens(Link link) {
        return true;
    }

    /** How fast one account may be asked, so that enough of the platform's allowance is left for publishing. */
    default Rate listening() {
        return new Rate(15, Duration.ofSeconds(5));
    }
}
