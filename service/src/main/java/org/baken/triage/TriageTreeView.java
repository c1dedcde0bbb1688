package org.baken.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/**
 * The decision tree in the reader's language, under the policy that holds now.
 *
 * @param hash of its file
 * @param start the id of the first question
 */
public record TriageTreeView(String hash, String start, List<Question> questions, List<Category> classes) {
    /** @param why why it is asked and how to choose */
    public record Question(String id, String text, String why, List<Guideline> guidelines, List<Answer> answers) {}

    /**
     * Leads to the next question or to a class, never to both.
     *
     * @param sentiment POSITIVE, NEUTRAL or NEGATIVE when it says so
     * @param next the id of a question
     * @param category the id of a class, in JSON {@code class}
     */
    public record Answer(
            String id,
            String text,
            String sentiment,
            String next,
            @JsonProperty("class") String category) {}

    /**
     * @param why what matters, and why it is treated so
     * @param reply whether its writer gets an answer, always or when it is of use
     * @param stays whether it is left as it is as soon as it has this class
     */
    public record Category(
            String id,
            String name,
            String why,
            List<Guideline> guidelines,
            Answering answer,
            boolean reply,
            boolean breach,
            boolean abusive,
            boolean stays,
            List<Step> steps) {}

    /** A step of the procedure, in its order. */
    public record Step(
            String id, Act act, String text, List<Guideline> guidelines, boolean required, List<Need> needs) {}

    static TriageTreeView of(TriageTree tree, TriagePolicy policy, Locale locale) {
        String lang = Catalogue.language(locale);
        return new TriageTreeView(
                tree.hash(),
                tree.start(),
                tree.questions().stream().map(one -> question(one, lang)).toList(),
                tree.classes().stream().map(one -> category(one, policy, lang)).toList());
    }

    private static Question question(TriageQuestion question, String lang) {
        return new Question(
                question.id(),
                question.text().get(lang),
                question.why().get(lang),
                question.guidelines(),
                question.answers().stream()
                        .map(answer -> new Answer(
                                answer.id(),
                                answer.text().get(lang),
                                answer.sentiment(),
                                answer.next(),
                                answer.category()))
                        .toList());
    }

    private static Category category(TriageClass category, TriagePolicy policy, String lang) {
        return new Category(
                category.id(),
                category.name().get(lang),
                category.why().get(lang),
                category.guidelines(),
                category.answer(),
                category.isAnswered(policy),
                category.breach(),
                category.abusive(),
                category.staysAsItIs(policy),
                category.procedure(policy).stream()
                        .map(step -> new Step(
                                step.id(),
                                step.act(),
                                step.text().get(lang),
                                step.guidelines(),
                                step.required(),
                                step.needs()))
                        .toList());
    }
}
