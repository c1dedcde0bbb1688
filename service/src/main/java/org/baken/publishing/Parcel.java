package org.baken.publishing;

import java.util.List;
import java.util.Optional;
import org.baken.channel.Link;
import org.baken.channel.Post;

/**
 * One thing that the worker has taken up, with all it needs to call the channel outside any transaction.
 *
 * @param link the account with its secret; empty when the secret cannot be read
 * @param enclosures the pictures of the message, of which the post gets those that the platform takes
 */
record Parcel(
        Kind kind,
        Course.Task task,
        Course course,
        Aim aim,
        Account account,
        Optional<Link> link,
        Post post,
        List<Illustrations.Enclosure> enclosures) {

    /** Secrets do not belong in a log. */
    @Override
    public String toString() {
        return "Parcel[" + kind + " " + course.id() + " " + task + "]";
    }
}
