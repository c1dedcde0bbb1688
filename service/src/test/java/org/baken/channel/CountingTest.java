package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twitter.twittertext.TwitterTextParser;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.baken.channel.mastodon.MastodonLimits;
import org.baken.platform.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountingTest {
    private static final List<String> FILES = List.of("x", "bluesky", "sms", "mastodon", "others");
    private static final List<String> WORDS = List.of(
            "brand",
            " ",
            "\n",
            "België",
            "één.",
            "🚒",
            "👩\u200d🚒",
            "🇧🇪",
            "€",
            "#tag",
            "https://stad.be/a",
            "(b.be)",
            "@a@b.be",
            "e\u0301",
            "www.gemeente.brussels/x?y=z!",
            "1.200",
            "brand.De",
            "日本",
            "a-b.com",
            "http://пример.рф/a",
            "…",
            "’",
            "1\ufe0f\u20e3",
            "info@stad.be",
            "_x.be",
            "a_b.com",
            "test.co.uk,",
            "https://",
            "http://a.b.c.com:80/(x)",
            "🏽",
            "☺");

    static Stream<Arguments> cases() throws IOException {
        Stream<Arguments> all = Stream.of();
        for (String file : FILES) {
            try (InputStream json = CountingTest.class.getResourceAsStream("/counting/" + file + ".json")) {
                JsonNode tree = new ObjectMapper().readTree(json);
                all = Stream.concat(
                        all,
                        StreamSupport.stream(tree.get("cases").spliterator(), false)
                                .map(one -> Arguments.of(
                                        file + ": " + one.get("name").asText(),
                                        one.path("platform")
                                                .asText(tree.path("platform").asText()),
                                        text(one),
                                        one,
                                        one.path("limit")
                                                .asInt(tree.path("limit").asInt()))));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void counts_as_the_platform_does(String name, String platform, String text, JsonNode expected, int limit) {
        TextCount count = limits(platform).count(text);
        assertThat(count.used()).isEqualTo(expected.get("used").asInt());
        assertThat(count.limit()).isEqualTo(limit);
        if (expected.has("segments")) {
            assertThat(count.segments()).isEqualTo(expected.get("segments").asInt());
        }
        if (expected.has("unit")) {
            assertThat(count.unit()).hasToString(expected.get("unit").asText());
        }
    }

    @Test
    void x_is_counted_as_its_own_library_counts() {
        Random random = new Random(20261121);
        for (int round = 0; round < 1500; round++) {
            String text = text(random, 12, 1);
            assertThat(new XLimits(280).count(text).used())
                    .as(text)
                    .isEqualTo(TwitterTextParser.parseTweet(text).weightedLength);
        }
    }

    @Test
    void a_text_that_grows_never_counts_less() {
        Random random = new Random(7);
        Profiles.all().forEach((platform, limits) -> {
            for (int round = 0; round < 200; round++) {
                String text = text(random, 20);
                TextCount before = limits.count(text);
                TextCount after = limits.count(text + " " + text(random, 5));
                if (before.unit() == after.unit()) {
                    assertThat(after.used()).as(platform + text).isGreaterThanOrEqualTo(before.used());
                }
                assertThat(after.segments()).isGreaterThanOrEqualTo(before.segments());
            }
        });
    }

    @Test
    void the_form_in_which_letters_came_does_not_matter_to_those_who_compose_them_or_count_what_is_seen() {
        Random random = new Random(11);
        for (Limits limits : List.of(new XLimits(280), new BlueskyLimits(300))) {
            for (int round = 0; round < 300; round++) {
                String text = text(random, 10);
                assertThat(limits.count(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .used())
                        .as(text)
                        .isEqualTo(limits.count(Normalizer.normalize(text, Normalizer.Form.NFC))
                                .used());
            }
        }
    }

    @Test
    void an_address_always_counts_23_on_x() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String url = "https://stad" + random.nextInt(999) + ".be/" + "pad/".repeat(random.nextInt(60))
                    + random.nextInt(99);
            assertThat(new XLimits(280).count("Zie " + url + " nu").used())
                    .as(url)
                    .isEqualTo(4 + 23 + 3);
        }
    }

    @Test
    void a_text_message_fits_exactly_when_it_has_at_most_the_most_parts() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            String text = text(random, random.nextInt(260));
            TextCount count = SmsLimits.USUAL.count(text);
            assertThat(count.fits()).as(text).isEqualTo(count.segments() <= 6);
        }
    }

    @Test
    void every_platform_has_a_name() {
        for (String platform : Profiles.all().keySet()) {
            for (String language : Catalogue.LANGUAGES) {
                assertThat(Catalogue.has("channel.platform." + platform))
                        .as(platform)
                        .isTrue();
                assertThat(Catalogue.text(Locale.forLanguageTag(language), "channel.platform." + platform))
                        .isNotBlank();
            }
        }
    }

    @Test
    void hostile_texts_are_counted_in_no_time() {
        for (String part : List.of(
                "(",
                "https://a.be/(",
                "a.",
                "@a",
                "🏴",
                "e\u0301",
                "#",
                "https://a.be/((",
                "a-.",
                "\u200d",
                "a.be.",
                "be.",
                "日.",
                "👩\u200d",
                "http://a.be?",
                "_.",
                "\u0301",
                "a")) {
            String text = part.repeat(20_000 / part.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> Profiles.all().values().forEach(limits -> limits.count(text)), part);
        }
    }

    private static Limits limits(String platform) {
        return platform.equals("mastodon")
                ? new MastodonLimits(500, 23, true)
                : Profiles.of(platform).orElse(new CodePoints(100_000));
    }

    private static String text(JsonNode one) {
        StringBuilder text = new StringBuilder(one.path("text").asText());
        one.path("parts")
                .forEach(part -> text.append(
                        part.get("text").asText().repeat(part.path("times").asInt(1))));
        return text.toString();
    }

    private static String text(Random random, int words) {
        return text(random, words, 3);
    }

    /** @param apart 1 when there is a space after every word, more when some are glued to the next */
    private static String text(Random random, int words, int apart) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < words; at++) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            if (apart == 1 || random.nextInt(apart) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
