package org.baken.incident;

/** Whether residents are concerned. Fixed at opening: nothing of an exercise can reach them. */
public enum IncidentKind {
    REAL,
    EXERCISE
}
