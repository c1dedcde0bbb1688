package org.baken.message;

import org.baken.incident.FactState;

/**
 * A fact that a revision rests on (guideline A26).
 *
 * @param fact its id
 * @param moved whether it changed since the revision was written, in a way that the text may not say yet
 * @param was its state when the revision was written; null for revisions of before Baken kept it
 */
public record RestsOn(String fact, boolean moved, FactState was) {}
