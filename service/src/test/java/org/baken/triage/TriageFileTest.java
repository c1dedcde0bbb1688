package org.baken.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageFileTest {
    private static final String GOOD = """
            id: triage
            start: tone
            questions:
              - id: tone
                guidelines: [H06]
                text: { nl: Hoe klinkt het, fr: Quel est le ton, en: How does it sound }
                why: { nl: De toon wijst de weg, fr: Le ton montre le chemin, en: The tone shows the way }
                answers:
                  - { id: good, sentiment: POSITIVE, class: kind, text: { nl: Goed, fr: Bien, en: Well } }
                  - { id: bad, sentiment: NEGATIVE, next: law, text: { nl: Slecht, fr: Mal, en: Badly } }
              - id: law
                guidelines: [H01]
                text: { nl: Mag het, fr: Est-ce permis, en: Is it allowed }
                why: { nl: De wet gaat voor, fr: La loi passe avant, en: The law comes first }
                answers:
                  - { id: allowed, class: kind, text: { nl: Het mag, fr: Permis, en: Allowed } }
                  - { id: forbidden, class: rude, text: { nl: Het mag niet, fr: Interdit, en: Forbidden } }
            steps:
              - { id: keep, act: EVIDENCE, guidelines: [H09], text: { nl: Bewaar het, fr: Conservez-le, en: Keep it } }
              - { id: remove, act: REMOVE, guidelines: [H09], text: { nl: Haal weg, fr: Retirez-le, en: Take it down } }
              - { id: leave, act: LEAVE, guidelines: [H26], text: { nl: Laat staan, fr: Laissez-le, en: Let it stand } }
            classes:
              - id: kind
                guidelines: [H26]
                answer: NONE
                breach: false
                abusive: false
                name: { nl: Vriendelijk, fr: Aimable, en: Friendly }
                why: { nl: Dat mag, fr: C’est permis, en: That is fine }
                steps:
                  - { step: leave, required: true }
              - id: rude
                guidelines: [H01]
                answer: NONE
                breach: true
                abusive: true
                name: { nl: Grof, fr: Grossier, en: Rude }
                why: { nl: Dat mag niet, fr: C’est interdit, en: That is not fine }
                steps:
                  - { step: keep, required: true }
                  - { step: remove, required: false, needs: [EVIDENCE, EARLIER] }
            warnings:
              first: { nl: "Lees {code}", fr: "Lisez {code}", en: "Read {code}" }
              again: { nl: "Lees weer {code}", fr: "Relisez {code}", en: "Read again {code}" }
              last: { nl: "Nu is het klaar {code}", fr: "C’est fini {code}", en: "Now it is over {code}" }
            """;

    private static TriageTree read(String yaml) {
        return TriageFile.read(Content.read("triage.yml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> faults(String before, String after) {
        assertThat(GOOD).contains(before);
        return catchThrowableOfType(ContentProblem.class, () -> read(GOOD.replace(before, after))).faults().stream()
                .map(ContentProblem.Fault::toString)
                .toList();
    }

    @Test
    void a_small_tree_can_be_read() {
        assertThat(read(GOOD).classes()).extracting(TriageClass::id).containsExactly("kind", "rude");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    start: tone                         | start: tune                          | triage.yml:2: there is no question "tune"
                    next: law                           | next: lore                           | triage.yml:10: there is no question "lore"
                    id: allowed, class: kind            | id: allowed, next: tone              | triage.yml:16: goes round and round by "tone"
                    id: allowed, class: kind            | id: allowed, class: kin              | triage.yml:16: there is no class "kin"
                    id: forbidden, class: rude          | id: forbidden, class: kind           | triage.yml:32: no way leads to this class
                    NEGATIVE, next: law                 | NEGATIVE, class: rude                | triage.yml:11: no way leads to this question
                    needs: [EVIDENCE, EARLIER]          | needs: [EVIDENCE]                    | triage.yml:41: removing needs EVIDENCE and EARLIER
                    - { step: keep, required: true }    | - { step: leave, required: true }    | triage.yml:41: no step before it keeps evidence
                    - { step: leave, required: true }   | - { step: let, required: true }      | triage.yml:31: there is no step "let"
                    - { id: keep, act: EVIDENCE         | - { id: keep, act: WARN              | triage.yml:41: no step before it keeps evidence
                    required: true }                    | required: true, only: [HIDE] }       | triage.yml:31: the class has no policy
                    """)
    void a_tree_that_nobody_could_work_with_is_refused_with_its_line(String before, String after, String fault) {
        assertThat(faults(before, after)).contains(fault);
    }

    @Test
    void an_answer_that_leads_to_two_things_or_to_none_is_refused() {
        assertThat(faults("id: good, sentiment: POSITIVE, class: kind", "id: good, class: kind, next: law"))
                .anyMatch(fault -> fault.startsWith("triage.yml:9:"));
        assertThat(faults("id: good, sentiment: POSITIVE, class: kind", "id: good"))
                .anyMatch(fault -> fault.startsWith("triage.yml:9:"));
    }

    @Test
    void a_text_without_one_of_the_three_languages_is_refused() {
        assertThat(faults("fr: Est-ce permis, ", "")).anyMatch(fault -> fault.contains("/questions/1/text"));
    }

    @Test
    void a_rule_that_does_not_exist_is_refused() {
        assertThat(faults("guidelines: [H06]", "guidelines: [H99]")).anyMatch(fault -> fault.contains("H99"));
    }

    @Test
    void a_warning_that_does_not_name_the_code_of_conduct_is_refused() {
        assertThat(faults("Read again {code}", "Read again")).anyMatch(fault -> fault.contains("/warnings/again/en"));
    }

    @Test
    void more_questions_than_a_tired_person_answers_are_refused() {
        StringBuilder questions = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            questions.append("""
                      - id: q%d
                        guidelines: [H06]
                        text: { nl: Vraag, fr: La question, en: Question }
                        why: { nl: Daarom, fr: Pour cela, en: Because }
                        answers:
                          - { id: on, %s, text: { nl: Verder, fr: Plus loin, en: Further } }
                          - { id: out, class: kind, text: { nl: Eruit, fr: Sortir, en: Out of it } }
                    """.formatted(i, i == 6 ? "class: kind" : "next: q" + (i + 1)));
        }
        String deep = GOOD.replace("  - id: law\n", questions + "  - id: law\n")
                .replace("id: good, sentiment: POSITIVE, class: kind", "id: good, sentiment: POSITIVE, next: q1");
        assertThat(catchThrowableOfType(ContentProblem.class, () -> read(deep)).getMessage())
                .contains("more than 6 questions lead here: [tone, q1, q2, q3, q4, q5, q6]");
    }
}
