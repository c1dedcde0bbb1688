package org.baken.channel;

/** A channel that can put a post under an earlier one: {@link Sends#send} keeps to {@link Post#inReplyTo}. */
public interface Replies extends Sends {}
