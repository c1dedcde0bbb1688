package org.baken.channel;

/**
 * A channel that can answer so that nobody but the one who is answered reads it: {@link Sends#send} keeps to {@link Post#secluded}.
 * What somebody wrote to us in private is answered through no other.
 */
public interface Whispers extends Replies {}
