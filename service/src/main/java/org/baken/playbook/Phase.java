package org.baken.playbook;

/** When an item is worked off. Its due time counts from the start of its phase. */
public enum Phase {
    /** Before any incident; counts from the opening when it is copied into one all the same. */
    PREPARATION,
    /** Counts from the opening of the incident. */
    FIRST_HOUR,
    /** Counts from the opening of the incident. */
    ONGOING,
    /** Counts from the moment the incident goes to aftercare; until then nothing of it is due. */
    AFTERCARE
}
