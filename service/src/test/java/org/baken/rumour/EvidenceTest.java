package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Ids;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class EvidenceTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String GIF = "GIF89a" + "pixels ".repeat(30);

    @Test
    void evidence_is_kept_by_its_hash_and_comes_back_as_a_download() throws IOException {
        String rumour = rumour("Bewijs bewaren");
        Answer added = add(TOWN.as(Role.MONITOR), rumour, "map/scherm é.gif", GIF.getBytes(StandardCharsets.UTF_8));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith("/api/evidence/" + added.id());
        assertThat(added.json().path("type").asText()).isEqualTo("image/gif");
        assertThat(added.json().path("size").asLong()).isEqualTo(GIF.length());
        String hash = Ids.digest(GIF.getBytes(StandardCharsets.UTF_8));
        assertThat(added.json().path("sha256").asText()).isEqualTo(hash);
        assertThat(added.json().path("address").asText()).isEqualTo("https://example.org/post/1");
        Path folder = TOWN.data().resolve("evidence");
        assertThat(Files.readString(folder.resolve(hash))).isEqualTo(GIF);
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }

        Answer download = TOWN.as(Role.OBSERVER).get("/api/evidence/" + added.id());
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.text()).isEqualTo(GIF);
        assertThat(download.header("Content-Type")).isEqualTo("image/gif");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"scherm _.gif\"; filename*=UTF-8''scherm%20%C3%A9.gif");
        assertThat(download.response().headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox");
        assertThat(download.response().headers().allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");

        Answer view = TOWN.as(Role.OBSERVER).get("/api/rumours/" + rumour);
        assertThat(view.version()).isEqualTo(2);
        assertThat(view.json().path("evidence").findValuesAsText("id")).containsExactly(added.id());
    }

    @Test
    void it_is_known_when_a_picture_was_taken_which_is_now_unless_somebody_knows_better() {
        String rumour = rumour("Vastgelegd");
        Visitor monitor = TOWN.as(Role.MONITOR);
        Answer now = add(monitor, rumour, "nu.gif", bytes(GIF));
        assertThat(now.json().path("capturedAt").asText())
                .isEqualTo(now.json().path("addedAt").asText());
        String earlier = TOWN.clock().instant().minusSeconds(3600).toString();
        assertThat(captured(monitor, rumour, earlier).json().path("capturedAt").asText())
                .isEqualTo(earlier);
        String later = TOWN.clock().instant().plusSeconds(3600).toString();
        assertThat(captured(monitor, rumour, later).wrongFields()).containsExactly("capturedAt");
        assertThat(captured(monitor, rumour, "gisteren").wrongFields()).containsExactly("capturedAt");
    }

    private static Answer captured(Visitor visitor, String rumour, String at) {
        return new Upload()
                .file("file", "scherm.gif", bytes(GIF))
                .field("capturedAt", at)
                .send(visitor, "/api/rumours/" + rumour + "/evidence");
    }

    @Test
    void the_content_decides_and_not_the_name() {
        String rumour = rumour("Vermomd bewijs");
        Visitor monitor = TOWN.as(Role.MONITOR);
        Map<String, byte[]> good = Map.of(
                "image/png", bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"),
                "image/jpeg", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0"),
                "image/webp", bytes("RIFF\u0020\0\0\0WEBPVP8 "),
                "application/pdf", bytes("%PDF-1.7\n1 0 obj"));
        good.forEach((type, content) -> {
            Answer added = add(monitor, rumour, "zonder-naam", content);
            assertThat(added.status()).as(type).isEqualTo(201);
            assertThat(added.json().path("type").asText()).isEqualTo(type);
        });
        List<byte[]> bad = List.of(
                bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"),
                bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                bytes("MZ\u0090\0\u0003\0\0\0"),
                bytes("PK\u0003\u0004 zip"),
                bytes("gewoon tekst"),
                new byte[0]);
        for (byte[] content : bad) {
            Answer refused = add(monitor, rumour, "foto.png", content);
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.wrongFields()).containsExactly("file");
        }
        assertThat(monitor.get("/api/rumours/" + rumour).json().path("evidence"))
                .hasSize(4);
    }

    @Test
    void a_file_over_ten_megabytes_is_refused_and_one_of_exactly_that_is_taken() {
        String rumour = rumour("Groot bewijs");
        Visitor monitor = TOWN.as(Role.MONITOR);
        byte[] largest = Arrays.copyOf(bytes(GIF), EvidenceStore.LARGEST);
        assertThat(add(monitor, rumour, "groot.gif", largest).status()).isEqualTo(201);
        byte[] larger = Arrays.copyOf(bytes(GIF), EvidenceStore.LARGEST + 1);
        assertThat(add(monitor, rumour, "groter.gif", larger).status()).isEqualTo(413);
    }

    @Test
    void who_adds_evidence_and_who_sees_it() {
        String rumour = rumour("Rechten op bewijs");
        String evidence = Scene.created(add(TOWN.as(Role.MONITOR), rumour, "a.gif", bytes(GIF)));
        for (Role role : Role.values()) {
            int expected = switch (role) {
                case LEAD, AUTHOR, MONITOR -> 201;
                case EXPERT -> 404;
                default -> 403;
            };
            assertThat(add(TOWN.as(role), rumour, "b.gif", bytes(GIF)).status())
                    .as(role.name())
                    .isEqualTo(expected);
            assertThat(TOWN.as(role).get("/api/evidence/" + evidence).status())
                    .as(role.name())
                    .isEqualTo(role == Role.EXPERT ? 404 : 200);
        }
        assertThat(TOWN.nobody().get("/api/evidence/" + evidence).status()).isEqualTo(401);
        assertThat(TOWN.as(Role.LEAD).get("/api/evidence/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_request_without_a_file_or_with_a_strange_address_names_the_field() {
        String rumour = rumour("Zonder bestand");
        Visitor monitor = TOWN.as(Role.MONITOR);
        assertThat(post(monitor, rumour, part("address", null, bytes("https://example.org/x")))
                        .wrongFields())
                .containsExactly("file");
        assertThat(post(
                                monitor,
                                rumour,
                                part("address", null, bytes("javascript:alert(1)")),
                                part("file", "a.gif", bytes(GIF)))
                        .wrongFields())
                .containsExactly("address");
    }

    private static String rumour(String title) {
        String incident = Scene.incident(TOWN, title);
        return Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/rumours",
                        Map.of("claim", title, "seenAt", TOWN.clock().instant(), "where", "straat")));
    }

    private static Answer add(Visitor visitor, String rumour, String name, byte[] content) {
        return post(
                visitor,
                rumour,
                part("address", null, bytes("https://example.org/post/1")),
                part("file", name, content));
    }

    private static Answer post(Visitor visitor, String rumour, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes(bytes("--grens--\r\n"));
        return visitor.send(
                "POST",
                "/api/rumours/" + rumour + "/evidence",
                body.toByteArray(),
                Map.of("Content-Type", "multipart/form-data; boundary=grens"));
    }

    private static byte[] part(String field, String name, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        String file = name == null ? "" : "; filename=\"" + name + "\"";
        String type = name == null ? "" : "Content-Type: image/png\r\n";
        part.writeBytes(
                ("--grens\r\nContent-Disposition: form-data; name=\"" + field + "\"" + file + "\r\n" + type + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes(bytes("\r\n"));
        return part.toByteArray();
    }

    /** One byte for each character, as in a file. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
