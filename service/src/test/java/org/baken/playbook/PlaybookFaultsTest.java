package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookFaultsTest {
    static final String GOOD = """
            id: storm
            phase: ONGOING
            title: { nl: Storm, fr: Tempête, en: Storm }
            about: { nl: Bij zware wind., fr: En cas de vent fort., en: In strong wind. }
            types: [storm, flood]
            review: 2027-01-31
            approved: { by: College, on: 2026-01-31 }
            items:
              - id: look
                role: MONITOR
                due: PT5M
                mandatory: true
                guidelines: [V19]
                title: { nl: Kijk wat er gezegd wordt, fr: Regardez ce qui se dit, en: See what is said }
                why: { nl: Dan weet je het eerst., fr: Vous le saurez tôt., en: You will know first. }
              - id: tell
                role: AUTHOR
                due: PT15M
                from: look
                after: [look]
                every: PT30M
                escalate: PT5M
                scale: [provincial]
                place: messages
                mandatory: true
                guidelines: [V10]
                title: { nl: Zeg wat je weet, fr: Dites ce que vous savez, en: Say what you know }
                why: { nl: Wie wacht is te laat., fr: Qui attend arrive trop tard., en: Who waits is late. }
            """;

    private static List<String> faultsOf(byte[] bytes) {
        return catchThrowableOfType(ContentProblem.class, () -> PlaybookFiles.read(Content.read("storm.yml", bytes)))
                .faults()
                .stream()
                .map(ContentProblem.Fault::toString)
                .toList();
    }

    private static List<String> faultsOf(String yaml) {
        return faultsOf(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> changed(String before, String after) {
        assertThat(GOOD).contains(before);
        return faultsOf(GOOD.replace(before, after));
    }

    @Test
    void a_playbook_with_everything_in_it_can_be_used() {
        Playbook playbook = PlaybookFiles.read(Content.read("storm.yml", GOOD.getBytes(StandardCharsets.UTF_8)));

        assertThat(playbook.types()).containsExactly("storm", "flood");
        assertThat(playbook.review()).hasToString("2027-01-31");
        assertThat(playbook.items().get(1).every()).isEqualTo(Duration.ofMinutes(30));
        assertThat(playbook.items().get(1).after()).containsExactly("look");
    }

    @Test
    void an_item_that_is_not_there_cannot_be_waited_for() {
        assertThat(changed("after: [look]", "after: [look, peek]"))
                .containsExactly("storm.yml:20: there is no item \"peek\" in this file");
        assertThat(changed("from: look", "from: peek"))
                .containsExactly("storm.yml:19: there is no item \"peek\" in this file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase", "opening"})
    void the_start_of_the_phase_and_the_opening_are_no_items(String from) {
        PlaybookFiles.read(Content.read(
                "storm.yml", GOOD.replace("from: look", "from: " + from).getBytes(StandardCharsets.UTF_8)));

        assertThat(changed("id: tell", "id: " + from))
                .containsExactly("storm.yml:16: \"" + from + "\" says what an item counts from, and can be no item");
    }

    @Test
    void items_that_wait_for_each_other_are_named_with_the_line_where_it_begins() {
        assertThat(changed("    role: MONITOR", "    role: MONITOR\n    after: [tell]"))
                .containsExactly("storm.yml:11: these items wait for each other: look → tell → look");
    }

    @Test
    void an_item_that_waits_for_itself_is_named() {
        assertThat(changed("after: [look]", "after: [tell]"))
                .containsExactly("storm.yml:20: \"tell\" waits for itself");
        assertThat(changed("from: look", "from: tell")).containsExactly("storm.yml:19: \"tell\" waits for itself");
    }

    @Test
    void a_long_circle_is_told_whole_and_once() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String item = GOOD.substring(GOOD.indexOf("  - id: look"), GOOD.indexOf("  - id: tell"));
            items.append(item.replace("id: look", "id: i" + i)
                    .replace("    role", "    after: [i" + (i + 1) % 5 + "]\n    role"));
        }

        assertThat(faultsOf(GOOD + items))
                .containsExactly("storm.yml:30: these items wait for each other: i0 → i1 → i2 → i3 → i4 → i0");
    }

    @Test
    void nothing_waits_for_the_aftercare_before_it_begins() {
        assertThat(changed("  - id: look\n", "  - id: look\n    phase: AFTERCARE\n"))
                .first()
                .asString()
                .startsWith("storm.yml:20: \"look\" belongs to the aftercare");
    }

    @ParameterizedTest
    @CsvSource({
        "due: PT5M, due: P91D, 11, 'at most 90 days, not P91D'",
        "due: PT5M, due: P60DT999H, 11, 'at most 90 days, not P60DT999H'",
        "every: PT30M, every: PT4M, 21, 'at least 5 minutes and at most 90 days, not PT4M'",
        "every: PT30M, every: P91D, 21, 'at least 5 minutes and at most 90 days, not P91D'",
        "escalate: PT5M, escalate: PT0M, 22, 'at least 1 minute and at most 90 days, not PT0M'",
        "escalate: PT5M, escalate: P99D, 22, 'at least 1 minute and at most 90 days, not P99D'"
    })
    void a_duration_beyond_its_limits_is_named(String before, String after, int line, String what) {
        assertThat(changed(before, after)).containsExactly("storm.yml:" + line + ": " + what);
    }

    @ParameterizedTest
    @CsvSource({"2027-02-30, 6", "2027-13-01, 6"})
    void a_day_that_no_calendar_has_is_named(String day, int line) {
        assertThat(changed("2027-01-31", day))
                .containsExactly("storm.yml:" + line + ": \"" + day + "\" is no day of the calendar");
    }

    @Test
    void a_stamp_without_a_real_day_is_named() {
        assertThat(changed("2026-01-31", "2026-02-31"))
                .containsExactly("storm.yml:7: \"2026-02-31\" is no day of the calendar");
    }

    @Test
    void what_the_schema_refuses_and_what_it_cannot_know_are_told_at_once_in_the_order_of_the_lines() {
        String yaml = GOOD.replace("role: MONITOR", "role: BOSS")
                .replace("[V19]", "[V99]")
                .replace("from: look", "from: peek")
                .replace("every: PT30M", "every: PT1M")
                .replace("place: messages", "plaats: messages")
                .replace("Zeg wat je weet, ", "Zeg wat je weet!, ");

        assertThat(faultsOf(yaml))
                .satisfiesExactly(
                        role -> assertThat(role).startsWith("storm.yml:10: ").contains("role"),
                        guideline -> assertThat(guideline).isEqualTo("storm.yml:13: there is no guideline \"V99\""),
                        from -> assertThat(from).isEqualTo("storm.yml:19: there is no item \"peek\" in this file"),
                        every -> assertThat(every).startsWith("storm.yml:21: at least 5 minutes"),
                        key -> assertThat(key).startsWith("storm.yml:24: ").contains("plaats"),
                        title -> assertThat(title).startsWith("storm.yml:27: ").contains("title"));
    }

    @Test
    void types_of_the_house_itself_are_taken() {
        PlaybookFiles.read(Content.read(
                "storm.yml", GOOD.replace("[storm, flood]", "[carnaval]").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_file_full_of_faults_names_fifty_and_says_how_many_more_there_are() {
        StringBuilder yaml = new StringBuilder(GOOD);
        for (int i = 0; i < 400; i++) {
            yaml.append("key").append(i).append(": 1\n");
        }

        assertThat(faultsOf(yaml.toString())).hasSize(51).last().asString().contains("and 350 more faults");
    }

    @Test
    @Timeout(20)
    void ten_megabytes_are_not_looked_into() {
        assertThat(faultsOf(new byte[10 * 1024 * 1024]))
                .containsExactly("storm.yml:1: the file has 10485760 bytes; at most 1048576 are read");
    }

    @Test
    @Timeout(20)
    void a_list_of_lists_that_would_fill_the_memory_is_refused() {
        StringBuilder bomb = new StringBuilder("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(String.join(
                            ", ", List.of(before, before, before, before, before, before, before, before, before)))
                    .append("]\n");
        }

        assertThat(faultsOf(bomb.toString())).singleElement().asString().startsWith("storm.yml:");
    }

    @ParameterizedTest
    @Timeout(30)
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void what_is_nested_without_end_is_refused(String open) {
        assertThat(faultsOf(open.repeat(200_000))).singleElement().asString().startsWith("storm.yml:1: ");
    }

    @Test
    @Timeout(30)
    void a_megabyte_of_items_is_refused_without_following_their_links() {
        StringBuilder yaml = new StringBuilder("id: storm\nitems:\n");
        for (int i = 0; i < 30_000; i++) {
            yaml.append("- {id: i")
                    .append(i)
                    .append(", after: [i")
                    .append(i + 1)
                    .append("]}\n");
        }

        assertThat(faultsOf(yaml.toString())).hasSize(51);
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        assertThat(faultsOf(GOOD.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("storm.yml:1: the file is not UTF-8");
        assertThat(faultsOf(GOOD.getBytes(StandardCharsets.UTF_16)))
                .containsExactly("storm.yml:1: the file is not UTF-8");
    }

    @Test
    void a_character_that_no_text_has_is_named_with_its_line() {
        assertThat(changed("Wie wacht", "Wie\u0007wacht"))
                .singleElement()
                .asString()
                .startsWith("storm.yml:28: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "# nothing\n",
                "just words",
                "[]",
                "---\n---\n",
                "id: [storm]",
                "items: 7",
                "items: [7, null, []]"
            })
    void what_is_no_playbook_at_all_is_refused(String yaml) {
        assertThat(faultsOf(yaml))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).startsWith("storm.yml:"));
    }

    @Test
    void a_tag_that_would_make_something_is_refused() {
        assertThat(changed("by: College", "by: !!java.net.URL [\"http://evil.example\"]"))
                .singleElement()
                .asString()
                .startsWith("storm.yml:7: ");
    }
}
