package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.baken.message.Content.Text;
import org.baken.message.Content.Variant;
import org.baken.message.Difference.Op;
import org.baken.message.Difference.Segment;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTest {
    static List<Long> seeds() {
        return new Random(7).longs(200).boxed().toList();
    }

    @Test
    void a_changed_word_is_taken_away_and_added() {
        assertThat(Difference.segments("Sluit de ramen.", "Sluit alle ramen."))
                .containsExactly(
                        new Segment(Op.SAME, "Sluit "),
                        new Segment(Op.TAKEN, "de"),
                        new Segment(Op.ADDED, "alle"),
                        new Segment(Op.SAME, " ramen."));
    }

    @Test
    void an_accented_word_and_an_emoji_stay_whole() {
        assertThat(Difference.segments("geëvacueerd 👨‍👩‍👧", "geëvacueerde 👨‍👩‍👦"))
                .extracting(Segment::text)
                .containsExactly("geëvacueerd", "geëvacueerde", " ", "👨‍👩‍👧", "👨‍👩‍👦");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_segments_make_both_texts_again(long seed) {
        Random random = new Random(seed);
        String before = text(random);
        String after = text(random);
        List<Segment> segments = Difference.segments(before, after);
        assertThat(without(segments, Op.ADDED)).isEqualTo(before);
        assertThat(without(segments, Op.TAKEN)).isEqualTo(after);
    }

    @Test
    void every_text_of_both_revisions_has_its_path() {
        Content before = new Content(
                Purpose.UPDATE,
                "PRESS",
                new TreeMap<>(Map.of("nl", new Text("Oud", "Tekst"))),
                List.of(new Variant("mastodon", "nl", "Kort")),
                null,
                null,
                null,
                null);
        Content after = new Content(
                Purpose.UPDATE,
                "PRESS",
                new TreeMap<>(Map.of("nl", new Text("Nieuw", "Tekst"), "fr", new Text(null, "Texte"))),
                null,
                null,
                null,
                null,
                null);
        Map<String, List<Segment>> paths = Difference.between(before, after).stream()
                .collect(Collectors.toMap(Difference::path, Difference::segments));
        assertThat(paths)
                .containsOnly(
                        Map.entry(
                                "text.nl.title", List.of(new Segment(Op.TAKEN, "Oud"), new Segment(Op.ADDED, "Nieuw"))),
                        Map.entry("text.nl.body", List.of(new Segment(Op.SAME, "Tekst"))),
                        Map.entry("text.fr.body", List.of(new Segment(Op.ADDED, "Texte"))),
                        Map.entry("variants.mastodon.nl", List.of(new Segment(Op.TAKEN, "Kort"))));
    }

    @Test
    void two_long_texts_with_nothing_in_common_do_not_hold_the_service_up() {
        String before = "a b ".repeat(5_000);
        String after = "c\nd ".repeat(5_000);
        List<Segment> segments =
                Assertions.assertTimeout(Duration.ofSeconds(30), () -> Difference.segments(before, after));
        assertThat(without(segments, Op.ADDED)).isEqualTo(before);
        assertThat(without(segments, Op.TAKEN)).isEqualTo(after);
    }

    private static String without(List<Segment> segments, Op op) {
        return segments.stream()
                .filter(segment -> segment.op() != op)
                .map(Segment::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        List<String> words = List.of("brand", "rook", "ramen", " ", " ", "\n", ".", "🔥", "é", "dicht");
        return random.ints(random.nextInt(60), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining());
    }
}
