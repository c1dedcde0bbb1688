package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A strike as its reader sees it.
 *
 * @param className the class that the reaction had, in the reader's language
 */
public record StrikeView(@JsonUnwrapped Strike strike, String className) {}
