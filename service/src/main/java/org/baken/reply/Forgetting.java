package org.baken.reply;

import java.util.Set;
import org.baken.logbook.LogEntry;
import org.jdbi.v3.core.Handle;

/** Takes what was written to somebody, and their address, out of the answers once they are erased. */
final class Forgetting {
    static final Set<String> KINDS = Set.of("author.erased");

    private final Departure departure;

    Forgetting(Departure departure) {
        this.departure = departure;
    }

    void on(Handle handle, LogEntry entry) {
        ReplyDao replies = handle.attach(ReplyDao.class);
        for (Reply reply : replies.ofAuthor(entry.object())) {
            departure.letters().stop(handle, reply.reference());
            departure.letters().forget(handle, reply.reference());
            replies.wipe(reply.id());
        }
    }
}
