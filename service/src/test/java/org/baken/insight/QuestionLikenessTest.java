package org.baken.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How well questions are put together, measured on questions that a person labelled. */
class QuestionLikenessTest {
    private record Labelled(String label, String lang, String text) {}

    private record Score(double precision, double recall) {}

    @Test
    void questions_in_three_languages_are_mostly_put_together_rightly() throws IOException {
        List<Labelled> all = labelled();
        assertThat(all).hasSizeGreaterThan(60);
        double worstPrecision = 1;
        double worstRecall = 1;
        for (int seed = 0; seed < 10; seed++) {
            List<Labelled> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            Score score = score(shuffled, groups(shuffled));
            System.out.printf("order %d: precision %.2f, recall %.2f%n", seed, score.precision(), score.recall());
            worstPrecision = Math.min(worstPrecision, score.precision());
            worstRecall = Math.min(worstRecall, score.recall());
        }
        assertThat(worstPrecision).isGreaterThan(0.85);
        assertThat(worstRecall).isGreaterThan(0.7);
    }

    @Test
    void what_is_stored_of_a_group_compares_as_the_group_itself() {
        Features water = Features.of("Mag ik het kraanwater drinken?");
        Features read = Features.read(water.written());
        Likenesses known = new Likenesses();
        known.add("g", read);
        assertThat(known.likeness(water, read)).isGreaterThan(0.999);
        assertThat(known.likest(Features.of("mag ik kraanwater nog drinken"))).contains("g");
        assertThat(known.likest(Features.of("Is de school morgen open?"))).isEmpty();
        assertThat(water.written()).doesNotContain("water");
    }

    @Test
    void a_question_of_nothing_but_little_words_has_nothing_to_compare() {
        assertThat(Features.of("?? en dat is de").isEmpty()).isTrue();
    }

    private static List<String> groups(List<Labelled> questions) {
        Likenesses known = new Likenesses();
        List<String> groups = new ArrayList<>();
        for (Labelled question : questions) {
            Features features = Features.of(question.text());
            String group = known.likest(features).orElse(null);
            if (group == null) {
                group = "g" + groups.size();
                known.add(group, features);
            } else {
                known.grow(group, features);
            }
            groups.add(group);
        }
        return groups;
    }

    /** Over pairs: how many of those put together belong together, and how many of those that belong together are. */
    private static Score score(List<Labelled> questions, List<String> groups) {
        int right = 0;
        int together = 0;
        int belong = 0;
        Map<String, List<String>> wrong = new HashMap<>();
        for (int one = 0; one < questions.size(); one++) {
            for (int other = one + 1; other < questions.size(); other++) {
                boolean same =
                        questions.get(one).label().equals(questions.get(other).label());
                boolean joined = groups.get(one).equals(groups.get(other));
                belong += same ? 1 : 0;
                together += joined ? 1 : 0;
                right += same && joined ? 1 : 0;
                if (joined && !same && Boolean.getBoolean("baken.show")) {
                    wrong.computeIfAbsent(questions.get(one).text(), key -> new ArrayList<>())
                            .add(questions.get(other).text());
                }
            }
        }
        wrong.forEach((one, others) -> System.out.println("  wrongly together: " + one + " ~ " + others));
        return new Score(together == 0 ? 1 : (double) right / together, (double) right / belong);
    }

    private static List<Labelled> labelled() throws IOException {
        try (InputStream stream = QuestionLikenessTest.class.getResourceAsStream("/insight/questions.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", 3))
                    .map(parts -> new Labelled(parts[0], parts[1], parts[2]))
                    .toList();
        }
    }
}
