package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Knows what else surrounds a review. The package that decides on approvals provides it. */
@FunctionalInterface
public interface ReviewNotes {
    /** What there is about each of these messages, by id; messages without anything may be left out. */
    Map<String, Note> of(Handle handle, List<Message> messages);

    /**
     * What there is about one message.
     *
     * @param remindedAt when the reviewers of the running review were reminded, or null
     * @param escalatedAt when its deputies and lead were asked, or null
     * @param openComments how many comments nobody has resolved
     */
    record Note(Instant remindedAt, Instant escalatedAt, int openComments) {
        /** For a message about which there is nothing. */
        public static final Note NONE = new Note(null, null, 0);
    }
}
