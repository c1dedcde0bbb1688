package org.baken.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.baken.triage.TriageTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFilesTest {
    private static final TriageTree TREE = TriageTree.shipped();

    @TempDir
    Path folder;

    private static Scenario read(String text) {
        return ScenarioFiles.read(Content.read("scenarios/klein.yml", text.getBytes(StandardCharsets.UTF_8)), TREE);
    }

    private static void refused(String from, String to, String what) {
        String broken = Small.TEXT.replace(from, to);
        assertThat(broken).isNotEqualTo(Small.TEXT);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(ContentProblem.class)
                .hasMessageMatching("(?s)(.*\n)?scenarios/klein.yml:\\d+: [^\n]*" + what + ".*");
    }

    @Test
    void a_scenario_is_read_with_all_that_happens_in_it() {
        Scenario small = read(Small.TEXT);
        assertThat(small.injects()).hasSize(8);
        assertThat(small.injects().get(0).claim()).containsKey("nl");
        assertThat(small.hash()).hasSize(64);
        assertThat(new TreeSet<>(small.injects().stream().map(Inject::kind).toList()))
                .containsExactly(InjectKind.values());
    }

    @Test
    void what_cannot_be_played_is_named_with_its_line() {
        refused("id: klein", "id: groot", "as the file is called");
        refused("  - id: pers", "  - id: gerucht", "used twice");
        refused("corrects: feit-fout", "corrects: pers", "not the id of a fact that is wrong");
        refused("corrects: feit-fout", "corrects: bestaat-niet", "not the id of a fact that is wrong");
        refused("at: PT9M", "at: PT4M", "does not come earlier");
        refused("at: PT12M", "at: PT21M", "after the end");
        refused("until: PT15M", "until: PT1M", "must end after it begins");
        refused("until: PT15M", "until: PT25M", "after the end");
        refused("over: PT2M", "over: PT20M", "last post comes after the end");
        refused("class: question", "class: bestaat-niet", "no class");
        refused("{nl: Pers belt}", "{fr: La presse appelle}", "exactly these languages: nl");
        refused("kind: VISIT", "kind: DINNER", "");
        refused("truth: \"FALSE\"", "truth: PERHAPS", "");
        refused("within: PT5M", "within: vijf minuten", "");
        refused("guidelines: [V11]", "guidelines: [Z99]", "");
        refused("guidelines: [V11]", "guidelines: [A99]", "A99");
        refused("harm: HIGH", "harm: HIGH\n    extra: 1", "extra");
    }

    @Test
    void every_scenario_that_comes_with_the_product_can_be_played() {
        assertThat(ScenarioFiles.shipped(TREE))
                .allSatisfy(scenario -> assertThat(scenario.injects()).hasSizeGreaterThanOrEqualTo(25));
    }

    @Test
    void a_house_adds_its_own_and_takes_the_place_of_one_with_the_same_id() throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Scenarios own = Scenarios.read(folder);
        assertThat(own.find("klein")).isEmpty();
        Path file = scenarios.resolve("klein.yml");
        Files.writeString(file, Small.TEXT);
        assertThat(own.find("klein")).isPresent();
        assertThat(Scenarios.read(null).find("klein")).isEmpty();
        Files.writeString(file, Small.TEXT.replace("kind: VISIT", "kind: A_LONG_DINNER"));
        assertThat(own.find("klein")).as("the last good one").isPresent();
        assertThat(own.choice().faults()).anyMatch(fault -> fault.toString().startsWith("scenarios/klein.yml:"));
        assertThat(Scenarios.read(folder).find("klein")).as("never a good one").isEmpty();
        Files.writeString(file, Small.TEXT.replace("Kleine oefening", "Een andere oefening"));
        assertThat(own.find("klein").orElseThrow().title()).containsEntry("nl", "Een andere oefening");
        assertThat(own.choice().faults()).isEmpty();
        Files.delete(file);
        assertThat(own.find("klein")).isEmpty();
    }

    @Test
    void a_folder_that_goes_away_takes_no_scenario_with_it() throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(scenarios.resolve("klein.yml"), Small.TEXT);
        Scenarios own = Scenarios.read(folder);
        assertThat(own.choice().faults()).isEmpty();

        Files.move(scenarios, folder.resolve("away"));

        assertThat(own.find("klein")).isPresent();
        assertThat(own.choice().faults()).singleElement().asString().endsWith("scenarios:1: the folder cannot be read");
        assertThat(Scenarios.read(folder).choice().faults())
                .as("a house need not have scenarios")
                .isEmpty();
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("klein.yml"), Small.TEXT);
        Files.createSymbolicLink(scenarios.resolve("klein.yml"), folder.resolve("klein.yml"));

        assertThat(Scenarios.read(folder).find("klein")).isEmpty();
        assertThat(Scenarios.check(folder))
                .extracting(Object::toString)
                .containsExactly("scenarios/klein.yml:1: a link that leads out of the folder is not followed");
    }
}
