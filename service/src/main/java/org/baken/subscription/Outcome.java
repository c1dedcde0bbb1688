package org.baken.subscription;

import org.baken.channel.Trouble;

/**
 * How one attempt to send a mail ended.
 *
 * @param status what the mail server answered, as its number ({@code 550 5.1.1}); null when it did not
 * @param remoteId what the mail server calls the mail it took; null when it took none
 * @param trouble why the server cannot be used; null when it can
 */
record Outcome(End end, String status, String remoteId, Trouble trouble) {
    /** What follows from it. */
    enum End {
        SENT,
        /** The provider says that there is no such mailbox. */
        NO_MAILBOX,
        REFUSED,
        /** Its provider wants us to wait. */
        LATER,
        /** It may have arrived. */
        UNCLEAR,
        /** Nothing was sent, and it was not this mail's fault. */
        ACCOUNT
    }

    static Outcome sent(String remoteId) {
        return new Outcome(End.SENT, null, remoteId, null);
    }

    static Outcome of(End end, String status) {
        return new Outcome(end, status, null, null);
    }

    static Outcome account(Trouble trouble) {
        return new Outcome(End.ACCOUNT, null, null, trouble);
    }
}
