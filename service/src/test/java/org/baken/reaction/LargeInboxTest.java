package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What many have and what few have is looked for in different ways: the pages are to be the same. */
@Tag("database")
class LargeInboxTest {
    private static final int ROWS = 5_600;
    private static final int AT_ONCE = 800;

    @RegisterExtension
    static final Town TOWN = new Town();

    private static final List<Row> ALL = new ArrayList<>();
    private static Inbox inbox;

    /** @param number rises as they come in; the answers to those that come later are due earlier */
    private record Row(int number, String text, String platform, Instant at) {
        static Row of(int number, Instant begin) {
            String text =
                    "Nr" + number + " water" + (number % 3 == 0 ? "" : " rook") + (number % 1_000 == 7 ? " gif" : "");
            return new Row(number, text, number % 97 == 0 ? "facebook" : "mastodon", begin.plusSeconds(ROWS - number));
        }

        Map<String, String> item() {
            return Map.of("text", text, "platform", platform, "at", at.toString(), "handle", "inwoner" + number);
        }
    }

    @BeforeAll
    static void many_came_in() {
        inbox = Inbox.open(TOWN, "Groot");
        Instant begin = TOWN.clock().instant().minus(Duration.ofHours(3));
        IntStream.range(0, ROWS).forEach(number -> ALL.add(Row.of(number, begin)));
        for (int from = 0; from < ROWS; from += AT_ONCE) {
            List<Map<String, String>> items =
                    ALL.subList(from, from + AT_ONCE).stream().map(Row::item).toList();
            Answer added = inbox.monitor().post(inbox.path(), Map.of("items", items));
            assertThat(added.json().path("added").asInt()).as(added.toString()).isEqualTo(AT_ONCE);
        }
        TOWN.eventually(
                "The last one is found", () -> !inbox.items("q=nr" + (ROWS - 1)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, newest",
                "-, -, due",
                "-, facebook, newest",
                "-, facebook, due",
                "-, mastodon, newest",
                "-, mastodon, due",
                "rook, -, newest",
                "rook, -, due",
                "rook, facebook, newest",
                "rook, facebook, due",
                "rook, mastodon, newest",
                "rook, mastodon, due",
                "gif, -, newest",
                "gif, -, due",
                "gif, mastodon, newest",
                "gif, facebook, due",
                "water -rook, mastodon, newest",
                "water -rook, mastodon, due",
                "nr7, -, newest",
                "modder, mastodon, newest",
                "modder, -, due"
            })
    void pages_hold_all_that_is_asked_for_once_and_in_order(String words, String platform, String order) {
        Comparator<Row> sorted = order.equals("due")
                ? Comparator.comparing(Row::at)
                : Comparator.comparing(Row::number).reversed();
        List<String> expected = ALL.stream()
                .filter(row -> platform == null || row.platform().equals(platform))
                .filter(having(words))
                .sorted(sorted)
                .map(Row::text)
                .toList();
        String query = "limit=200&state=NEW&order=" + order + (platform == null ? "" : "&platform=" + platform)
                + (words == null ? "" : "&q=" + words.replace(' ', '+'));
        assertThat(texts(query)).containsExactlyElementsOf(expected);
    }

    private static Predicate<Row> having(String words) {
        return words == null
                ? row -> true
                : row -> List.of(words.split(" ")).stream()
                        .allMatch(word -> word.startsWith("-") ? !says(row, word.substring(1)) : says(row, word));
    }

    private static boolean says(Row row, String word) {
        return List.of(row.text().toLowerCase(java.util.Locale.ROOT).split(" ")).contains(word);
    }

    private static List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    inbox.monitor().get(inbox.path() + "?" + query + after).json();
            page.path("items").forEach(item -> texts.add(item.path("text").asText()));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return texts;
    }
}
