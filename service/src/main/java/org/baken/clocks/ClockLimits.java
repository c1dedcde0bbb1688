package org.baken.clocks;

import java.time.Duration;

/**
 * What the house set for its clocks. How long rumours and reactions may wait, their own packages know.
 *
 * @param firstStatement from the opening to the first publication (guideline V10)
 * @param escalation from when a clock is late to when the lead and the deputies are told
 */
public record ClockLimits(Duration firstStatement, Duration escalation) {}
