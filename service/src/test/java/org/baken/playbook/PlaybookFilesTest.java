package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybookFilesTest {
    private static final String GOOD = """
            id: smoke
            phase: FIRST_HOUR
            title: { nl: Rook, fr: Fumée, en: Smoke }
            items:
              - id: windows
                role: AUTHOR
                due: PT15M
                mandatory: true
                guidelines: [V13]
                ticks: { event: message.published, purpose: INSTRUCTION }
                title: { nl: Zeg dat de ramen dicht moeten, fr: Faites fermer les fenêtres, en: Have windows shut }
                why: { nl: Rook is niet gezond., fr: La fumée nuit à la santé., en: Smoke does harm. }
            """;

    private static Stream<String> files() {
        return PlaybookFiles.names().stream();
    }

    private static Playbook read(String yaml) {
        return PlaybookFiles.read(Content.read("smoke.yml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ContentProblem.Fault> faultsOf(String yaml) {
        return catchThrowableOfType(ContentProblem.class, () -> read(yaml)).faults();
    }

    private static ContentProblem.Fault fault(String before, String after) {
        assertThat(GOOD).contains(before);
        return faultsOf(GOOD.replace(before, after)).get(0);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_playbook_that_comes_with_baken_can_be_used(String file) {
        Playbook playbook = PlaybookFiles.read(ContentFolder.read(file));

        assertThat(playbook.hash()).matches("[0-9a-f]{64}");
        assertThat(playbook.items()).allSatisfy(item -> {
            assertThat(item.phase()).isNotNull();
            assertThat(item.guidelines()).isNotEmpty();
            assertThat(item.title()).containsOnlyKeys("nl", "fr", "en");
            assertThat(item.why()).containsOnlyKeys("nl", "fr", "en");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_text_is_copied_from_one_language_to_another(String file) {
        assertThat(PlaybookFiles.read(ContentFolder.read(file)).items())
                .allSatisfy(item -> assertThat(item.why().values()).doesNotHaveDuplicates())
                .allSatisfy(item -> assertThat(item.title().values()).doesNotHaveDuplicates());
    }

    @Test
    void the_first_hour_has_22_to_26_items_and_all_of_it_is_due_within_the_hour() {
        Playbook playbook = new Playbooks().byId("first-hour").orElseThrow();

        assertThat(playbook.items())
                .hasSizeBetween(22, 26)
                .allSatisfy(item -> assertThat(item.due()).isBetween(Duration.ofMinutes(1), Duration.ofHours(1)));
        assertThat(playbook.items())
                .isSortedAccordingTo((one, other) -> one.due().compareTo(other.due()));
    }

    @Test
    void the_first_message_is_due_after_a_quarter_of_an_hour() {
        PlaybookItem first = new Playbooks()
                .byId("first-hour").orElseThrow().items().stream()
                        .filter(item -> item.id().equals("first-statement"))
                        .findFirst()
                        .orElseThrow();

        assertThat(first.due()).isEqualTo(Duration.ofMinutes(15));
        assertThat(first.mandatory()).isTrue();
        assertThat(first.ticks()).isEqualTo(new Tick(Tick.Event.MESSAGE_PUBLISHED, "HOLDING", null));
    }

    @Test
    void everybody_on_the_team_finds_work_of_their_own() {
        assertThat(new Playbooks().byId("first-hour").orElseThrow().items())
                .extracting(PlaybookItem::role)
                .contains(Role.LEAD, Role.AUTHOR, Role.SPOKESPERSON, Role.MONITOR, Role.OFFICIAL);
    }

    @Test
    void a_good_file_is_read_with_the_phase_of_the_file_for_every_item() {
        PlaybookItem item = read(GOOD).items().get(0);

        assertThat(item.phase()).isEqualTo(Phase.FIRST_HOUR);
        assertThat(item.due()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void an_unknown_key_is_refused_with_file_and_line() {
        ContentProblem.Fault fault = fault("    mandatory: true", "    mandatroy: true\n    mandatory: true");

        assertThat(fault.file()).isEqualTo("smoke.yml");
        assertThat(fault.line()).isEqualTo(8);
        assertThat(fault.what()).contains("mandatroy");
    }

    @ParameterizedTest
    @CsvSource({"15 minutes", "PT", "P", "P1W", "P1M", "15", "PT15S", "-PT15M", "P3Y"})
    void a_duration_that_is_none_is_refused_with_file_and_line(String due) {
        ContentProblem.Fault fault = fault("PT15M", due);

        assertThat(fault.line()).isEqualTo(7);
        assertThat(fault.what()).contains("due");
    }

    @Test
    void a_duration_beyond_90_days_is_refused() {
        assertThat(fault("PT15M", "P91D").toString()).startsWith("smoke.yml:7: at most 90 days");
    }

    @ParameterizedTest
    @CsvSource({"nl", "fr", "en"})
    void a_missing_language_is_refused_with_file_and_line(String language) {
        ContentProblem.Fault fault =
                faultsOf(GOOD.replaceFirst(language + ": [^,}]+[, ]*", "")).get(0);

        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.what()).contains(language);
    }

    @Test
    void a_guideline_that_does_not_exist_is_refused_with_file_and_line() {
        ContentProblem.Fault fault = fault("[V13]", "[V13, V99]");

        assertThat(fault.line()).isEqualTo(9);
        assertThat(fault.what()).contains("V99");
    }

    @Test
    void an_id_that_is_used_twice_is_refused() {
        String item = GOOD.substring(GOOD.indexOf("  - id"));

        assertThat(faultsOf(GOOD + item).get(0).toString()).isEqualTo("smoke.yml:13: the id \"windows\" is used twice");
    }

    @Test
    void an_id_that_is_not_the_name_of_the_file_is_refused() {
        assertThat(fault("id: smoke", "id: fire").line()).isEqualTo(1);
    }

    @Test
    void an_event_that_does_not_exist_is_refused() {
        assertThat(fault("message.published", "message.polished").line()).isEqualTo(10);
    }

    @Test
    void a_purpose_with_an_event_that_has_none_is_refused() {
        assertThat(fault("message.published", "fact.added").line()).isEqualTo(10);
    }

    @Test
    @DisplayName("a role that nobody on a roster can hold is refused")
    void a_role_outside_the_team_is_refused() {
        assertThat(fault("AUTHOR", "ADMIN").line()).isEqualTo(6);
    }

    @Test
    void an_exclamation_mark_is_refused() {
        assertThat(fault("Rook is niet gezond.", "Rook is niet gezond!").line()).isEqualTo(12);
    }

    @Test
    void every_fault_is_named_at_once() {
        assertThat(faultsOf(GOOD.replace("PT15M", "soon").replace("AUTHOR", "BOSS")))
                .hasSize(2);
    }
}
