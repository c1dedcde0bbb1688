package org.baken.publishing;

import java.util.Optional;
import org.baken.channel.Link;
import org.baken.channel.Post;

/**
 * One thing that the worker has taken up, with all it needs to call the channel outside any transaction.
 *
 * @param link the account with its secret; empty when the secret cannot be read
 */
record Parcel(Kind kind, Course.Task task, Course course, Account account, Optional<Link> link, Post post) {

    /** Secrets do not belong in a log. */
    @Override
    public String toString() {
        return "Parcel[" + kind + " " + course.id() + " " + task + "]";
    }
}
