package org.baken.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody may send anything and call it a bundle. */
class HostileBundleTest {
    private static final String MANIFEST = "{\"incident\":\"i\",\"entries\":1,\"incidentEntries\":1,\"headHash\":\""
            + "0".repeat(64) + "\",\"files\":[]}";

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private String checked(String manifest, String name, Content content) throws IOException {
        Path file = folder.resolve("b.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            content.write(zip);
        }
        return checked(file);
    }

    private static String checked(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ended = Verify.run(new String[] {file.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        return ended + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] part = new byte[1024 * 1024];
        for (int i = 0; i < megabytes; i++) {
            out.write(part);
        }
    }

    @Test
    void a_file_that_swells_is_not_read_to_its_end() throws IOException {
        assertThat(checked(MANIFEST, "log.jsonl", out -> zeros(out, 300)))
                .startsWith("2 ")
                .contains("swells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../log.jsonl", "/etc/passwd", "a/../../b", "C:\\b", "a\\..\\b", "a\u0007b", "./x"})
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        assertThat(checked(MANIFEST, name, out -> out.write(1)))
                .startsWith("2 ")
                .contains("leads elsewhere")
                .doesNotContain("\u0007");
    }

    @Test
    void a_line_without_end_is_a_changed_entry() throws IOException {
        byte[] noise = new byte[6 * 1024 * 1024];
        new java.util.Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == '\n' ? 0 : noise[i];
        }
        assertThat(checked(MANIFEST, "log.jsonl", out -> out.write(noise)))
                .contains("Entry 1 of the log was tampered with: it cannot be read (the line is longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"seq\":1}",
                "{\"seq\":1e99,\"hash\":\"x\",\"previous\":\"y\"}",
                "{\"seq\":1,\"seq\":1}",
                "\"\\ud83d",
                "nul",
                "{\"a\":01}",
                "{\"a\":\"\t\"}"
            })
    void a_line_that_is_no_entry_names_where_it_stands(String line) throws IOException {
        assertThat(checked(MANIFEST, "log.jsonl", out -> out.write(line.getBytes(StandardCharsets.UTF_8))))
                .startsWith("1 ")
                .contains("Entry 1 of the log was tampered with: it cannot be read");
    }

    @Test
    void a_line_nested_without_end_is_refused_and_nothing_breaks() throws IOException {
        String deep = "[".repeat(1_000_000);
        assertThat(checked(MANIFEST, "log.jsonl", out -> out.write(deep.getBytes(StandardCharsets.UTF_8))))
                .contains("nested too deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"incident\":1}",
                "{\"incident\":\"i\",\"entries\":-1,\"incidentEntries\":1.5,\"headHash\":\"x\"}"
            })
    void a_manifest_that_is_none_says_what_to_do(String manifest) throws IOException {
        assertThat(checked(manifest, "log.jsonl", out -> out.write('\n')))
                .startsWith("2 ")
                .contains("NOT CHECKED")
                .contains("again");
    }

    @Test
    void what_is_no_zip_or_not_there_says_so() throws IOException {
        Path file = folder.resolve("x.zip");
        Files.writeString(file, "no zip");
        assertThat(checked(file)).startsWith("2 ").contains("not a zip");
        assertThat(checked(folder.resolve("none.zip"))).startsWith("2 ").contains("There is no file");
        assertThat(Verify.run(new String[0], new PrintStream(OutputStream.nullOutputStream())))
                .isEqualTo(2);
    }

    @Test
    void the_canonical_form_is_that_of_baken() {
        String text = "{\"b\":[1,2.50,-3e7,null,true],\"a\":\"\\u001f\\/\\\"\\\\\u00e9\\n\",\"c\":{}}";
        assertThat(Json.canonical(Json.read(text)))
                .isEqualTo("{\"a\":\"\\u001F/\\\"\\\\\u00e9\\n\",\"b\":[1,2.50,-3e7,null,true],\"c\":{}}");
    }
}
