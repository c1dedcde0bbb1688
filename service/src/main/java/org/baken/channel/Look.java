package org.baken.channel;

/** What a connector saw when it looked for a post. */
public sealed interface Look {

    /**
     * It is there.
     *
     * @param liveText what readers see now
     * @param asApproved whether that still says what the post says, by the platform's own way of writing it
     */
    record Found(Receipt receipt, String liveText, boolean asApproved) implements Look {}

    /** It is certainly not there. */
    record Absent() implements Look {}

    /** Nobody can tell but a person. */
    record CannotTell(Trouble why) implements Look {}
}
