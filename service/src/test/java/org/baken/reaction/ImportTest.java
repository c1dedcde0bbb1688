package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class ImportTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("importMegabytes", "1");

    @Test
    void a_file_of_a_spreadsheet_is_taken_up() {
        Inbox inbox = Inbox.open(TOWN, "Rekenblad");
        JsonNode done = imported(
                inbox,
                "Datum;Gebruiker;Bericht;Kanaal;Privé\r\n"
                        + "21-11-2025 18:30;@jan;\"Staat de \"\"Dijk\"\" open?\r\nGraag antwoord\";facebook;ja\r\n"
                        + "2025-11-21T17:31:00Z;an;=SOMMIG(1);mastodon;nee\r\n");
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("format").asText()).isEqualTo("CSV");
        assertThat(done.path("added").asInt()).isEqualTo(2);
        assertThat(done.path("columns").path("text").asText()).isEqualTo("Bericht");
        assertThat(inbox.texts("")).containsExactly("=SOMMIG(1)", "Staat de \"Dijk\" open?\nGraag antwoord");
        JsonNode first = inbox.items("").path(1);
        assertThat(first.path("postedAt").asText()).isEqualTo("2025-11-21T17:30:00Z");
        assertThat(first.path("author").path("handle").asText()).isEqualTo("jan");
        assertThat(first.path("private").asBoolean()).isTrue();
        assertThat(first.path("source").asText()).isEqualTo("IMPORT");
        assertThat(Desk.logged(TOWN, inbox.incident(), "reactions.imported")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void the_encoding_of_a_file_shows_by_its_content(String name) {
        Inbox inbox = Inbox.open(TOWN, "Codering " + name);
        String text = "tekst,naam\nOù est l’été à Liège ?,Zoë\n";
        JsonNode done = imported(inbox, text.getBytes(Charset.forName(name)));
        assertThat(done.path("encoding").asText()).isEqualTo(name);
        assertThat(inbox.texts("")).containsExactly("Où est l’été à Liège ?");
        byte[] marked = ("\uFEFF" + text).getBytes(Charset.forName(name.startsWith("UTF") ? name : "UTF-8"));
        assertThat(imported(inbox, marked).path("columns").path("text").asText())
                .isEqualTo("tekst");
    }

    @Test
    void a_row_that_cannot_be_so_is_refused_and_can_be_downloaded_safely() {
        Inbox inbox = Inbox.open(TOWN, "Geweigerde rijen");
        byte[] good =
                "tekst,link,datum\nDit is één goede rij met accenten: éèàçëï,,\n".getBytes(StandardCharsets.UTF_8);
        byte[] spoilt = "Sp\u00e9,https://stad.example,\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest =
                ("Slecht adres,\"=HYPERLINK(\"\"http://kwaad.example\"\")\",\n,,\nSlechte tijd,,gisteren\n-1+1,,\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] whole = concat(good, spoilt, rest);
        JsonNode done = imported(inbox, whole);
        assertThat(done.path("read").asInt()).isEqualTo(6);
        assertThat(done.path("added").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isEqualTo(4);
        Answer csv =
                inbox.monitor().get("/api/reaction-imports/" + done.path("id").asText() + "/refused.csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).contains("row,field,reason,tekst,link,datum").contains("2,text,");
        assertThat(csv.text())
                .contains("'=HYPERLINK")
                .doesNotContain(",=HYPERLINK")
                .doesNotContain("\"=HYPERLINK");
        assertThat(csv.text().lines().filter(line -> !line.isBlank()).count()).isEqualTo(5);
    }

    @Test
    void the_same_file_again_adds_nothing_and_another_text_under_a_known_id_is_told() {
        Inbox inbox = Inbox.open(TOWN, "Nog eens");
        String file = "id,text\na1,Een\na2,Twee\na1,Een\na1,Iets anders\n";
        JsonNode first = imported(inbox, file);
        assertThat(first.path("added").asInt()).isEqualTo(2);
        assertThat(first.path("known").asInt()).isEqualTo(1);
        assertThat(first.path("refused").asInt()).isEqualTo(1);
        JsonNode second = imported(inbox, file);
        assertThat(second.path("added").asInt()).isZero();
        assertThat(second.path("known").asInt()).isEqualTo(3);
        assertThat(second.path("refused").asInt()).isEqualTo(1);
        assertThat(inbox.texts("")).containsExactly("Twee", "Een");
    }

    @Test
    void json_is_taken_up_as_an_array_and_by_lines() {
        Inbox inbox = Inbox.open(TOWN, "JSON");
        JsonNode array = imported(
                inbox,
                "[{\"id\": 1, \"content\": \"Een\", \"created_at\": \"2026-01-02T03:04:05Z\"}, {\"text\": {}}, 3]");
        assertThat(array.path("format").asText()).isEqualTo("JSON");
        assertThat(array.path("added").asInt()).isEqualTo(1);
        assertThat(array.path("refused").asInt()).isEqualTo(2);
        JsonNode lines = imported(inbox, "{\"text\": \"Twee\"}\n{\"text\": \n\n{\"text\": \"Drie\"}\n");
        assertThat(lines.path("format").asText()).isEqualTo("NDJSON");
        assertThat(lines.path("added").asInt()).isEqualTo(2);
        assertThat(lines.path("refused").asInt()).isEqualTo(1);
        JsonNode cut = imported(inbox, "[{\"text\": \"Vier\"}, {\"text\": \"Vij");
        assertThat(cut.path("state").asText()).isEqualTo("FAILED");
        assertThat(cut.path("problem").asText()).isNotBlank();
        assertThat(cut.path("added").asInt()).isEqualTo(1);
        assertThat(inbox.texts("")).containsExactly("Vier", "Drie", "Twee", "Een");
    }

    @Test
    void what_is_no_file_of_reactions_is_refused_at_once_and_nothing_stays() throws IOException {
        Inbox inbox = Inbox.open(TOWN, "Geen reacties");
        Set<String> before = files();
        assertThat(upload(inbox, "naam,leeftijd\nJan,3\n".getBytes(StandardCharsets.UTF_8))
                        .wrongFields())
                .containsExactly("file");
        assertThat(upload(inbox, new byte[0]).status()).isEqualTo(400);
        assertThat(upload(inbox, "{\n \"text\": 1\n}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(upload(inbox, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 1, 2, 3})
                        .status())
                .isEqualTo(415);
        assertThat(inbox.monitor().post(path(inbox), Map.of()).status()).isEqualTo(415);
        assertThat(new Upload()
                        .field("iets", "anders")
                        .send(inbox.monitor(), path(inbox))
                        .status())
                .isEqualTo(400);
        assertThat(upload(TOWN.as(Role.OBSERVER), inbox, "text\nx\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(files()).isSubsetOf(before);
        assertThat(inbox.monitor().get(path(inbox)).json().path("items")).isEmpty();
    }

    @Test
    void a_row_without_an_end_ends_the_import_and_tells_where() {
        Inbox inbox = Inbox.open(TOWN, "Zonder einde");
        String rows = IntStream.range(0, 3000)
                .mapToObj(number -> "Rij " + number + " " + "x".repeat(300))
                .collect(Collectors.joining("\n"));
        JsonNode done = imported(inbox, "tekst\nGoed\n\"Geen einde\n" + rows);
        assertThat(done.path("added").asInt()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_file_that_is_too_large_is_refused_while_it_streams() throws Exception {
        Inbox inbox = Inbox.open(TOWN, "Te groot");
        Set<String> before = files();
        byte[] large = ("text\n" + "x".repeat(1024 * 1024 + 200_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(upload(inbox, large).status()).isEqualTo(413);
        AtomicLong sent = new AtomicLong();
        Endless body = new Endless(2L * 1024 * 1024 * 1024, sent);
        int status = body.send(TOWN.address().getPort(), path(inbox), inbox.monitor());
        assertThat(status).isEqualTo(413);
        assertThat(sent.get()).isLessThan(64L * 1024 * 1024);
        assertThat(files()).isSubsetOf(before);
        assertThat(inbox.monitor().get(path(inbox)).json().path("items")).isEmpty();
    }

    @Test
    void an_upload_that_is_sent_again_with_its_key_begins_one_import() {
        Inbox inbox = Inbox.open(TOWN, "Sleutel");
        byte[] file = "text\nEen\n".getBytes(StandardCharsets.UTF_8);
        Answer first = upload(inbox.monitor().with("Idempotency-Key", "import-1"), inbox, file);
        Answer again = upload(inbox.monitor().with("Idempotency-Key", "import-1"), inbox, file);
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(inbox.monitor().get(path(inbox)).json().path("items")).hasSize(1);
        ended(inbox, first.id());
    }

    @Test
    void a_file_is_gone_once_it_is_taken_up_and_so_is_what_an_upload_left_behind() throws IOException {
        Inbox inbox = Inbox.open(TOWN, "Opruimen");
        JsonNode done = imported(inbox, "text\nEen\n");
        java.nio.file.Path folder = TOWN.data().resolve("reaction-imports");
        TOWN.eventually(
                "The file is gone",
                () -> !Files.exists(folder.resolve(done.path("id").asText())));
        java.nio.file.Path left = Files.writeString(folder.resolve("left"), "text\nHalf");
        java.nio.file.Path underWay = Files.writeString(folder.resolve("under-way"), "text\nHa");
        Files.setLastModifiedTime(left, FileTime.from(TOWN.clock().instant().minus(Duration.ofHours(1))));
        // Before the clock moves: as soon as the day is over somebody tidies up.
        Files.setLastModifiedTime(underWay, FileTime.from(TOWN.clock().instant().plus(Duration.ofHours(24))));
        TOWN.stayUp(Duration.ofHours(24));
        TOWN.eventually("What was left is gone", () -> !Files.exists(left));
        assertThat(underWay).exists();
        Files.delete(underWay);
    }

    private static JsonNode imported(Inbox inbox, String content) {
        return imported(inbox, content.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode imported(Inbox inbox, byte[] content) {
        Answer begun = upload(inbox, content);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        return ended(inbox, begun.id());
    }

    private static JsonNode ended(Inbox inbox, String id) {
        String path = "/api/reaction-imports/" + id;
        // One import after the other: on a busy machine the ones before it take their time.
        Instant deadline = Instant.now().plusSeconds(60);
        JsonNode now = inbox.monitor().get(path).json();
        while (now.path("state").asText().equals("RUNNING") && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(20_000_000);
            now = inbox.monitor().get(path).json();
        }
        return now;
    }

    private static Answer upload(Inbox inbox, byte[] content) {
        return upload(inbox.monitor(), inbox, content);
    }

    private static Answer upload(org.baken.testing.Visitor visitor, Inbox inbox, byte[] content) {
        return new Upload().file("file", "reacties.csv", content).send(visitor, path(inbox));
    }

    private static String path(Inbox inbox) {
        return "/api/incidents/" + inbox.incident() + "/reaction-imports";
    }

    /** By their names: the file of an import that is done may still be on its way out. */
    private static Set<String> files() throws IOException {
        var folder = TOWN.data().resolve("reaction-imports");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
