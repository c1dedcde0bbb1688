package org.baken.triage;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/**
 * A class of reactions that are treated in the same way (guideline B03).
 *
 * @param name by language
 * @param why what matters and why it is treated so, by language
 * @param answer whether its writer gets an answer
 * @param breach whether it goes against the law or the code of conduct
 * @param abusive whether nobody should read it without need (guideline H35)
 * @param policy the subject of the policy that decides how it is treated; null for none
 * @param steps every step under any policy, in their order; {@link #procedure} gives those that apply
 */
public record TriageClass(
        String id,
        List<Guideline> guidelines,
        Map<String, String> name,
        Map<String, String> why,
        Answering answer,
        boolean breach,
        boolean abusive,
        Subject policy,
        List<TriageStep> steps) {
    /** What the house decides about once for all. */
    public enum Subject {
        POLITICAL,
        COMMERCIAL,
        POSITIVE
    }

    /** The steps under this policy, in their order. */
    public List<TriageStep> procedure(TriagePolicy decided) {
        return steps.stream()
                .filter(step -> step.only().isEmpty() || step.only().contains(decided.treatment(policy)))
                .toList();
    }

    /** Whether the procedure under this policy has an answer in it. */
    public boolean isAnswered(TriagePolicy decided) {
        return procedure(decided).stream().anyMatch(step -> step.act() == Act.ANSWER || step.act() == Act.PRIVATE);
    }

    /** Whether nothing has to be done under this policy but to let it stand (guidelines H26, L03). */
    public boolean staysAsItIs(TriagePolicy decided) {
        List<TriageStep> required =
                procedure(decided).stream().filter(TriageStep::required).toList();
        return !required.isEmpty() && required.stream().allMatch(step -> step.act() == Act.LEAVE);
    }
}
