package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonLimitsTest {

    private static int used(String text) {
        return MastodonLimits.USUAL.count(text).used();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.be",
                "https://gemeente.example/i/brand-in-de-haven?lang=nl&x=1#bericht-3",
                "HTTPS://GEMEENTE.EXAMPLE/A",
                "https://gemeente.example:8443/",
                "https://nl.wikipedia.org/wiki/Brand_(vuur)",
                "https://nl.wikipedia.org/wiki/Brand_(vuur_(fel))",
                "https://gemeente.example/één/straße",
                "https://münchen.example/",
                "https://gemeente.xn--vermgensberater-ctb/",
                "https://gemeente.example/a,b;c/"
            })
    void every_address_counts_23_however_long(String url) {
        assertThat(used(url)).isEqualTo(23);
        assertThat(used("Zie " + url + " nu")).isEqualTo(4 + 23 + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(https://gemeente.example/a)|25",
                "https://gemeente.example/a.|24",
                "https://gemeente.example/a, en|27",
                "https://gemeente.example/a?b=c!|24",
                "https://gemeente.example?|24",
                "https://a.example/x https://b.example/y|47",
                "<https://gemeente.example/a>|25",
            })
    void the_punctuation_around_an_address_counts_by_itself(String text, int used) {
        assertThat(used(text)).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemeente.example/a/b/c/d/e/f/g/h",
                "http://localhost:8080/i/brand",
                "http://127.0.0.1/i/brand",
                "xhttps://gemeente.example/a/b/c",
                "https:// gemeente"
            })
    void what_the_server_does_not_see_as_an_address_counts_in_full(String text) {
        assertThat(used(text)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "@brandweer@social.example,10",
        "Dank @brandweer@social.example en @politie@veilig.example!,28",
        "@brandweer,10",
        "info@gemeente.example,21",
        "https://social.example/@brandweer@veilig.example,23"
    })
    void the_server_in_a_mention_is_free(String text, int used) {
        assertThat(used(text)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"é,1", "e\u0301,1", "🇧🇪,1", "👩‍👩‍👧‍👦,1", "👍🏽,1", "ﷺ,1", "a,1"})
    void one_visible_character_counts_one(String text, int used) {
        assertThat(used(text)).isEqualTo(used);
    }

    @Test
    void any_text_made_of_known_parts_counts_the_sum_of_its_parts() {
        Random random = new Random(20261121);
        List<String> words =
                List.of("brand", "België", "één", "🚒", "👩‍🚒", "rook-", "100%", "#havenbrand", "'t", "(ja)");
        for (int round = 0; round < 2000; round++) {
            List<String> parts = new ArrayList<>();
            int expected = 0;
            int size = 1 + random.nextInt(30);
            for (int at = 0; at < size; at++) {
                switch (random.nextInt(6)) {
                    case 0 -> {
                        parts.add("https://gemeente.example/" + "p".repeat(random.nextInt(80)));
                        expected += 23;
                    }
                    case 1 -> {
                        parts.add("@dienst" + at + "@social" + random.nextInt(99) + ".example");
                        expected += ("@dienst" + at).length();
                    }
                    default -> {
                        String word = words.get(random.nextInt(words.size()));
                        parts.add(word);
                        expected += (int) word.codePoints().count() - (word.equals("👩‍🚒") ? 2 : 0);
                    }
                }
            }
            String text = String.join(" ", parts);
            assertThat(used(text)).as(text).isEqualTo(expected + size - 1);
        }
    }

    @Test
    void code_points_are_never_fewer_than_what_readers_see() {
        Random random = new Random(7);
        MastodonLimits points = new MastodonLimits(500, 23, false);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(40, 0x20, 0x1FFFF)
                    .filter(point -> Character.isDefined(point) && (point < 0xD800 || point > 0xDFFF))
                    .forEach(text::appendCodePoint);
            assertThat(points.count(text.toString()).used()).isGreaterThanOrEqualTo(used(text.toString()));
        }
    }

    @Test
    void hostile_texts_are_counted_in_no_time() {
        for (String part : List.of("(", "https://a.be/(", "@a", "@a.", "https://a.be/((", "a.a.", "https://a.")) {
            String text = part.repeat(20_000 / part.length());
            long started = System.nanoTime();
            assertThat(MastodonLimits.USUAL.count(text).fits()).isFalse();
            assertThat(System.nanoTime() - started).as(part).isLessThan(5_000_000_000L);
        }
    }
}
