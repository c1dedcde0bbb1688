package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class PlaybookResourceTest {
    private static final String GOOD = PlaybookFaultsTest.GOOD;
    private static final Path FOLDER = folder();
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");

    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", FOLDER.toString());

    private static int number;
    private String id;

    private static Path folder() {
        try {
            return Files.createTempDirectory("baken-playbooks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A day that ends in the middle of a test would be another one in its next line. */
    @BeforeAll
    static void no_midnight_is_near() {
        LocalTime time = LocalTime.ofInstant(TOWN.clock().instant(), HERE);
        if (time.isAfter(LocalTime.of(22, 0))) {
            TOWN.clock().forward(Duration.ofHours(3));
        }
    }

    @BeforeEach
    void aPlaybookOfItsOwn() throws IOException {
        id = "storm" + ++number;
        write(GOOD.replace("approved: { by: College, on: 2026-01-31 }\n", ""));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(FOLDER.resolve(id + ".yml"), yaml.replace("id: storm", "id: " + id));
        TOWN.part(OwnPlaybooks.class).look();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(TOWN.clock().instant(), HERE);
    }

    private Map<String, String> stamp() {
        return Map.of(
                "by",
                "Gemeenteraad",
                "on",
                today().minusDays(1).toString(),
                "review",
                today().plusDays(30).toString());
    }

    private Answer approve(Visitor who, long version, Map<String, String> stamp) {
        return who.put("/api/playbooks/" + id + "/approval", stamp, version);
    }

    private static String health() {
        try (InputStream stream =
                TOWN.adminAddress().resolve("/healthcheck").toURL().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode whole() {
        return TOWN.as(Role.OBSERVER).get("/api/playbooks/" + id).json();
    }

    private JsonNode listed(Visitor who) {
        for (JsonNode item : who.get("/api/playbooks").json().path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("No " + id);
    }

    @Test
    void the_list_tells_of_each_playbook_whom_it_is_for_and_where_it_comes_from() {
        JsonNode storm = listed(TOWN.as(Role.OBSERVER));

        assertThat(storm.path("source").asText()).isEqualTo("OWN");
        assertThat(storm.path("about").path("nl").asText()).isEqualTo("Bij zware wind.");
        assertThat(storm.path("types").get(0).asText()).isEqualTo("storm");
        assertThat(storm.path("items").asInt()).isEqualTo(2);
        assertThat(storm.path("always").asBoolean()).isFalse();
        assertThat(storm.path("review").asText()).isEqualTo("2027-01-31");
        assertThat(storm.has("approval") && !storm.path("approval").isNull()).isFalse();
        id = "first-hour";
        assertThat(listed(TOWN.as(Role.OBSERVER)).path("source").asText()).isEqualTo("SHIPPED");
        assertThat(listed(TOWN.as(Role.OBSERVER)).path("always").asBoolean()).isTrue();
    }

    @Test
    void all_items_of_one_can_be_read_and_its_file_fetched() {
        JsonNode tell = whole().path("items").get(1);

        assertThat(tell.path("dueSeconds").asLong()).isEqualTo(900);
        assertThat(tell.path("everySeconds").asLong()).isEqualTo(1800);
        assertThat(tell.path("from").asText()).isEqualTo("look");
        assertThat(tell.path("why").path("fr").asText()).isEqualTo("Qui attend arrive trop tard.");
        Answer file = TOWN.as(Role.OBSERVER).get("/api/playbooks/" + id + "/file");
        assertThat(file.header("Content-Type")).startsWith("application/yaml");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + id + ".yml\"");
        assertThat(file.text()).startsWith("id: " + id + "\nphase: ONGOING");
    }

    @Test
    void who_is_not_logged_in_reads_nothing_and_what_does_not_exist_is_not_found() {
        assertThat(TOWN.nobody().get("/api/playbooks/" + id).status()).isEqualTo(401);
        assertThat(TOWN.nobody().get("/api/playbooks/" + id + "/file").status()).isEqualTo(401);
        assertThat(TOWN.as(Role.LEAD).get("/api/playbooks/nowhere").status()).isEqualTo(404);
        assertThat(TOWN.as(Role.LEAD).get("/api/playbooks/nowhere/file").status())
                .isEqualTo(404);
    }

    @Test
    void only_leads_and_administrators_hear_of_faults_and_nothing_goes_down() throws IOException {
        Instant before = TOWN.clock().instant();
        write(GOOD.replace("due: PT15M", "due: soon"));

        JsonNode fault =
                TOWN.as(Role.LEAD).get("/api/playbooks").json().path("faults").get(0);
        assertThat(fault.path("file").asText()).isEqualTo(id + ".yml");
        assertThat(fault.path("inUse").asText()).isEqualTo("OWN");
        assertThat(Instant.parse(fault.path("since").asText()))
                .isBetween(before, TOWN.clock().instant());
        assertThat(fault.path("faults").get(0).path("line").asInt()).isEqualTo(18);
        assertThat(TOWN.admin().get("/api/playbooks").json().path("faults")).isNotEmpty();
        assertThat(TOWN.as(Role.AUTHOR).get("/api/playbooks").json().path("faults"))
                .isEmpty();
        assertThat(whole().path("items")).hasSize(2);
        assertThat(health()).contains(id + ".yml:18: ").doesNotContain("\"healthy\":false");
        write(GOOD);
    }

    @Test
    void an_administrator_puts_a_stamp_on_what_was_read() {
        Answer stamped = approve(TOWN.admin(), 0, stamp());

        assertThat(stamped.status()).as(stamped.text()).isEqualTo(200);
        assertThat(stamped.version()).isEqualTo(1);
        JsonNode now = listed(TOWN.as(Role.OBSERVER));
        assertThat(now.path("approval").path("by").asText()).isEqualTo("Gemeenteraad");
        assertThat(now.path("approval").path("current").asBoolean()).isTrue();
        assertThat(now.path("approval").path("place").asText()).isEqualTo("CONSOLE");
        assertThat(now.path("review").asText()).isEqualTo(today().plusDays(30).toString());
        assertThat(now.path("version").asLong()).isEqualTo(1);
        long logged = TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM log_entry WHERE kind = 'playbook.approved' AND data LIKE :id")
                        .bind("id", "%\"" + id + "\"%")
                        .mapTo(Long.class)
                        .one());
        assertThat(logged).isEqualTo(1);
    }

    @Test
    void a_stamp_is_for_one_version_of_the_file() throws IOException {
        approve(TOWN.admin(), 0, stamp());

        write(GOOD.replace("Zeg wat je weet,", "Zeg wat je zeker weet,")
                .replace("approved: { by: College, on: 2026-01-31 }\n", ""));
        assertThat(whole().path("playbook").path("approval").path("current").asBoolean())
                .isFalse();
        assertThat(whole().path("playbook").path("review").asText()).isEqualTo("2027-01-31");

        write(GOOD);
        assertThat(whole().path("playbook").path("approval").path("by").asText())
                .isEqualTo("College");
        assertThat(whole().path("playbook").path("approval").path("place").asText())
                .isEqualTo("FILE");
        assertThat(whole().path("playbook").path("approval").path("current").asBoolean())
                .isTrue();
    }

    @Test
    void a_version_that_is_no_longer_there_cannot_be_approved() throws IOException {
        String read = whole().path("playbook").path("hash").asText();
        write(GOOD.replace("Zeg wat je weet,", "Zeg niets,"));
        Map<String, String> stamp = new HashMap<>(stamp());
        stamp.put("hash", read);

        assertThat(approve(TOWN.admin(), 0, stamp).status()).isEqualTo(409);
        assertThat(whole().path("version").asLong()).isZero();
    }

    @Test
    void others_cannot_approve_and_nobody_overwrites_unseen() {
        assertThat(approve(TOWN.as(Role.LEAD), 0, stamp()).status()).isEqualTo(403);
        assertThat(approve(TOWN.admin(), 0, stamp()).status()).isEqualTo(200);
        assertThat(approve(TOWN.admin(), 0, stamp()).status()).isEqualTo(412);
        assertThat(approve(TOWN.admin(), 1, stamp()).version()).isEqualTo(2);
        assertThat(TOWN.admin()
                        .put("/api/playbooks/" + id + "/approval", stamp())
                        .status())
                .isEqualTo(428);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, '', by",
        "1, 30, Raad, on",
        "-1, -1, Raad, review",
        "-1, 2000, Raad, review",
        "-1, 30, 'Ra\u202ead', by"
    })
    void a_stamp_that_makes_no_sense_is_refused(int on, int review, String by, String field) {
        Map<String, String> stamp = Map.of(
                "by",
                by,
                "on",
                today().plusDays(on).toString(),
                "review",
                today().plusDays(review).toString());

        Answer refused = approve(TOWN.admin(), 0, stamp);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.wrongFields()).contains(field);
    }

    @Test
    void a_review_is_overdue_from_the_day_after() {
        Map<String, String> stamp =
                Map.of("by", "Raad", "on", today().minusDays(1).toString(), "review", today().toString());
        assertThat(approve(TOWN.admin(), 0, stamp).status()).isEqualTo(200);
        assertThat(listed(TOWN.as(Role.OBSERVER)).path("reviewOverdue").asBoolean())
                .isFalse();

        // A day has 25 hours when summer time ends.
        TOWN.stayUp(Duration.ofHours(25));
        assertThat(listed(TOWN.as(Role.OBSERVER)).path("reviewOverdue").asBoolean())
                .isTrue();
    }
}
