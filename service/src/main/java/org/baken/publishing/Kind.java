package org.baken.publishing;

/** What the worker carries. */
enum Kind {
    /** A post: one at a time on each account. */
    DELIVERY("delivery", 1),
    /** A letter to one recipient: few at a time on each account, so that a mail server is not stormed. */
    LETTER("letter", 2);

    private final String table;
    private final int atOnce;

    Kind(String table, int atOnce) {
        this.table = table;
        this.atOnce = atOnce;
    }

    String table() {
        return table;
    }

    /** How many may be in flight on one account. */
    int atOnce() {
        return atOnce;
    }
}
