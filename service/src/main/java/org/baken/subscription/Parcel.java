package org.baken.subscription;

import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.Sends;

/** A mail that was taken up, with all that is needed to send it. Holds an address and a secret: it is never printed. */
record Parcel(LetterDao.Row row, Sends channel, Link link, Post post) {
    /** How it ended. */
    record Done(Parcel parcel, Outcome outcome) {}

    @Override
    public String toString() {
        return "Parcel[mailing=" + row.mailing() + ", recipient=" + row.recipient() + "]";
    }
}
