package org.baken.approval;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.message.Reviews;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Comments on passages of messages (guideline A20). A comment stays with the revision that it was made on; where its words stand
 * in the newest one is found again. Methods that change something append to the log: call them last. Thread-safe.
 */
public final class Comments {
    private static final Role[] COMMENTING = {Role.AUTHOR, Role.APPROVER, Role.LEAD, Role.EXPERT, Role.SPOKESPERSON};

    private final Incidents incidents;
    private final Messages messages;
    private final Reviews reviews;
    private final Clock clock;

    public Comments(Incidents incidents, Messages messages, Reviews reviews, Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Where a passage stands: the letters from start to end, in UTF-16 units, of the text at the path. */
    public record Place(String path, int start, int end) {}

    /**
     * A comment with where its words stand now.
     *
     * @param now absent when they are gone from the newest revision
     */
    record Placed(Comment comment, Place now) {}

    /** The comments on a message, oldest first. */
    List<Placed> of(Handle handle, Caller caller, String id) {
        Message message = messages.get(handle, id);
        incidents.readable(handle, caller, message.incident());
        return handle.attach(CommentDao.class).of(id).stream()
                .map(comment -> placed(comment, message.content()))
                .toList();
    }

    /** Adds a comment. 400 unless the quote is what stands there in that revision. */
    Placed add(Handle handle, Caller caller, String id, int revision, Place place, String quote, String text) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents.require(handle, caller, message.incident(), COMMENTING);
        incident.unlessClosed();
        Content content = messages.revision(handle, id, revision).content();
        String whole = Passages.text(content, place.path())
                .orElseThrow(() -> Problem.invalid("path", "approval.comment.path"));
        if (place.start() >= place.end()
                || place.end() > whole.length()
                || !whole.substring(place.start(), place.end()).equals(quote)) {
            throw Problem.invalid("quote", "approval.comment.quote");
        }
        Comment comment = new Comment(
                Ids.next(),
                id,
                revision,
                place.path(),
                place.start(),
                place.end(),
                quote,
                text,
                caller.id(),
                caller.name(),
                clock.instant(),
                null,
                null);
        handle.attach(CommentDao.class).insert(comment);
        reviews.noted(
                handle,
                "commented",
                message,
                caller.actor(),
                Map.of("comment", comment.id(), "path", place.path(), "on", revision));
        return placed(comment, message.content());
    }

    /** Marks a comment as dealt with, or as open again. Whoever made it may, and authors and approvers. */
    Placed resolve(Handle handle, Caller caller, String id, boolean resolved) {
        CommentDao comments = handle.attach(CommentDao.class);
        Comment comment = comments.find(id).orElseThrow(() -> Problem.notFound("comment"));
        Message message = messages.lock(handle, comment.message());
        Incident incident = incidents.readable(handle, caller, message.incident());
        if (!comment.person().equals(caller.id())) {
            incidents.require(handle, caller, incident.id(), Role.AUTHOR, Role.APPROVER);
        }
        incident.unlessClosed();
        int changed = resolved ? comments.resolve(id, caller.name(), clock.instant()) : comments.reopen(id);
        if (changed == 1) {
            reviews.noted(
                    handle, "comment-resolved", message, caller.actor(), Map.of("comment", id, "resolved", resolved));
        }
        return placed(comments.find(id).orElseThrow(), message.content());
    }

    private static Placed placed(Comment comment, Content newest) {
        Optional<String> text = Passages.text(newest, comment.path());
        OptionalInt start = text.isEmpty()
                ? OptionalInt.empty()
                : Passages.nearest(text.get(), comment.quote(), comment.spanStart());
        Place now = start.isEmpty()
                ? null
                : new Place(
                        comment.path(),
                        start.getAsInt(),
                        start.getAsInt() + comment.quote().length());
        return new Placed(comment, now);
    }
}
