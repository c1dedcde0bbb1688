package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.baken.platform.Guideline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final String GOOD = """
            id: sign-off
            questions:
              - { id: certain, guidelines: [A26], text: { nl: Klopt het, fr: Est-ce exact, en: Is it right } }
              - { id: mirror, guidelines: [A15], text: { nl: Sta je erachter, fr: Assumez-vous, en: Do you stand by it } }
            lists:
              - { id: short, purposes: [HOLDING, INSTRUCTION], questions: [certain] }
              - { id: long, purposes: [UPDATE], questions: [certain, mirror] }
            """;

    private static Questions read(String yaml) {
        return Questions.read(Content.read("sign-off.yml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static ContentProblem.Fault fault(String before, String after) {
        assertThat(GOOD).contains(before);
        return catchThrowableOfType(ContentProblem.class, () -> read(GOOD.replace(before, after)))
                .faults()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HOLDING", "UPDATE", "INSTRUCTION", "CORRECTION", "ANSWER", "PRESS", "ALL_CLEAR", "AFTERCARE"})
    void every_purpose_has_its_questions_in_three_languages(String purpose) {
        assertThat(Questions.shipped().before(purpose))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.text()).containsOnlyKeys("nl", "fr", "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLDING", "INSTRUCTION"})
    void what_cannot_wait_asks_three_questions_at_most(String purpose) {
        assertThat(Questions.shipped().before(purpose)).hasSizeBetween(1, 3);
    }

    @Test
    void an_update_asks_for_the_front_page_the_mirror_and_the_seven_questions() {
        List<Question> asked = Questions.shipped().before("UPDATE");

        assertThat(asked.stream().flatMap(question -> question.guidelines().stream()))
                .contains(Guideline.A14, Guideline.A15, Guideline.V08, Guideline.A16, Guideline.A24, Guideline.V23);
    }

    @Test
    void nothing_confidential_is_asked_before_every_message() {
        Questions questions = Questions.shipped();

        assertThat(List.of("HOLDING", "CORRECTION", "PRESS"))
                .allSatisfy(purpose -> assertThat(
                                questions.before(purpose).stream().flatMap(question -> question.guidelines().stream()))
                        .contains(Guideline.A13, Guideline.A25, Guideline.H32, Guideline.L06));
    }

    @Test
    void questions_come_in_the_order_of_their_list() {
        assertThat(read(GOOD).before("UPDATE")).extracting(Question::id).containsExactly("certain", "mirror");
    }

    @Test
    void a_list_that_asks_what_does_not_exist_is_refused_with_its_line() {
        assertThat(fault("[certain, mirror]", "[certain, miror, mirror]").toString())
                .isEqualTo("sign-off.yml:7: there is no question \"miror\"");
    }

    @Test
    void a_purpose_in_two_lists_is_refused_with_its_line() {
        assertThat(fault("[UPDATE]", "[UPDATE, HOLDING]").toString())
                .isEqualTo("sign-off.yml:7: HOLDING stands in two lists");
    }

    @Test
    void a_question_that_nobody_is_asked_is_refused() {
        assertThat(fault("[certain, mirror]", "[certain]").what()).isEqualTo("nobody is ever asked \"mirror\"");
    }

    @Test
    void four_questions_before_a_first_message_are_refused_with_the_line() {
        assertThat(fault("questions: [certain] }", "questions: [certain, mirror, third, fourth] }")
                        .line())
                .isEqualTo(6);
    }
}
