package org.baken.publishing;

/** Something that was taken up, and what calling the channel came to. */
record Done(Parcel parcel, Outcome outcome) {}
