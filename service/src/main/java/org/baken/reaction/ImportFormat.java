package org.baken.reaction;

/** What a file of reactions is made of, as its content says. */
public enum ImportFormat {
    /** Rows of columns, with their names in the first row (RFC 4180). */
    CSV,
    /** One array of objects. */
    JSON,
    /** An object on each line. */
    NDJSON
}
