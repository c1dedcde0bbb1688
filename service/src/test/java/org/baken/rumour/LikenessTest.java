package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures on labelled pairs of claims. The words and the threshold were chosen with {@code pairs.tsv} at hand;
 * {@code pairs-unseen.tsv} tells what that is worth for other claims, as far as pairs written by the same hand can.
 */
class LikenessTest {
    private static final Likeness LIKENESS = new Likeness(Concepts.shipped());

    private record Pair(boolean same, String one, String other) {}

    private record Measured(int pairs, double precision, double recall) {}

    @Test
    void most_of_what_is_proposed_is_one_claim_and_most_of_what_is_one_claim_is_proposed() throws IOException {
        Measured chosen = measured("by words that mean the same", "pairs.tsv", LikenessTest::percent, Likeness.LIKELY);
        Measured unseen =
                measured("by words that mean the same", "pairs-unseen.tsv", LikenessTest::percent, Likeness.LIKELY);
        assertThat(chosen.pairs() + unseen.pairs()).isGreaterThanOrEqualTo(60);
        assertThat(chosen.precision()).isGreaterThanOrEqualTo(0.8);
        assertThat(chosen.recall()).isGreaterThanOrEqualTo(0.9);
        assertThat(unseen.precision()).isGreaterThanOrEqualTo(0.8);
        assertThat(unseen.recall()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void letters_alone_recognise_no_other_language() throws IOException {
        for (double threshold : List.of(0.2, 0.3, 0.4)) {
            Measured letters = measured("by letters alone", "pairs.tsv", LikenessTest::byLetters, threshold);
            assertThat(letters.recall()).isLessThan(0.5);
        }
    }

    @Test
    void it_is_the_same_whichever_comes_first_and_a_claim_is_wholly_like_itself() throws IOException {
        for (Pair pair : pairs("pairs.tsv")) {
            assertThat(percent(pair.one(), pair.other()))
                    .as(pair.one() + " / " + pair.other())
                    .isCloseTo(percent(pair.other(), pair.one()), within(1e-9));
            assertThat(percent(pair.one(), pair.one())).isEqualTo(1.0);
        }
    }

    @Test
    void the_quick_look_that_spares_a_comparison_passes_over_nothing_that_is_likely() throws IOException {
        List<Likeness.Claim> claims = pairs("pairs.tsv").stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .map(LIKENESS::read)
                .toList();
        int spared = 0;
        for (Likeness.Claim one : claims) {
            for (Likeness.Claim other : claims) {
                boolean may = LIKENESS.mayBeLikely(one, other);
                spared += may ? 0 : 1;
                assertThat(may || !LIKENESS.match(one, other).isLikely()).isTrue();
            }
        }
        assertThat(spared).isGreaterThan(claims.size() * claims.size() / 2);
    }

    @Test
    void what_says_nothing_is_like_nothing() {
        assertThat(percent("", "")).isZero();
        assertThat(percent("?!", "De brug is ingestort")).isZero();
        assertThat(percent("het is er niet", "il n'y a pas")).isZero();
    }

    @Test
    void the_reason_names_the_words_that_say_the_same() {
        Likeness.Match match = LIKENESS.match(
                LIKENESS.read("Het drinkwater is vergiftigd"), LIKENESS.read("L’eau du robinet est empoisonnée"));
        assertThat(match.why(false)).isEqualTo("drinkwater = eau, vergiftigd = empoisonnée");
        assertThat(match.why(true)).isEqualTo("eau = drinkwater, empoisonnée = vergiftigd");
    }

    @Test
    void four_hundred_claims_are_held_against_each_other_while_somebody_waits() throws IOException {
        List<String> claims = new ArrayList<>();
        for (Pair pair : pairs("pairs.tsv")) {
            claims.add(pair.one());
            claims.add(pair.other());
        }
        long start = System.nanoTime();
        List<Likeness.Claim> read = IntStream.range(0, 400)
                .mapToObj(i -> LIKENESS.read(claims.get(i % claims.size()) + " " + i))
                .toList();
        int likely = 0;
        for (int i = 0; i < read.size(); i++) {
            for (int j = i + 1; j < read.size(); j++) {
                Likeness.Claim one = read.get(i);
                Likeness.Claim other = read.get(j);
                likely += LIKENESS.mayBeLikely(one, other)
                                && LIKENESS.match(one, other).isLikely()
                        ? 1
                        : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "400 claims, all with all: %d ms, %d likely%n",
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                likely);
        assertThat(likely).isPositive();
    }

    private static double percent(String one, String other) {
        return LIKENESS.match(LIKENESS.read(one), LIKENESS.read(other)).score();
    }

    private static double byLetters(String one, String other) {
        return Likeness.overlap(Likeness.grams(Likeness.plain(one)), Likeness.grams(Likeness.plain(other)));
    }

    private static Measured measured(
            String how, String file, ToDoubleBiFunction<String, String> score, double threshold) throws IOException {
        List<Pair> pairs = pairs(file);
        List<Pair> proposed = pairs.stream()
                .filter(pair -> score.applyAsDouble(pair.one(), pair.other()) >= threshold)
                .toList();
        double right = proposed.stream().filter(Pair::same).count();
        double all = pairs.stream().filter(Pair::same).count();
        Measured measured = new Measured(pairs.size(), proposed.isEmpty() ? 1 : right / proposed.size(), right / all);
        System.out.printf(
                Locale.ROOT,
                "%s, %d pairs of %s, from %.2f: precision %.2f, recall %.2f%n",
                how,
                measured.pairs(),
                file,
                threshold,
                measured.precision(),
                measured.recall());
        return measured;
    }

    private static List<Pair> pairs(String file) throws IOException {
        try (InputStream stream = LikenessTest.class.getResourceAsStream("/rumour/" + file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> new Pair(parts[0].equals("same"), parts[1], parts[2]))
                    .toList();
        }
    }
}
