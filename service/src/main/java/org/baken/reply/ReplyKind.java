package org.baken.reply;

/** What an answer is. */
public enum ReplyKind {
    /** Says something. */
    ANSWER,
    /** Says that a private message has come in (guideline H22). */
    RECEIPT
}
