package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.baken.message.Content.Text;
import org.baken.message.Content.Variant;
import org.baken.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {
    private static final String ID = "01980000-0000-7000-8000-000000000001";

    static List<Long> seeds() {
        return new Random(20261121).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_content_in_another_order_has_the_same_hash(long seed) {
        Random random = new Random(seed);
        Content content = any(random);
        assertThat(shuffled(content, random).hash(ID, 3)).isEqualTo(content.hash(ID, 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void content_that_was_stored_and_read_again_has_the_same_hash(long seed) {
        Content content = any(new Random(seed));
        assertThat(Json.read(Json.write(content), Content.class)).isEqualTo(content);
        assertThat(Json.read(Json.write(content), Content.class).hash(ID, 1)).isEqualTo(content.hash(ID, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_change_gives_another_hash(long seed) {
        Content content = any(new Random(seed));
        Set<String> hashes = new HashSet<>();
        List<UnaryOperator<Content>> changes = changes();
        hashes.add(content.hash(ID, 1));
        for (UnaryOperator<Content> change : changes) {
            assertThat(hashes.add(change.apply(content).hash(ID, 1))).isTrue();
        }
        assertThat(hashes.add(content.hash(ID, 2))).isTrue();
        assertThat(hashes.add(content.hash(ID.replace('1', '2'), 1))).isTrue();
        assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void a_hash_stays_what_it_is_from_version_to_version() {
        Content content = new Content(
                Purpose.HOLDING,
                "RESIDENTS",
                new TreeMap<>(Map.of("nl", new Text("Brand", "Sluit ramen en deuren."))),
                List.of(new Variant("mastodon", "nl", "Sluit de ramen.")),
                null,
                List.of("f1"),
                null,
                null);
        assertThat(new String(Json.canonical(content), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"audience\":\"RESIDENTS\",\"facts\":[\"f1\"],\"media\":[],\"purpose\":\"HOLDING\","
                        + "\"text\":{\"nl\":{\"body\":\"Sluit ramen en deuren.\",\"title\":\"Brand\"}},"
                        + "\"variants\":[{\"body\":\"Sluit de ramen.\",\"lang\":\"nl\",\"platform\":\"mastodon\"}]}");
        assertThat(content.hash("m1", 1)).isEqualTo("73e6717dd8a7ba0fe54cc4a13c14656a3e9acf02f9e82e72731220e6c641c281");
    }

    @Test
    void content_that_was_stored_before_parts_pictures_and_bases_keeps_its_hash() {
        String stored = "{\"purpose\":\"HOLDING\",\"audience\":\"RESIDENTS\","
                + "\"text\":{\"nl\":{\"title\":\"Brand\",\"body\":\"Sluit ramen en deuren.\"}},"
                + "\"variants\":[{\"platform\":\"mastodon\",\"lang\":\"nl\",\"body\":\"Sluit de ramen.\"}],"
                + "\"media\":[],\"facts\":[\"f1\"]}";
        Content content = Json.read(stored, Content.class);
        assertThat(content.hash("m1", 1)).isEqualTo("73e6717dd8a7ba0fe54cc4a13c14656a3e9acf02f9e82e72731220e6c641c281");
        assertThat(content.text().get("nl").core()).isNull();
        assertThat(content.hasMoved(content.variants().get(0))).isFalse();
    }

    @Test
    void parts_pictures_and_what_a_variant_was_held_beside_are_signed_off_too() {
        Content plain = dutch("Wat we weten: Brand.");
        Content parted = new Content(
                plain.purpose(),
                plain.audience(),
                new TreeMap<>(Map.of("nl", new Text(null, "Wat we weten: Brand.", core("Brand.")))),
                null,
                null,
                null,
                null,
                null);
        Content pictured = new Content(
                plain.purpose(),
                plain.audience(),
                plain.text(),
                null,
                List.of(new Content.Media("p1", new TreeMap<>(Map.of("nl", "Rook boven de haven")))),
                null,
                null,
                null);
        Content told = new Content(
                plain.purpose(),
                plain.audience(),
                plain.text(),
                null,
                List.of(new Content.Media("p1", new TreeMap<>(Map.of("nl", "Vuur")))),
                null,
                null,
                null);
        assertThat(Set.of(plain.hash(ID, 1), parted.hash(ID, 1), pictured.hash(ID, 1), told.hash(ID, 1)))
                .hasSize(4);
        for (Content content : List.of(parted, pictured, told)) {
            assertThat(Json.read(Json.write(content), Content.class).hash(ID, 1))
                    .isEqualTo(content.hash(ID, 1));
        }
    }

    private static Core core(String known) {
        return new Core(known, null, " ", null, null, null);
    }

    @Test
    void what_looks_the_same_is_the_same() {
        assertThat(dutch("cafe\u0301\r\nopen\r")).isEqualTo(dutch("  caf\u00e9\nopen "));
    }

    @Test
    void a_title_is_one_line_and_an_empty_one_is_none() {
        assertThat(new Text(" Brand\n in  de\thaven ", "x").title()).isEqualTo("Brand in de haven");
        assertThat(new Text(" ", "x").title()).isNull();
    }

    @Test
    void without_a_title_the_text_starts_as_the_headline() {
        assertThat(dutch("Kort.\nMeer.").headline(List.of("fr"))).isEqualTo("Kort.");
        String headline = dutch("woord ".repeat(40)).headline(List.of());
        assertThat(headline).hasSizeLessThan(82).endsWith("woord…");
        String emoji = dutch("🔥".repeat(100)).headline(List.of());
        assertThat(emoji.codePointCount(0, emoji.length())).isEqualTo(81);
    }

    @Test
    void the_headline_is_in_the_first_language_that_is_written() {
        Content content = new Content(
                Purpose.UPDATE,
                "PRESS",
                new TreeMap<>(Map.of("fr", new Text("Feu", "x"), "en", new Text("Fire", "x"))),
                null,
                null,
                null,
                null,
                null);
        assertThat(content.headline(List.of("nl", "fr", "en"))).isEqualTo("Feu");
        assertThat(content.headline(List.of("de"))).isEqualTo("Fire");
    }

    private static Content dutch(String body) {
        return new Content(
                Purpose.UPDATE,
                "RESIDENTS",
                new TreeMap<>(Map.of("nl", new Text(null, body))),
                null,
                null,
                null,
                null,
                null);
    }

    private static Content any(Random random) {
        Map<String, Text> text = new LinkedHashMap<>();
        for (String lang : shuffledCopy(List.of("nl", "fr", "en", "de"), random).subList(0, 1 + random.nextInt(4))) {
            text.put(lang, new Text(random.nextBoolean() ? words(random) : null, words(random)));
        }
        List<Variant> variants = new ArrayList<>();
        for (String platform : List.of("mastodon", "email", "webhook")) {
            text.keySet().stream()
                    .filter(lang -> random.nextBoolean())
                    .forEach(lang -> variants.add(new Variant(platform, lang, words(random))));
        }
        return new Content(
                Purpose.values()[random.nextInt(Purpose.values().length)],
                words(random),
                new TreeMap<>(text),
                variants,
                null,
                random.nextBoolean() ? null : List.of(words(random), words(random)),
                random.nextBoolean() ? null : words(random),
                random.nextBoolean() ? null : words(random));
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("x");
        for (int i = random.nextInt(40); i >= 0; i--) {
            words.append((char) ("\u0020\n\"\\{}<é€–".charAt(random.nextInt(10))));
            words.append((char) ('a' + random.nextInt(26)));
        }
        return words.toString();
    }

    private static Content shuffled(Content content, Random random) {
        Map<String, Text> text = new LinkedHashMap<>();
        shuffledCopy(List.copyOf(content.text().keySet()), random)
                .forEach(lang -> text.put(lang, content.text().get(lang)));
        List<String> facts = shuffledCopy(content.facts(), random);
        facts.addAll(content.facts());
        return Json.read(
                Json.write(Map.of(
                                "text", text,
                                "purpose", content.purpose(),
                                "audience", content.audience(),
                                "facts", facts,
                                "variants", shuffledCopy(content.variants(), random),
                                "corrects", java.util.Objects.requireNonNullElse(content.corrects(), "none"),
                                "supersedes", java.util.Objects.requireNonNullElse(content.supersedes(), "none")))
                        .replace("\"none\"", "null"),
                Content.class);
    }

    private static <T> List<T> shuffledCopy(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<UnaryOperator<Content>> changes() {
        return List.of(
                content -> with(content, content.text(), content.variants(), content.facts(), "other", "s"),
                content -> with(content, content.text(), content.variants(), content.facts(), "c", "other"),
                content -> with(content, content.text(), content.variants(), List.of("other"), "c", "s"),
                content -> with(
                        content, content.text(), List.of(new Variant("x", "nl", "other")), content.facts(), "c", "s"),
                content -> {
                    Map<String, Text> text = new TreeMap<>(content.text());
                    text.replaceAll((lang, words) -> new Text(words.title(), words.body() + "."));
                    return with(content, text, content.variants(), content.facts(), "c", "s");
                },
                content -> {
                    Map<String, Text> text = new TreeMap<>(content.text());
                    text.replaceAll((lang, words) -> new Text("Other title", words.body()));
                    return with(content, text, content.variants(), content.facts(), "c", "s");
                },
                content -> {
                    Map<String, Text> text = new TreeMap<>(content.text());
                    text.put("pl", new Text(null, "Pożar"));
                    return with(content, text, content.variants(), content.facts(), "c", "s");
                });
    }

    private static Content with(
            Content content,
            Map<String, Text> text,
            List<Variant> variants,
            List<String> facts,
            String corrects,
            String supersedes) {
        return new Content(
                content.purpose(),
                content.audience(),
                new TreeMap<>(text),
                variants,
                content.media(),
                facts,
                corrects,
                supersedes);
    }
}
