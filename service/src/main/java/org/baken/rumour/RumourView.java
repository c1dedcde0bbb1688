package org.baken.rumour;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A rumour with what belongs to it.
 *
 * @param priority 0 to 100: harm × reach × age, 0 when it is settled
 */
public record RumourView(@JsonUnwrapped Rumour rumour, int priority, List<Evidence> evidence) {}
