package org.baken.triage;

/** What the house does with reactions of a class that it decided about once for all (guidelines H24, H25, H27). */
public enum Treatment {
    ANSWER,
    LEAVE,
    HIDE,
    REMOVE
}
