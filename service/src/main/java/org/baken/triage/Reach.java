package org.baken.triage;

/** How many people something reaches, by the judgement of whoever saw it. */
public enum Reach {
    LOW,
    MEDIUM,
    HIGH
}
