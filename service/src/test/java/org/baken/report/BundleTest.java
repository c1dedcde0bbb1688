package org.baken.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Download;
import org.baken.testing.PictureFiles;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.baken.verify.Verify;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class BundleTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String ELSEWHERE = "Dit hoort bij het andere incident";

    private static String incident;
    private static Map<String, byte[]> whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void somethingHappens() {
        incident = Scene.incident(TOWN, "Brand in de haven");
        String other = Scene.incident(TOWN, ELSEWHERE);
        Publish.onPage(TOWN, incident, Desk.words("Er is brand. Blijf binnen. We zijn ter plaatse."));
        Desk.draft(TOWN.as(Role.AUTHOR), other, Desk.words(ELSEWHERE + " en blijft daar."));
        rumour(other, ELSEWHERE);
        String rumour = rumour(incident, "Het water is vergiftigd");
        new Upload()
                .file("file", "../../etc/passwd.png", PictureFiles.png(20, 20))
                .send(TOWN.as(Role.MONITOR), "/api/rumours/" + rumour + "/evidence");
        HttpResponse<byte[]> answer = bundle(TOWN.as(Role.LEAD));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        whole = unzip(answer.body());
    }

    private static String rumour(String of, String claim) {
        return Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + of + "/rumours",
                        Map.of("claim", claim, "seenAt", TOWN.clock().instant().toString(), "where", "Facebook")));
    }

    private static HttpResponse<byte[]> bundle(Visitor visitor) {
        return Download.of(TOWN, visitor, "/api/incidents/" + incident + "/report?format=zip");
    }

    private static Map<String, byte[]> unzip(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private Path zip(Map<String, byte[]> files) {
        Path file = folder.resolve("bundle.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** What the verifier says, with its number in front. */
    private String verified(Map<String, byte[]> files, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(zip(files).toString()));
        arguments.addAll(List.of(more));
        int ended = Verify.run(arguments.toArray(new String[0]), new PrintStream(out, true, StandardCharsets.UTF_8));
        return ended + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> log() {
        return new String(whole.get("log.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static int line(String kind) {
        List<String> lines = log();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"kind\":\"" + kind + "\"")) {
                return i;
            }
        }
        throw new AssertionError("No " + kind);
    }

    /** The whole bundle with another log; the manifest knows of it, as who tampers would see to. */
    private static Map<String, byte[]> withLog(List<String> lines) {
        return with("log.jsonl", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> with(String path, byte[] bytes) {
        Map<String, byte[]> files = new LinkedHashMap<>(whole);
        files.put(path, bytes);
        ObjectNode manifest = (ObjectNode) Json.read(new String(whole.get("manifest.json"), StandardCharsets.UTF_8));
        for (JsonNode file : manifest.path("files")) {
            if (file.path("path").asText().equals(path)) {
                ((ObjectNode) file).put("sha256", Ids.digest(bytes));
            }
        }
        files.put("manifest.json", Json.canonical(manifest));
        return files;
    }

    private static List<String> changed(int line, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(log());
        String before = lines.get(line);
        lines.set(line, change.apply(before));
        assertThat(lines.get(line)).isNotEqualTo(before);
        return lines;
    }

    @Test
    void a_bundle_as_it_was_made_is_found_intact() {
        assertThat(verified(whole)).startsWith("0 ").contains("OK.");
        assertThat(whole.keySet())
                .contains(
                        "README.txt",
                        "report.json",
                        "report.html",
                        "report.pdf",
                        "baken-verify.jar",
                        "evidence/index.json")
                .noneMatch(name -> name.contains("..") || name.startsWith("/"));
    }

    @Test
    void one_changed_byte_in_what_an_entry_says_names_that_entry() {
        int line = line("message.published");
        assertThat(verified(withLog(changed(line, text -> text.replace("Brand in de haven", "Brand in de haben")))))
                .startsWith("1 ")
                .contains("Entry " + (line + 1) + " (message.published, ")
                .doesNotContain("Entry " + line + " ")
                .doesNotContain("Entry " + (line + 2) + " ");
    }

    @Test
    void every_single_byte_of_an_entry_counts() {
        int line = line("rumour.reported");
        String before = log().get(line);
        for (int i = 0; i < before.length(); i += 7) {
            int at = i;
            char other = before.charAt(i) == '7' ? '8' : '7';
            List<String> lines = changed(line, text -> text.substring(0, at) + other + text.substring(at + 1));
            assertThat(verified(withLog(lines)))
                    .as("byte %d", i)
                    .startsWith("1 ")
                    .containsPattern("[Ee]ntr(y|ies) " + (line + 1) + "\\b");
        }
    }

    @Test
    void a_changed_moment_or_person_names_the_entry() {
        int line = line("message.signed-off");
        assertThat(verified(withLog(changed(line, text -> text.replaceFirst("\"at\":\"2", "\"at\":\"3")))))
                .startsWith("1 ")
                .contains("Entry " + (line + 1) + " (message.signed-off, 3");
        assertThat(verified(withLog(changed(line, text -> text.replace("De approver", "De andere")))))
                .startsWith("1 ")
                .contains("Entry " + (line + 1) + " (message.signed-off");
    }

    @Test
    void an_entry_that_was_given_a_new_hash_is_named_and_not_the_one_after_it() {
        int line = line("message.drafted");
        List<String> lines = changed(line, text -> {
            ObjectNode entry = (ObjectNode) Json.read(text);
            ((ObjectNode) entry.path("data")).put("title", "Iets anders");
            entry.remove("hash");
            entry.put("hash", Ids.digest(Json.canonical(entry)));
            return Json.canonicalText(entry);
        });
        assertThat(verified(withLog(lines)))
                .startsWith("1 ")
                .contains("Entry " + (line + 1) + " (message.drafted")
                .contains("was given a new hash");
    }

    @Test
    void a_missing_an_inserted_and_a_moved_entry_are_named() {
        int line = line("message.submitted");
        List<String> missing = new ArrayList<>(log());
        missing.remove(line);
        assertThat(verified(withLog(missing)))
                .startsWith("1 ")
                .contains("Entry " + (line + 1) + " of the log is missing");

        List<String> inserted = new ArrayList<>(log());
        inserted.add(line, log().get(line - 1));
        assertThat(verified(withLog(inserted))).startsWith("1 ").contains("two entries with number " + line + ":");

        List<String> swapped = new ArrayList<>(log());
        swapped.set(line, log().get(line + 1));
        swapped.set(line + 1, log().get(line));
        assertThat(verified(withLog(swapped)))
                .startsWith("1 ")
                .contains("out of order: entry " + (line + 1) + " ")
                .doesNotContain("is missing");

        List<String> cut = log().subList(0, log().size() - 2);
        assertThat(verified(withLog(cut))).startsWith("1 ").contains("The end of the log is missing");
    }

    @Test
    void a_log_that_was_made_anew_as_a_whole_does_not_fit_a_mark_that_was_kept() {
        String mark = Json.read(new String(whole.get("manifest.json"), StandardCharsets.UTF_8))
                .path("incidentMark")
                .asText();
        assertThat(verified(whole, "--head", mark)).startsWith("0 ").contains("this incident up to entry");

        Map<String, byte[]> anew = anew();
        assertThat(verified(anew)).startsWith("0 ");
        assertThat(verified(anew, "--head", mark))
                .startsWith("1 ")
                .contains("The hash that you kept is not in this log");
        assertThat(verified(whole, "--head", "x")).startsWith("2 ");
    }

    /** As somebody would do it who knows how everything fits together. */
    private static Map<String, byte[]> anew() {
        List<String> lines = new ArrayList<>();
        String previous = "0".repeat(64);
        for (String line : log()) {
            ObjectNode entry = (ObjectNode) Json.read(line);
            entry.put("previous", previous);
            if (entry.has("kind")) {
                entry.remove("hash");
                ((ObjectNode) entry.path("data")).put("added", true);
                entry.put("hash", Ids.digest(Json.canonical(entry)));
            }
            previous = entry.path("hash").asText();
            lines.add(Json.canonicalText(entry));
        }
        Map<String, byte[]> files = withLog(lines);
        ObjectNode manifest = (ObjectNode) Json.read(new String(files.get("manifest.json"), StandardCharsets.UTF_8));
        manifest.put("headHash", previous);
        files.put("manifest.json", Json.canonical(manifest));
        return files;
    }

    @Test
    void a_changed_revision_file_or_piece_of_evidence_is_named() {
        String revision = whole.keySet().stream()
                .filter(name -> name.startsWith("messages/"))
                .findFirst()
                .orElseThrow();
        String text = new String(whole.get(revision), StandardCharsets.UTF_8).replace("Blijf binnen", "Ga naar buiten");
        String message = revision.split("/")[1];
        assertThat(verified(with(revision, text.getBytes(StandardCharsets.UTF_8))))
                .startsWith("1 ")
                .contains("Revision 1 of message " + message + " was changed: entry");

        String evidence = whole.keySet().stream()
                .filter(name -> name.endsWith(".png"))
                .findFirst()
                .orElseThrow();
        assertThat(verified(with(evidence, new byte[] {1})))
                .startsWith("1 ")
                .contains(evidence + " was changed: entry");

        Map<String, byte[]> report = new LinkedHashMap<>(whole);
        report.put("report.html", new byte[] {1});
        report.put("more.txt", new byte[] {1});
        report.remove("README.txt");
        assertThat(verified(report))
                .startsWith("1 ")
                .contains("The file report.html was changed")
                .contains("The file more.txt was put in")
                .contains("The file README.txt is missing");
    }

    @Test
    void nothing_of_another_incident_is_in_it() {
        whole.forEach((name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContain(ELSEWHERE));
        assertThat(log()).anyMatch(line -> Json.read(line).size() == 3);
        assertThat(log())
                .allMatch(line -> Json.read(line).size() == 3
                        || Json.read(line).path("incident").asText().equals(incident));
    }

    @Test
    void what_was_made_is_logged_with_the_hash_of_its_manifest() {
        JsonNode entry = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/log?kind=report.bundled")
                .json()
                .path("items")
                .get(0);
        assertThat(entry.path("data").path("manifest").asText()).isEqualTo(Ids.digest(whole.get("manifest.json")));
        assertThat(entry.path("actor").path("name").asText()).isEqualTo("De lead");
        // Whoever gets a bundle has all of it a little before its file is deleted.
        Town.eventually("no bundle is left", () -> bundles().isEmpty());
    }

    private static List<Path> bundles() {
        try (Stream<Path> files = Files.list(TOWN.data().resolve("bundles"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void only_the_lead_and_an_administrator_on_the_roster_take_it_out() {
        for (Visitor visitor : List.of(TOWN.as(Role.OBSERVER), TOWN.as(Role.AUTHOR), TOWN.admin())) {
            HttpResponse<byte[]> answer = bundle(visitor);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Only the lead of this incident");
        }
        assertThat(bundle(TOWN.as(Role.EXPERT)).statusCode()).isEqualTo(404);
        String mine = Scene.incident(TOWN, "Met beheerder");
        Scene.roster(TOWN, mine, Map.of(TOWN.admin(), Role.OBSERVER));
        assertThat(Download.of(TOWN, TOWN.admin(), "/api/incidents/" + mine + "/report?format=zip")
                        .statusCode())
                .isEqualTo(200);
        Answer unknown = TOWN.as(Role.LEAD).get("/api/incidents/" + mine + "/report?format=exe");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.wrongFields()).containsExactly("format");
    }

    @Test
    void the_verifier_in_the_bundle_runs_by_itself_in_a_plain_java() throws Exception {
        Path jar = folder.resolve("baken-verify.jar");
        Files.write(jar, whole.get("baken-verify.jar"));
        assertThat(process(jar, zip(whole))).startsWith("0 ").contains("OK.");
        List<String> lines = changed(line("rumour.reported"), text -> text.replace("vergiftigd", "veilig"));
        assertThat(process(jar, zip(withLog(lines)))).startsWith("1 ").contains("(rumour.reported, ");
    }

    @Test
    void a_long_log_takes_no_more_room_than_a_short_one() throws Exception {
        String busy = Scene.incident(TOWN, "Lang en druk");
        Actor actor = Actor.person("p", "De drukke");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String kind = i % 10 == 0 ? "fact.added" : "reaction.step";
            entries.add(Entry.of(kind, busy, "o" + i, actor, Map.of("text", Map.of("nl", "Feit " + i), "n", i)));
        }
        Logbook logbook = new Logbook(TOWN.database(), TOWN.clock());
        TOWN.database().write(handle -> logbook.append(handle, entries));
        HttpResponse<byte[]> answer =
                Download.of(TOWN, TOWN.as(Role.LEAD), "/api/incidents/" + busy + "/report?format=zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = unzip(answer.body());
        assertThat(new String(files.get("report.html"), StandardCharsets.UTF_8)).contains("more are in the log");
        Path jar = folder.resolve("long.jar");
        Files.write(jar, files.get("baken-verify.jar"));
        Path bundle = folder.resolve("long.zip");
        Files.write(bundle, answer.body());
        assertThat(process(jar, bundle)).startsWith("0 ").contains(" of this incident");
    }

    private static String process(Path jar, Path bundle) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-jar",
                        jar.toString(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
