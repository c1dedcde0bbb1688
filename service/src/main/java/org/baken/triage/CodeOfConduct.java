package org.baken.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.platform.Catalogue;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.platform.Dates;
import org.baken.platform.Guideline;

/**
 * What residents may write on the town's channels, and how the town decides about it (guidelines H05, B02, B04, B13, B14). It says
 * what the policy says, so that the two never differ. Immutable.
 */
public final class CodeOfConduct {
    private static final int HOUR = 60;

    private record When(TriageClass.Subject subject, List<Treatment> treatment) {}

    private record Item(Map<String, String> text, When when) {
        boolean holds(TriagePolicy policy) {
            return when == null || when.treatment.contains(policy.treatment(when.subject));
        }
    }

    private record Part(String id, List<Guideline> guidelines, Map<String, String> title, List<Item> items) {}

    private record Written(
            String id, LocalDate review, Map<String, String> title, Map<String, String> intro, List<Part> sections) {}

    /**
     * The code as a reader sees it.
     *
     * @param approval which body approved it and when, or that none did yet
     * @param review when it is looked at again
     */
    public record View(
            String lang, String heading, String intro, List<Section> sections, String approval, String review) {}

    /** A part of it, in sentences. */
    public record Section(String id, String title, List<String> lines) {}

    private final Written written;

    private CodeOfConduct(Written written) {
        this.written = written;
    }

    /** Reads the code that comes with Baken. */
    public static CodeOfConduct shipped() {
        return read(ContentFolder.read("policy/code-of-conduct.yml"));
    }

    /** @throws ContentProblem naming file and line of every fault */
    static CodeOfConduct read(Content content) {
        Written written = content.fits(ContentFolder.text("schema/code-of-conduct.schema.json"))
                .as(Written.class);
        List<ContentProblem.Fault> faults = new ArrayList<>(content.twice("/sections", written.sections, Part::id));
        Content.refuseIfAny(faults);
        return new CodeOfConduct(written);
    }

    /** The code under this policy in a language of the {@link Catalogue}. */
    public View view(TriagePolicy policy, String lang) {
        return new View(
                lang,
                written.title.get(lang),
                written.intro.get(lang),
                written.sections.stream()
                        .map(part -> new Section(part.id, part.title.get(lang), lines(part, policy, lang)))
                        .filter(section -> !section.lines().isEmpty())
                        .toList(),
                approval(policy, lang),
                Catalogue.text(lang, "triage.code.review", day(review(policy), lang)));
    }

    /** When it is looked at again: as the house decided, or as the text that comes with Baken says. */
    LocalDate review(TriagePolicy policy) {
        return Objects.requireNonNullElse(policy.codeReviewOn(), written.review);
    }

    /** That it is time to look at it again (guideline B13), in a language of the {@link Catalogue}; null before that. */
    String hint(TriagePolicy policy, LocalDate today, String lang) {
        LocalDate review = review(policy);
        return today.isBefore(review) ? null : Catalogue.text(lang, "triage.code.due", day(review, lang));
    }

    private static List<String> lines(Part part, TriagePolicy policy, String lang) {
        return part.items.stream()
                .filter(item -> item.holds(policy))
                .map(item -> filled(item.text.get(lang), policy, lang))
                .toList();
    }

    private static String filled(String text, TriagePolicy policy, String lang) {
        return text.replace("{strikes}", Integer.toString(policy.strikes()))
                .replace("{exchanges}", Integer.toString(policy.exchanges()))
                .replace("{answer}", time(policy.answerWithinMinutes(), lang))
                .replace("{crisis}", time(policy.crisisAnswerWithinMinutes(), lang))
                .replace("{days}", Integer.toString(policy.retentionDays()));
    }

    private static String time(int minutes, String lang) {
        return minutes % HOUR == 0
                ? Catalogue.text(lang, "triage.code.hours", minutes / HOUR)
                : Catalogue.text(lang, "triage.code.minutes", minutes);
    }

    private static String approval(TriagePolicy policy, String lang) {
        return policy.codeApprovedBy() == null
                ? Catalogue.text(lang, "triage.code.not-approved")
                : Catalogue.text(
                        lang, "triage.code.approved", policy.codeApprovedBy(), day(policy.codeApprovedOn(), lang));
    }

    private static String day(LocalDate day, String lang) {
        return Dates.day(lang).format(day);
    }
}
