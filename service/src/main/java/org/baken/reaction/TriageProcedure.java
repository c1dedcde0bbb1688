package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;
import org.baken.triage.Act;
import org.baken.triage.TriageStep;
import org.baken.triage.TriageTree;

/**
 * The procedure of one reaction and how far it is, in the reader's language.
 *
 * @param category the id of its class, in JSON {@code class}
 * @param why what matters in this class, and why it is treated so
 * @param ends the states in which it may end, the usual one first
 * @param reply whether its writer gets an answer, always or when it is of use
 * @param finished whether every required step is done
 * @param strikes how often its writer was warned (guideline H04)
 * @param warning what a warning would say now; null when the procedure has none or its writer was warned about this one
 */
public record TriageProcedure(
        @JsonProperty("class") String category,
        String why,
        List<Guideline> guidelines,
        List<StepView> steps,
        List<ReactionState> ends,
        boolean reply,
        boolean finished,
        Struck strikes,
        Warning warning) {
    /**
     * One step.
     *
     * @param beforeRemoval true when it must be done before the reaction may be removed (guideline H09); null otherwise
     * @param missing what must be done before it, in words; null when that is nothing
     * @param tooEarly true when its writer has not had enough warnings yet for it (guideline H04); null otherwise
     * @param undoable whether it can be taken back
     * @param done null while it is to be done
     */
    public record StepView(
            String id,
            Act act,
            String text,
            List<Guideline> guidelines,
            boolean required,
            Boolean beforeRemoval,
            List<String> missing,
            Boolean tooEarly,
            boolean undoable,
            Done done) {}

    /** Who did it; {@code by} is null when it came with an answer. */
    public record Done(String by, Instant at, String note, String url) {}

    /**
     * The strikes of its writer.
     *
     * @param block whether there were so many that blocking is proposed
     */
    public record Struck(int count, int limit, boolean block) {}

    /**
     * What to write to its writer, in their language if we write it.
     *
     * @param number which warning it is
     * @param code the address of the code of conduct, which the text names
     */
    public record Warning(int number, int limit, String code, String lang, String text) {}

    static TriageProcedure of(StepStanding standing, TriageTree tree, String code, Locale locale) {
        String lang = Catalogue.language(locale);
        int limit = standing.policy().strikes();
        return new TriageProcedure(
                standing.category().id(),
                standing.category().why().get(lang),
                standing.category().guidelines(),
                standing.steps().stream()
                        .map(step -> view(standing, step, lang))
                        .toList(),
                ends(standing),
                standing.category().isAnswered(standing.policy()),
                standing.open().isEmpty(),
                new Struck(standing.strikes(), limit, standing.strikes() >= limit),
                warning(standing, tree, code, lang));
    }

    private static StepView view(StepStanding standing, TriageStep step, String lang) {
        List<TriageStep> missing = standing.missing(step);
        boolean before = standing.step(Act.REMOVE)
                .map(standing::missing)
                .filter(needed -> needed.contains(step))
                .isPresent();
        return new StepView(
                step.id(),
                step.act(),
                step.text().get(lang),
                step.guidelines(),
                step.required(),
                before ? true : null,
                missing.isEmpty()
                        ? null
                        : missing.stream().map(one -> one.text().get(lang)).toList(),
                standing.tooEarly(step) ? true : null,
                step.act().isUndoable(),
                standing.done(step)
                        .map(done -> new Done(done.by(), done.at(), done.note(), done.url()))
                        .orElse(null));
    }

    /** What the required steps lead to comes first. */
    private static List<ReactionState> ends(StepStanding standing) {
        List<TriageStep> steps = new ArrayList<>(standing.category().procedure(standing.policy()));
        steps.sort((one, other) -> Boolean.compare(other.required(), one.required()));
        Set<ReactionState> ends = new LinkedHashSet<>();
        for (TriageStep step : steps) {
            switch (step.act()) {
                case ANSWER, PRIVATE -> ends.add(ReactionState.ANSWERED);
                case PASS_ON -> ends.add(ReactionState.PASSED_ON);
                case HIDE -> ends.add(ReactionState.HIDDEN);
                case REMOVE -> ends.add(ReactionState.REMOVED);
                case LEAVE -> ends.add(ReactionState.LEFT);
                default -> {
                    // Leads to no state of its own.
                }
            }
        }
        ends.add(ReactionState.DONE);
        return List.copyOf(ends);
    }

    private static Warning warning(StepStanding standing, TriageTree tree, String code, String reader) {
        boolean open =
                standing.step(Act.WARN).filter(step -> !standing.isDone(step)).isPresent();
        if (!open) {
            return null;
        }
        String written = standing.reaction().lang();
        String lang = written != null && Catalogue.LANGUAGES.contains(written) ? written : reader;
        int number = standing.strikes() + 1;
        int limit = standing.policy().strikes();
        return new Warning(number, limit, code, lang, tree.warning(lang, number, limit, code));
    }
}
