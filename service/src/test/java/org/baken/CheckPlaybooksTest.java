package org.baken;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.baken.platform.ContentFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckPlaybooksTest {
    private static final PrintStream TERMINAL = System.out;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void giveTheTerminalBack() {
        System.setOut(TERMINAL);
    }

    /** What ends the process with 1 when there is any. */
    private Optional<Throwable> check() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ConsoleApplication application = new ConsoleApplication();
        Bootstrap<ConsoleConfiguration> bootstrap = new Bootstrap<>(application);
        application.initialize(bootstrap);
        return new Cli(new JarLocation(getClass()), bootstrap, System.out, System.err)
                .run("check-playbooks", folder.toString());
    }

    @Test
    void a_folder_in_order_ends_well() throws IOException {
        Files.writeString(folder.resolve("aftercare.yml"), ContentFolder.text("aftercare.yml"));
        scenario(ContentFolder.text("scenarios/river-flood.yml"));

        assertThat(check()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Every playbook and every scenario can be used");
    }

    @Test
    void faults_are_printed_with_file_and_line_and_the_command_fails() throws IOException {
        Files.writeString(
                folder.resolve("aftercare.yml"),
                ContentFolder.text("aftercare.yml")
                        .replaceFirst("role: \\w+", "role: BOSS")
                        .replaceFirst("phase: \\w+", "fase: X"));

        assertThat(check()).isPresent();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("aftercare.yml:7: ")
                .contains("fase")
                .containsPattern("aftercare\\.yml:\\d+: .*role");
    }

    @Test
    void a_fault_of_a_scenario_is_printed_with_file_and_line_too() throws IOException {
        Files.writeString(folder.resolve("aftercare.yml"), ContentFolder.text("aftercare.yml"));
        scenario(ContentFolder.text("scenarios/river-flood.yml").replaceFirst("minutes: \\d+", "minutes: long"));

        assertThat(check()).isPresent();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("scenarios/river-flood\\.yml:\\d+: .*minutes")
                .doesNotContain("aftercare.yml");
    }

    private void scenario(String text) throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/river-flood.yml"), text);
    }
}
