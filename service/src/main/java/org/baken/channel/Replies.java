package org.baken.channel;

/** A channel that can put a post under an earlier one: {@link Sends#send} keeps to {@link Post#inReplyTo}. */
public interface Replies extends Sends {

    /**
     * The text as the writer of that earlier post gets to see it: with their name in front where the platform tells nobody of an
     * answer without it.
     *
     * @param handle of the writer, as {@link Inbox.Heard#handle}
     */
    default String addressed(String handle, String text) {
        return text;
    }
}
