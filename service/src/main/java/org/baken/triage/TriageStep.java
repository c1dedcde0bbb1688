package org.baken.triage;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/**
 * A step of a procedure, in the place that it has in its class.
 *
 * @param id unique in its class; the same step has the same id in every class
 * @param text what to do, by language
 * @param required whether the procedure is not done without it
 * @param needs what must be there before it can be taken
 * @param only the treatments under which it is part of the procedure; empty for always
 */
public record TriageStep(
        String id,
        Act act,
        List<Guideline> guidelines,
        Map<String, String> text,
        boolean required,
        List<Need> needs,
        List<Treatment> only) {}
