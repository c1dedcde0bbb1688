package org.baken.message;

import java.time.Instant;
import java.util.List;
import org.baken.platform.Problem;
import org.jdbi.v3.json.Json;

/**
 * A message with its newest revision.
 *
 * @param revision the number of the newest revision, from 1
 * @param review the version with which it was last submitted; null while it is a draft
 * @param headline the title in the incident's first language, or how the text starts
 * @param hash what sign-offs of the newest revision bind to
 * @param supersededBy the id of the message that took its place, or null
 */
public record Message(
        String id,
        String incident,
        MessageState state,
        int revision,
        Long review,
        @Json Content content,
        String headline,
        String hash,
        String supersededBy,
        Instant createdAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** What it is for. */
    public Purpose purpose() {
        return content.purpose();
    }

    /** The languages it is written in. */
    public List<String> languages() {
        return content.languages();
    }

    /** Refuses with 409 unless this revision, with this hash, is the newest. */
    public void requireNewest(int someRevision, String someHash) {
        if (revision != someRevision || !hash.equals(someHash)) {
            throw Problem.conflict("message.changed-since", changedBy)
                    .with("revision", revision)
                    .with("hash", hash);
        }
    }

    /** Refuses with 409 unless its life can go on with this state. */
    void requireNext(MessageState to) {
        if (!state.next().contains(to)) {
            throw wrongState();
        }
    }

    /** Refuses with 409 unless it is out, or about to leave. */
    public Message requireOut() {
        if (state != MessageState.PUBLISHED) {
            throw wrongState();
        }
        return this;
    }

    /** 409: not in the state that it would have to be in. */
    public Problem wrongState() {
        return Problem.conflict("message.state." + state).with("state", state);
    }

    Message in(MessageState next, Long nextReview, String nextSupersededBy) {
        return new Message(
                id,
                incident,
                next,
                revision,
                nextReview,
                content,
                headline,
                hash,
                nextSupersededBy,
                createdAt,
                version,
                changedBy,
                changedAt);
    }

    Message revisedTo(Revision next) {
        return new Message(
                id,
                incident,
                MessageState.DRAFT,
                next.number(),
                null,
                next.content(),
                next.headline(),
                next.hash(),
                supersededBy,
                createdAt,
                version,
                changedBy,
                changedAt);
    }

    /** The same message without its other languages; the headline in the first preferred one that is left. */
    Message only(List<String> languages, List<String> preferred) {
        Content some = content.only(languages);
        return new Message(
                id,
                incident,
                state,
                revision,
                review,
                some,
                some.headline(preferred),
                hash,
                supersededBy,
                createdAt,
                version,
                changedBy,
                changedAt);
    }

    Message by(String actor, Instant at) {
        return new Message(
                id,
                incident,
                state,
                revision,
                review,
                content,
                headline,
                hash,
                supersededBy,
                createdAt,
                version,
                actor,
                at);
    }
}
