package org.baken.channel;

/**
 * One field of an account that cannot stay as it is.
 *
 * @param field {@code settings.<name>} or {@code secret.<name>}
 */
public record SettingProblem(String field, Trouble trouble) {}
