package org.baken.incident;

/** Which question of residents a fact answers. */
public enum FactKind {
    /** What happened and what it means for them. */
    KNOWN,
    /** What we are doing about it. */
    DOING,
    /** What we ask of them (guideline V13). */
    ASK,
    /** Where they find more. */
    WHERE
}
