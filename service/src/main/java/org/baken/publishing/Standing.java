package org.baken.publishing;

import java.time.Instant;
import org.baken.channel.Trouble;
import org.baken.incident.IncidentState;
import org.baken.message.MessageState;

/**
 * What decides, at the last moment, whether a delivery may leave and in which way.
 *
 * @param targetState where the earlier delivery is that this one is about; null when there is none
 */
public record Standing(
        String id,
        Action action,
        boolean notice,
        Instant validUntil,
        int revision,
        IncidentState incidentState,
        MessageState messageState,
        int messageRevision,
        String target,
        DeliveryState targetState,
        String targetRemoteId,
        Instant targetNextAt) {

    /** Why it may not leave any more; null when it may. */
    Trouble whyNot(Instant now) {
        if (notice) {
            // It belongs to what was withdrawn, and says so.
            return null;
        }
        if (incidentState == IncidentState.CLOSED) {
            return Trouble.of("publishing.incident-closed");
        }
        if (messageState != MessageState.PUBLISHED || messageRevision != revision) {
            return Trouble.of("publishing.no-longer-published");
        }
        return validUntil != null && now.isAfter(validUntil) ? Trouble.of("publishing.approval-expired") : null;
    }

    /** Whether it has to wait until it is known if the earlier post is there. Not for a person: that could take for ever. */
    boolean waitsForTarget() {
        return needsTarget()
                && targetState != null
                && (targetState == DeliveryState.SENDING
                        || targetState == DeliveryState.UNCLEAR && targetNextAt != null);
    }

    /** What it does now: a post of its own when the earlier one is not there. */
    Aim aim() {
        boolean there = targetState != null && targetState.isThere() && targetRemoteId != null;
        if (needsTarget() && !there) {
            return Aim.ALONE;
        }
        return action == Action.POST ? Aim.ALONE : new Aim(action, target, targetRemoteId);
    }

    private boolean needsTarget() {
        return action == Action.EDIT || action == Action.REPLY;
    }

    /** Whether people still wait for news of the incident. */
    boolean isActive() {
        return incidentState == IncidentState.ACTIVE;
    }
}
