package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baken.logbook.Logbook;
import org.baken.platform.ContentFolder;
import org.baken.playbook.Playbooks.Refused;
import org.baken.playbook.Playbooks.Source;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class OwnPlaybooksTest {
    private static final String GOOD = PlaybookFaultsTest.GOOD;
    private static final String BAD = GOOD.replace("role: MONITOR", "role: BOSS");

    @RegisterExtension
    static final Town TOWN = new Town();

    @TempDir
    Path folder;

    private Playbooks playbooks = new Playbooks();
    private OwnPlaybooks own;
    private long logged;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        own = started();
        own.look();
        // Another town's file would be a decoy that nobody may take.
        Files.createDirectory(folder.resolve("old"));
        Files.writeString(folder.resolve("old/wind.yml"), GOOD);
        logged = newest();
    }

    private OwnPlaybooks started() {
        playbooks = new Playbooks();
        return new OwnPlaybooks(
                folder, playbooks, TOWN.database(), new Logbook(TOWN.database(), TOWN.clock()), TOWN.clock());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        own.look();
    }

    private static long newest() {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT MAX(seq) FROM log_entry")
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    private List<String> log() {
        return TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT kind FROM log_entry WHERE seq > :seq AND kind LIKE 'playbook.%' ORDER BY seq")
                        .bind("seq", logged)
                        .mapTo(String.class)
                        .list());
    }

    private String storm() {
        return playbooks.byId("storm").orElseThrow().title().get("nl");
    }

    private static String titled(String title) {
        return GOOD.replace("nl: Storm", "nl: " + title);
    }

    @Test
    void a_new_file_stands_beside_those_that_come_with_baken() throws IOException {
        int before = playbooks.all().size();

        write("storm.yml", GOOD);

        assertThat(playbooks.ids()).contains("storm", "first-hour").hasSize(before + 1);
        assertThat(playbooks.copy("storm").orElseThrow().source()).isEqualTo(Source.OWN);
        assertThat(playbooks.copy("storm").orElseThrow().text()).isEqualTo(GOOD);
        assertThat(log()).containsExactly("playbook.loaded");
    }

    @Test
    void a_file_with_the_id_of_one_that_comes_with_baken_replaces_it_until_it_is_gone() throws IOException {
        String shipped = playbooks.byId("aftercare").orElseThrow().hash();

        write("aftercare.yml", ContentFolder.text("aftercare.yml").replace("nl: Nazorg", "nl: Onze nazorg"));

        assertThat(playbooks.byId("aftercare").orElseThrow().title()).containsEntry("nl", "Onze nazorg");
        assertThat(playbooks.copy("aftercare").orElseThrow().source()).isEqualTo(Source.OWN_REPLACES);

        Files.delete(folder.resolve("aftercare.yml"));
        own.look();

        assertThat(playbooks.byId("aftercare").orElseThrow().hash()).isEqualTo(shipped);
        assertThat(log()).containsExactly("playbook.loaded", "playbook.removed");
    }

    @Test
    void a_change_of_a_file_is_taken_up() throws IOException {
        write("storm.yml", GOOD);
        write("storm.yml", titled("Zware storm"));

        assertThat(storm()).isEqualTo("Zware storm");
        assertThat(log()).containsExactly("playbook.loaded", "playbook.loaded");
    }

    @Test
    void of_a_faulty_file_the_last_good_version_stays_and_the_fault_is_told_with_its_line() throws Exception {
        write("storm.yml", GOOD);
        write("storm.yml", BAD);
        Instant broken = playbooks.refused().get(0).since();
        TOWN.clock().forward(Duration.ofMinutes(5));
        own.look();

        assertThat(storm()).isEqualTo("Storm");
        assertThat(playbooks.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).isEqualTo("storm.yml");
            assertThat(refused.since()).isEqualTo(broken);
            assertThat(refused.inUse()).isEqualTo(Source.OWN);
            assertThat(refused.faults().get(0).toString()).startsWith("storm.yml:10: ");
        });
        assertThat(log()).containsExactly("playbook.loaded", "playbook.refused");
        HealthCheck.Result health = own.health().execute();
        assertThat(health.isHealthy()).isTrue();
        assertThat(health.getMessage()).startsWith("storm.yml:10: ");
    }

    @Test
    void the_last_good_version_lasts_over_a_restart_and_is_not_told_again() throws IOException {
        write("storm.yml", titled("Zware storm"));
        write("storm.yml", BAD);
        Instant broken = playbooks.refused().get(0).since();
        TOWN.clock().forward(Duration.ofHours(1));

        own = started();
        own.look();

        assertThat(storm()).isEqualTo("Zware storm");
        assertThat(playbooks.refused()).extracting(Refused::since).containsExactly(broken);
        assertThat(log()).containsExactly("playbook.loaded", "playbook.refused");
    }

    @Test
    void a_file_that_is_mended_is_used_again_and_nothing_is_refused_any_longer() throws Exception {
        write("storm.yml", BAD);
        assertThat(playbooks.byId("storm")).isEmpty();
        assertThat(playbooks.refused()).extracting(Refused::inUse).containsOnlyNulls();

        write("storm.yml", GOOD);

        assertThat(storm()).isEqualTo("Storm");
        assertThat(playbooks.refused()).isEmpty();
        assertThat(own.health().execute().getMessage()).isNull();
    }

    @Test
    void a_faulty_file_that_would_replace_a_shipped_one_leaves_the_shipped_one() throws IOException {
        write("aftercare.yml", "id: aftercare\n");

        assertThat(playbooks.copy("aftercare").orElseThrow().source()).isEqualTo(Source.SHIPPED);
        assertThat(playbooks.refused()).extracting(Refused::inUse).containsExactly(Source.SHIPPED);
    }

    @Test
    void another_fault_in_the_same_file_is_told_anew() throws IOException {
        write("storm.yml", BAD);
        Instant first = playbooks.refused().get(0).since();
        TOWN.clock().forward(Duration.ofMinutes(1));
        write("storm.yml", GOOD.replace("after: [look]", "after: [peek]"));

        assertThat(playbooks.refused().get(0).since()).isAfter(first);
        assertThat(playbooks.refused().get(0).faults().get(0).what()).contains("peek");
        assertThat(log()).containsExactly("playbook.refused", "playbook.refused");
    }

    @Test
    void a_folder_that_goes_away_takes_no_playbook_with_it() throws IOException {
        write("storm.yml", GOOD);
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, elsewhere);
        own.look();

        assertThat(storm()).isEqualTo("Storm");
        assertThat(playbooks.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.faults().get(0).what()).isEqualTo("the folder cannot be read");
            assertThat(refused.inUse()).isNull();
        });

        own = started();
        own.look();
        assertThat(storm()).isEqualTo("Storm");

        Files.move(elsewhere, folder);
        own.look();
        assertThat(playbooks.refused()).isEmpty();
        assertThat(log()).containsExactly("playbook.loaded", "playbook.refused");
    }

    @Test
    void two_nodes_on_one_folder_tell_a_change_once() throws IOException {
        OwnPlaybooks other = started();
        write("storm.yml", GOOD);
        other.look();
        write("storm.yml", BAD);
        other.look();

        assertThat(log()).containsExactly("playbook.loaded", "playbook.refused");
    }
}
