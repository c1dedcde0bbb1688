package org.baken.publishing;

/**
 * What a delivery does, and the earlier post that it does it with.
 *
 * @param target the earlier delivery; null for a post of its own
 * @param remoteId what the platform calls the earlier post; null when there is none
 */
record Aim(Action action, String target, String remoteId) {
    /** A post of its own. */
    static final Aim ALONE = new Aim(Action.POST, null, null);

    boolean edits() {
        return action == Action.EDIT;
    }
}
