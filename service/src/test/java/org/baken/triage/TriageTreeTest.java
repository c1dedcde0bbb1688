package org.baken.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.platform.Guideline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TriageTreeTest {
    private static final TriageTree TREE = TriageTree.shipped();

    private static final Set<String> CLASSES = Set.of(
            "punishable",
            "privacy",
            "threat",
            "insult",
            "misinformation",
            "disinformation",
            "unknown-claim",
            "spam",
            "political",
            "commercial",
            "off-topic",
            "quarrel",
            "worry",
            "question",
            "personal-question",
            "report",
            "complaint",
            "criticism",
            "opinion",
            "hurt",
            "sympathy",
            "praise",
            "helpful",
            "press",
            "persistent",
            "outside-group");

    private static List<Ways.Way> ways() {
        return Ways.shipped();
    }

    private static List<String> classes() {
        return CLASSES.stream().sorted().toList();
    }

    private static TriageClass category(String id) {
        return TREE.category(id).orElseThrow();
    }

    private static TriagePolicy policy(Treatment unwanted, Treatment kindWords) {
        TriagePolicy usual = TriagePolicy.USUAL;
        return new TriagePolicy(
                unwanted,
                unwanted,
                kindWords,
                usual.strikes(),
                usual.exchanges(),
                usual.answerWithinMinutes(),
                usual.crisisAnswerWithinMinutes(),
                usual.freeTextNeedsSignOff(),
                usual.templatesNeedSignOff(),
                usual.spreadThreshold(),
                usual.retentionDays(),
                usual.pseudonymiseAfterDays(),
                null,
                null,
                null,
                null,
                1,
                "Bert",
                null);
    }

    private static Stream<TriageStep> steps(String id, Act act) {
        return category(id).steps().stream().filter(step -> step.act() == act);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_way_begins_with_the_tone_and_ends_in_a_class_within_six_questions(Ways.Way way) {
        assertThat(way.answers()).hasSizeLessThanOrEqualTo(6);
        assertThat(way.answers().keySet().iterator().next()).isEqualTo("sentiment");
        assertThat(TREE.follow(way.answers())).contains(new TriageTree.Outcome(way.category(), way.sentiment()));
        assertThat(way.sentiment()).isIn("POSITIVE", "NEUTRAL", "NEGATIVE");
    }

    @Test
    void every_class_is_reached_by_some_way_and_no_other() {
        assertThat(ways().stream().map(Ways.Way::category).collect(Collectors.toSet()))
                .isEqualTo(CLASSES);
    }

    @Test
    void half_a_way_leads_nowhere() {
        assertThat(TREE.follow(Map.of())).isEmpty();
        assertThat(TREE.follow(Map.of("sentiment", "negative"))).isEmpty();
        assertThat(TREE.follow(Map.of("sentiment", "angry"))).isEmpty();
    }

    @Test
    void an_answer_to_what_was_not_asked_leads_nowhere() {
        Map<String, String> answers = new HashMap<>(Map.of("sentiment", "positive", "kindness", "thanks"));
        assertThat(TREE.follow(answers)).isPresent();
        answers.put("law", "none");
        assertThat(TREE.follow(answers)).isEmpty();
    }

    @Test
    void nothing_is_said_in_two_languages_with_the_same_words_and_nothing_twice_in_one_list() {
        Stream<Map<String, String>> texts = Stream.of(
                        TREE.questions().stream().map(TriageQuestion::text),
                        TREE.questions().stream().map(TriageQuestion::why),
                        TREE.classes().stream().map(TriageClass::why),
                        TREE.classes().stream()
                                .flatMap(one -> one.steps().stream().map(TriageStep::text)))
                .flatMap(Function.identity());
        assertThat(texts)
                .allSatisfy(text -> assertThat(text).containsOnlyKeys("nl", "fr", "en"))
                .allSatisfy(text -> assertThat(text.values()).doesNotHaveDuplicates());
        for (String lang : List.of("nl", "fr", "en")) {
            assertThat(TREE.classes()).extracting(one -> one.name().get(lang)).doesNotHaveDuplicates();
            assertThat(TREE.questions())
                    .allSatisfy(question -> assertThat(question.answers())
                            .extracting(answer -> answer.text().get(lang))
                            .doesNotHaveDuplicates());
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void nothing_is_removed_that_was_not_kept_first(String id) {
        List<TriageStep> steps = category(id).steps();
        List<Act> acts = steps.stream().map(TriageStep::act).toList();
        assertThat(steps(id, Act.REMOVE)).allSatisfy(step -> {
            assertThat(step.needs()).contains(Need.EVIDENCE, Need.EARLIER);
            assertThat(acts.indexOf(Act.EVIDENCE)).isBetween(0, acts.indexOf(Act.REMOVE) - 1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "punishable, LOOK_UP, EVIDENCE, HIDE, REPORT, INFORM, ANSWER, WARN, REMOVE, BLOCK",
        "privacy, EVIDENCE, REMOVE, WARN",
        "insult, EVIDENCE, WARN, REMOVE, BLOCK",
        "misinformation, RUMOUR, ANSWER, WATCH",
        "unknown-claim, RUMOUR, EXPERT, ANSWER",
        "report, PASS_ON, ANSWER",
        "persistent, TALK, LEAVE",
        "outside-group, WATCH, PUBLISH, CONTACT"
    })
    void the_procedure_of_a_class_follows_the_guidelines_in_their_order(ArgumentsAccessor row) {
        List<Act> acts =
                category(row.getString(0)).steps().stream().map(TriageStep::act).toList();
        List<Act> wanted = row.toList().stream()
                .skip(1)
                .map(act -> Act.valueOf((String) act))
                .toList();
        int from = 0;
        for (Act act : wanted) {
            int found = acts.subList(from, acts.size()).indexOf(act);
            assertThat(found).as(act + " in " + acts).isNotNegative();
            from += found + 1;
        }
    }

    @ParameterizedTest
    @CsvSource({"HIDE, HIDE", "LEAVE, LEAVE", "REMOVE, REMOVE"})
    void the_policy_decides_what_happens_to_politics_and_advertising(Treatment decided, Act act) {
        for (String id : List.of("political", "commercial")) {
            List<TriageStep> steps = category(id).procedure(policy(decided, Treatment.LEAVE));
            assertThat(steps)
                    .filteredOn(TriageStep::required)
                    .extracting(TriageStep::act)
                    .contains(act);
            Set<Act> others = EnumSet.of(Act.HIDE, Act.LEAVE, Act.REMOVE);
            others.remove(act);
            assertThat(steps).extracting(TriageStep::act).doesNotContainAnyElementsOf(others);
        }
    }

    @Test
    void a_kind_word_gets_an_answer_always_or_never() {
        TriageClass praise = category("praise");
        assertThat(praise.staysAsItIs(policy(Treatment.HIDE, Treatment.LEAVE))).isTrue();
        assertThat(praise.staysAsItIs(policy(Treatment.HIDE, Treatment.ANSWER))).isFalse();
        assertThat(praise.isAnswered(policy(Treatment.HIDE, Treatment.ANSWER))).isTrue();
        assertThat(praise.isAnswered(policy(Treatment.HIDE, Treatment.LEAVE))).isFalse();
    }

    @Test
    void opinions_sympathy_and_what_is_off_topic_simply_stay() {
        assertThat(TREE.classes())
                .filteredOn(one -> one.staysAsItIs(TriagePolicy.USUAL))
                .extracting(TriageClass::id)
                .containsExactlyInAnyOrder("opinion", "sympathy", "off-topic", "praise");
    }

    @Test
    void whoever_asks_worries_complains_or_reports_has_a_right_to_an_answer() {
        assertThat(TREE.classes())
                .filteredOn(one -> one.answer() == Answering.OWED)
                .extracting(TriageClass::id)
                .containsExactlyInAnyOrder(
                        "misinformation",
                        "unknown-claim",
                        "worry",
                        "question",
                        "personal-question",
                        "report",
                        "complaint",
                        "press");
        assertThat(TREE.classes())
                .filteredOn(one -> one.answer() == Answering.OWED)
                .allSatisfy(
                        one -> assertThat(one.isAnswered(TriagePolicy.USUAL)).isTrue());
    }

    @Test
    void what_hurts_is_marked_so_that_nobody_reads_it_without_need() {
        assertThat(TREE.classes())
                .filteredOn(TriageClass::abusive)
                .extracting(TriageClass::id)
                .containsExactlyInAnyOrder("punishable", "privacy", "threat", "insult", "hurt");
    }

    @Test
    void every_rule_about_reactions_lives_in_the_tree() {
        Set<Guideline> cited = EnumSet.noneOf(Guideline.class);
        TREE.questions().forEach(question -> cited.addAll(question.guidelines()));
        TREE.classes().forEach(one -> {
            cited.addAll(one.guidelines());
            one.steps().forEach(step -> cited.addAll(step.guidelines()));
        });
        assertThat(cited)
                .contains(
                        Guideline.H01,
                        Guideline.H02,
                        Guideline.H03,
                        Guideline.H04,
                        Guideline.H06,
                        Guideline.H07,
                        Guideline.H08,
                        Guideline.H09,
                        Guideline.H10,
                        Guideline.H11,
                        Guideline.H13,
                        Guideline.H14,
                        Guideline.H15,
                        Guideline.H16,
                        Guideline.H17,
                        Guideline.H18,
                        Guideline.H19,
                        Guideline.H20,
                        Guideline.H21,
                        Guideline.H22,
                        Guideline.H23,
                        Guideline.H24,
                        Guideline.H25,
                        Guideline.H26,
                        Guideline.H27,
                        Guideline.H29,
                        Guideline.H35,
                        Guideline.H37,
                        Guideline.H38,
                        Guideline.H41,
                        Guideline.L03,
                        Guideline.A17,
                        Guideline.A18,
                        Guideline.A29,
                        Guideline.A30,
                        Guideline.V31,
                        Guideline.V33);
    }

    @ParameterizedTest
    @CsvSource({"1, 'warning 1 of 3'", "2, 'warning 2 of 3'", "3, 'the last one'", "4, 'the last one'"})
    void a_warning_names_the_code_of_conduct_and_its_turn(int number, String part) {
        assertThat(TREE.warning("en", number, 3, "https://stad.example/code"))
                .contains("https://stad.example/code", part)
                .doesNotContain("{");
        assertThat(TREE.warning("nl", number, 3, "x")).isNotEqualTo(TREE.warning("fr", number, 3, "x"));
    }
}
