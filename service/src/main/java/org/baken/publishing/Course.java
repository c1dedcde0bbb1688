package org.baken.publishing;

import java.time.Instant;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;
import org.baken.platform.Problem;
import org.jdbi.v3.json.Json;

/**
 * The moving part of a delivery or a letter: how far it has come. Immutable; every step gives the next course, and a step
 * that the state does not allow is a {@link Problem}.
 *
 * @param attempts how often the channel was called to send it
 * @param looks how often we looked for it since the last attempt
 * @param absences how often it was then not there
 * @param nextAt when the worker acts on it next; null when it waits for somebody else
 * @param holdPassed the newest "stop all" that does not stop it
 * @param node which node is at work on it
 * @param leaseUntil until when that node may be; then it counts as dead
 * @param readAt when what readers see was last held against what was approved
 */
public record Course(
        String id,
        String incident,
        String account,
        DeliveryState state,
        int attempts,
        int looks,
        int absences,
        Instant nextAt,
        boolean removing,
        long holdPassed,
        String node,
        Instant leaseUntil,
        @Json Trouble problem,
        String remoteId,
        String url,
        Instant sentAt,
        Instant readAt,
        String doneBy,
        String proof,
        long version) {

    /** What the worker does with it. */
    enum Task {
        SEND,
        /** After an unclear attempt. */
        LOOK,
        /** Holds what readers see against what was approved (platforms, rule 4). */
        READ_BACK,
        REMOVE
    }

    Task task() {
        return switch (state) {
            case QUEUED, RETRYING -> Task.SEND;
            case UNCLEAR -> Task.LOOK;
            default -> removing ? Task.REMOVE : Task.READ_BACK;
        };
    }

    /** Taken up by a node, before it calls the channel. */
    Course claimed(String by, Instant until) {
        Draft draft = new Draft(this);
        if (task() == Task.SEND) {
            draft.to(DeliveryState.SENDING);
            draft.attempts++;
            draft.looks = 0;
            draft.absences = 0;
        }
        draft.node = by;
        draft.leaseUntil = until;
        return draft.done();
    }

    /** @param readBackAt when to hold it against what was approved; null for never */
    Course sent(Receipt receipt, Instant readBackAt, Instant now) {
        Draft draft = free().to(DeliveryState.SENT);
        draft.problem = null;
        draft.remoteId = receipt.remoteId();
        draft.url = receipt.url();
        draft.sentAt = receipt.sentAt();
        draft.nextAt = removing ? now : readBackAt;
        return draft.done();
    }

    Course refused(Trouble trouble) {
        return stopped(DeliveryState.REFUSED, trouble);
    }

    Course retrying(Trouble trouble, Instant at) {
        Draft draft = free().to(DeliveryState.RETRYING);
        draft.problem = trouble;
        draft.nextAt = at;
        return draft.done();
    }

    /** @param lookAt when to look for it; null when only a person can */
    Course unclear(Trouble trouble, Instant lookAt) {
        Draft draft = free().to(DeliveryState.UNCLEAR);
        draft.problem = trouble;
        draft.nextAt = lookAt;
        return draft.done();
    }

    /** We looked and cannot say yet. */
    Course looked(Trouble trouble, boolean absent, Instant again) {
        Draft draft = free();
        draft.looks++;
        draft.absences += absent ? 1 : 0;
        draft.problem = trouble == null ? problem : trouble;
        draft.nextAt = again;
        return draft.done();
    }

    /** No longer taken up by anybody. */
    Course freed() {
        return free().done();
    }

    /** Back at the start, with the same key. */
    Course queued(Instant at) {
        Draft draft = free().to(DeliveryState.QUEUED);
        draft.looks = 0;
        draft.absences = 0;
        draft.nextAt = at;
        return draft.done();
    }

    /** Let go after a "stop all". */
    Course released(long hold) {
        Draft draft = new Draft(this);
        draft.holdPassed = hold;
        return draft.done();
    }

    Course removed() {
        return stopped(DeliveryState.REMOVED, null);
    }

    /**
     * Readers do not see what was approved.
     *
     * @param again when to look whether somebody put it right
     */
    Course diverged(Trouble trouble, Instant now, Instant again) {
        Draft draft = free();
        if (state != DeliveryState.DIVERGED) {
            draft.to(DeliveryState.DIVERGED);
        }
        draft.problem = trouble;
        draft.readAt = now;
        draft.nextAt = again;
        return draft.done();
    }

    /** Readers see what was approved, perhaps again. */
    Course asApproved(Instant now, Instant again) {
        Draft draft = free();
        if (state == DeliveryState.DIVERGED) {
            draft.to(DeliveryState.SENT);
            draft.problem = null;
        }
        draft.looks = 0;
        draft.absences = 0;
        draft.readAt = now;
        draft.nextAt = again;
        return draft.done();
    }

    /** A later message stands in its place, in the same post. */
    Course edited() {
        Draft draft = free().to(DeliveryState.EDITED);
        draft.problem = null;
        draft.removing = false;
        draft.nextAt = null;
        return draft.done();
    }

    /** Nothing is done about it before then. */
    Course later(Instant at) {
        Draft draft = free();
        draft.nextAt = at;
        return draft.done();
    }

    /** To be taken away as soon as possible. */
    Course toBeRemoved(Instant now) {
        Draft draft = new Draft(this);
        draft.removing = true;
        draft.nextAt = state.isThere() ? now : nextAt;
        return draft.done();
    }

    /** Removing it failed this time; without a further time the task is a person's. */
    Course notRemoved(Trouble trouble, Instant again) {
        Draft draft = free();
        draft.looks++;
        draft.problem = trouble;
        draft.nextAt = again;
        draft.removing = again != null;
        return draft.done();
    }

    /** A person says how it ended. */
    Course told(DeliveryState to, String by, String evidence, String address, Instant at) {
        Draft draft = free().to(to);
        draft.nextAt = null;
        draft.doneBy = by;
        draft.proof = evidence;
        draft.url = address == null ? url : address;
        draft.sentAt = to == DeliveryState.REFUSED ? null : at;
        draft.problem = to == DeliveryState.REFUSED ? problem : null;
        return draft.done();
    }

    /** The letters of a delivery together. */
    Course together(DeliveryState to, Trouble trouble, Instant at) {
        Draft draft = free().to(to);
        draft.nextAt = null;
        draft.problem = trouble;
        draft.sentAt = to == DeliveryState.SENT ? at : null;
        return draft.done();
    }

    private Course stopped(DeliveryState to, Trouble trouble) {
        Draft draft = free().to(to);
        draft.problem = trouble;
        draft.nextAt = null;
        return draft.done();
    }

    private Draft free() {
        Draft draft = new Draft(this);
        draft.node = null;
        draft.leaseUntil = null;
        return draft;
    }

    /** A course being put together. */
    private static final class Draft {
        private final Course from;
        private DeliveryState state;
        private int attempts;
        private int looks;
        private int absences;
        private Instant nextAt;
        private boolean removing;
        private long holdPassed;
        private String node;
        private Instant leaseUntil;
        private Trouble problem;
        private String remoteId;
        private String url;
        private Instant sentAt;
        private Instant readAt;
        private String doneBy;
        private String proof;

        Draft(Course from) {
            this.from = from;
            state = from.state;
            attempts = from.attempts;
            looks = from.looks;
            absences = from.absences;
            nextAt = from.nextAt;
            removing = from.removing;
            holdPassed = from.holdPassed;
            node = from.node;
            leaseUntil = from.leaseUntil;
            problem = from.problem;
            remoteId = from.remoteId;
            url = from.url;
            sentAt = from.sentAt;
            readAt = from.readAt;
            doneBy = from.doneBy;
            proof = from.proof;
        }

        Draft to(DeliveryState next) {
            if (!from.state.next().contains(next)) {
                throw Problem.conflict("publishing.state." + from.state);
            }
            state = next;
            return this;
        }

        Course done() {
            return new Course(
                    from.id,
                    from.incident,
                    from.account,
                    state,
                    attempts,
                    looks,
                    absences,
                    nextAt,
                    removing,
                    holdPassed,
                    node,
                    leaseUntil,
                    problem,
                    remoteId,
                    url,
                    sentAt,
                    readAt,
                    doneBy,
                    proof,
                    from.version);
        }
    }
}
