package org.baken.publishing;

/** What the worker carries. */
enum Kind {
    /** A post: one at a time on each account. */
    DELIVERY("delivery", 1),
    /**
     * A letter to one recipient: some at a time on each account, so that thousands do not take an hour, and a mail server is
     * not stormed (Postfix allows 50 connections of one client). So many at most are unclear after a crash.
     */
    LETTER("letter", 8);

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
