package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.baken.platform.ContentProblem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    private static final String GOOD = "id: storm\ntitle: Storm\n";

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static OwnFolder<String> own(Path folder) {
        return new OwnFolder<>(folder, "", OwnFolderTest::title);
    }

    /** What a file holds: its title, when its id is as the file is called. */
    private static String title(Content content) {
        if (!content.data().path("id").asText().equals(content.name())) {
            throw new ContentProblem(List.of(content.fault("/id", "the id is not as the file is called")));
        }
        return content.data().path("title").asText();
    }

    private static List<String> faults(Path folder) {
        return own(folder).read().allFaults().stream().map(Fault::toString).toList();
    }

    private List<String> faults() {
        return faults(folder);
    }

    @Test
    void every_yaml_file_is_read_and_nothing_else() throws IOException {
        write("storm.yml", GOOD);
        write("wind.yaml", GOOD.replace("id: storm", "id: wind"));
        write("notes.txt", "no playbook");
        write(".storm.yml", "what an editor leaves");
        Files.createDirectory(folder.resolve("old"));

        OwnFolder.Look<String> look = own(folder).read();

        assertThat(look.allFaults()).isEmpty();
        assertThat(look.files()).extracting(OwnFolder.Found::id).containsExactly("storm", "wind");
    }

    @Test
    void faults_of_all_files_are_told_with_file_and_line() throws IOException {
        write("storm.yml", "id: storm\ntitle: [\n");
        write("wind.yml", GOOD);

        assertThat(faults())
                .satisfiesExactly(
                        yaml -> assertThat(yaml).startsWith("storm.yml:3: "),
                        id -> assertThat(id).isEqualTo("wind.yml:1: the id is not as the file is called"));
    }

    @Test
    void a_folder_that_is_not_there_or_is_a_file_is_named() throws IOException {
        write("storm.yml", GOOD);

        assertThat(faults(folder.resolve("gone")))
                .singleElement()
                .asString()
                .endsWith("gone:1: the folder cannot be read");
        assertThat(faults(folder.resolve("storm.yml")))
                .singleElement()
                .asString()
                .endsWith("storm.yml:1: the folder cannot be read");
    }

    @Test
    void a_folder_that_is_called_like_a_file_is_no_file() throws IOException {
        Files.createDirectory(folder.resolve("storm.yml"));

        assertThat(faults()).containsExactly("storm.yml:1: this is no file");
    }

    @Test
    @Timeout(30)
    void a_pipe_that_nobody_writes_to_holds_nothing_up() throws Exception {
        Path pipe = folder.resolve("storm.yml");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(faults()).containsExactly("storm.yml:1: this is no file");
    }

    @Test
    void faults_name_the_folder_in_a_folder() throws IOException {
        write("wind.yml", GOOD);
        write("wind.yaml", GOOD.replace("id: storm", "id: wind"));

        assertThat(new OwnFolder<>(folder, "weather/", OwnFolderTest::title)
                        .read()
                        .allFaults())
                .extracting(Fault::toString)
                .containsExactly("weather/wind.yml:1: \"weather/wind.yaml\" has the same id");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("own"));
        Files.writeString(folder.resolve("secret.yml"), GOOD);
        Files.createSymbolicLink(inside.resolve("storm.yml"), folder.resolve("secret.yml"));
        Files.createSymbolicLink(inside.resolve("gone.yml"), inside.resolve("nowhere"));

        assertThat(faults(inside))
                .containsExactly(
                        "gone.yml:1: the file cannot be read",
                        "storm.yml:1: a link that leads out of the folder is not followed");
    }

    @Test
    void a_link_within_the_folder_is_followed_as_containers_mount_settings_so() throws IOException {
        Files.createDirectory(folder.resolve("..data"));
        write("..data/storm.yml", GOOD);
        Files.createSymbolicLink(folder.resolve("storm.yml"), Path.of("..data/storm.yml"));

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_file_that_may_not_be_read_is_named() throws IOException {
        write("storm.yml", GOOD);
        Files.setPosixFilePermissions(folder.resolve("storm.yml"), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(folder.resolve("storm.yml"))).isFalse();

        assertThat(faults()).containsExactly("storm.yml:1: the file cannot be read");
    }

    @Test
    void a_file_that_is_too_large_is_not_read() throws IOException {
        Files.write(folder.resolve("storm.yml"), new byte[10 * 1024 * 1024]);

        assertThat(faults()).containsExactly("storm.yml:1: the file has 10485760 bytes; at most 1048576 are read");
    }

    @Test
    void more_files_than_a_town_writes_are_left_out_and_said_so() throws IOException {
        for (int i = 100; i < 203; i++) {
            write("p" + i + ".yml", GOOD.replace("id: storm", "id: p" + i));
        }

        assertThat(faults()).containsExactly("p200.yml:1: at most 100 files are read; 3 from here on are not");
    }

    @Test
    void the_same_id_twice_is_refused() throws IOException {
        write("storm.yaml", GOOD);
        write("storm.yml", GOOD);

        assertThat(faults()).containsExactly("storm.yml:1: \"storm.yaml\" has the same id");
    }

    @Test
    void a_file_is_read_again_when_it_changed() throws IOException {
        OwnFolder<String> own = own(folder);
        write("storm.yml", GOOD);
        OwnFolder.Found<String> first = own.read().files().get(0);

        assertThat(own.read().files().get(0)).isSameAs(first);

        write("storm.yml", GOOD.replace("Storm", "Zware storm"));
        OwnFolder.Found<String> second = own.read().files().get(0);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(second.content()).isEqualTo("Zware storm");
    }
}
