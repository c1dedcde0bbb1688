package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both databases find the same: every test runs on both. */
@Tag("database")
class ReactionSearchTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "De straten staan blank | straat",
                "Mijn kelder loopt vol | kelders",
                "We worden geëvacueerd | geevacueerd",
                "Is de opvang al open? | OPVANG",
                "Les rues sont inondées | rue",
                "Nous avons été évacués hier | évacué",
                "Elle est évacuée | evacuee",
                "L’eau du robinet est-elle potable ? | eau",
                "D'où vient cette fumée | fumees",
                "Où est la salle d'accueil | ou accueil",
                "The roads are flooded | road",
                "Two houses burning | house burn",
                "Naïve œuvre à Liège | oeuvre liege",
                "Ça brûle à côté | brule",
                "Straße gesperrt | strasse",
                "Bel 112 of 0800-12345 | 112",
                "#stroomuitval in Deurne | stroomuitval",
                "Hallo @gemeente, hoe laat? | gemeente",
                "مرحبا بالجميع | بالجميع",
                "停電はいつまで | 停電",
            })
    void a_word_is_found_in_each_of_its_forms(String text, String query) {
        Inbox inbox = Inbox.open(TOWN, "Vormen");
        inbox.add("Iets heel anders");
        inbox.add(text);
        assertThat(found(inbox, query)).containsExactly(text);
    }

    @Test
    void every_word_must_be_there() {
        Inbox inbox = Inbox.open(TOWN, "Meer woorden");
        inbox.add("Water in de kelder");
        inbox.add("Water op straat");
        inbox.add("Rook op straat");
        assertThat(found(inbox, "water")).containsExactly("Water op straat", "Water in de kelder");
        assertThat(found(inbox, "straat water")).containsExactly("Water op straat");
        assertThat(found(inbox, "water brand")).isEmpty();
        assertThat(found(inbox, "straat -water")).containsExactly("Rook op straat");
        assertThat(found(inbox, "-water")).containsExactly("Rook op straat");
    }

    @Test
    void words_in_quotes_must_stand_so() {
        Inbox inbox = Inbox.open(TOWN, "Aanhalingstekens");
        inbox.add("Er is geen stroom meer");
        inbox.add("Stroom is er geen");
        inbox.add("Geen idee of er stroom is");
        assertThat(found(inbox, "\"geen stroom\"")).containsExactly("Er is geen stroom meer");
        assertThat(found(inbox, "\"geen stroom")).containsExactly("Er is geen stroom meer");
        assertThat(found(inbox, "stroom -\"geen stroom\""))
                .containsExactly("Geen idee of er stroom is", "Stroom is er geen");
        assertThat(found(inbox, "\"GEEN, stroom\" meer")).containsExactly("Er is geen stroom meer");
    }

    @Test
    void the_begin_of_a_word_is_enough_with_a_star() {
        Inbox inbox = Inbox.open(TOWN, "Begin");
        inbox.add("De evacuatie begint");
        inbox.add("Men evacueert ons");
        inbox.add("Alles is vacant");
        assertThat(found(inbox, "evac*")).containsExactly("Men evacueert ons", "De evacuatie begint");
        assertThat(found(inbox, "évac*")).hasSize(2);
        assertThat(found(inbox, "vac*")).containsExactly("Alles is vacant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\"\"",
                "\\",
                "\\'",
                "%",
                "_",
                "*",
                "-",
                "--",
                "&",
                "|",
                "!",
                "()",
                "a & !",
                "' OR 1=1 --",
                "\"a",
                "a\"b",
                "<->",
                ":*",
                "a:*",
                "a:b",
                "~",
                "?",
                "[",
                "{",
                "/",
                "😀",
                "water'",
                "\u0000",
                "\t\n",
                "O'Neill's",
                "x -\"",
                "-\"\"",
                "🇧🇪",
                "a~2",
                "text:water",
                "((((((",
                "\u202E"
            })
    void whatever_is_typed_is_answered(String query) {
        Inbox inbox = Inbox.open(TOWN, "Rare tekens");
        inbox.add("Gewoon een zin");
        assertThat(inbox.monitor().get(inbox.path() + "?q=" + encoded(query)).status())
                .as(query)
                .isEqualTo(200);
    }

    @Test
    void who_types_no_word_finds_nothing_and_who_types_nothing_finds_all() {
        Inbox inbox = Inbox.open(TOWN, "Geen woord");
        inbox.add("Gewoon een zin");
        assertThat(found(inbox, "?!")).isEmpty();
        assertThat(found(inbox, "  ")).hasSize(1);
        assertThat(inbox.monitor().get(inbox.path() + "?q=" + "a".repeat(201)).wrongFields())
                .containsExactly("q");
    }

    @Test
    void words_and_filters_hold_together_on_every_page() {
        Inbox inbox = Inbox.open(TOWN, "Woorden en filters");
        List<Map<String, Object>> items = IntStream.range(0, 900)
                .mapToObj(number -> Map.<String, Object>of(
                        "text",
                        (number % 3 == 0 ? "Water " : "Rook ") + number,
                        "platform",
                        number % 2 == 0 ? "mastodon" : "facebook"))
                .toList();
        assertThat(inbox.monitor().post(inbox.path(), Map.of("items", items)).status())
                .isEqualTo(200);
        eventually("all are found", () -> count(inbox, "water", "") == 300);
        assertThat(count(inbox, "water", "&platform=mastodon")).isEqualTo(150);
        assertThat(count(inbox, "water", "&platform=mastodon&order=due")).isEqualTo(150);
        assertThat(count(inbox, "rook", "&state=NEW&platform=facebook")).isEqualTo(300);
        assertThat(count(inbox, "rook", "&state=DONE")).isZero();
        assertThat(inbox.texts("q=water&limit=2&platform=facebook")).containsExactly("Water 897", "Water 891");
    }

    private static int count(Inbox inbox, String words, String filter) {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = inbox.monitor().get(inbox.path() + "?limit=40&q=" + words + filter + after);
            page.json().path("items").forEach(item -> seen.add(item.path("id").asText()));
            after = page.json().has("next")
                    ? "&after=" + page.json().path("next").asText()
                    : null;
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates();
        return seen.size();
    }

    private static List<String> found(Inbox inbox, String query) {
        return inbox.texts("q=" + encoded(query));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
