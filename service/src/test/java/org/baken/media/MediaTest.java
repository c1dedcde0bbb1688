package org.baken.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.PictureFiles;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class MediaTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_picture_is_made_anew_kept_outside_the_database_and_served_as_nothing_but_a_picture() throws IOException {
        String incident = Scene.incident(TOWN, "Foto bewaren");
        Answer added = add(incident, "map/Brand 'haven' é.png", PictureFiles.photo(1200, 600, 1));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith("/api/media/" + added.id());
        JsonNode item = added.json();
        assertThat(item.path("incident").asText()).isEqualTo(incident);
        assertThat(item.path("name").asText()).isEqualTo("Brand 'haven' é.png");
        assertThat(item.path("type").asText()).isEqualTo("image/jpeg");
        assertThat(item.path("width").asInt()).isEqualTo(1200);
        assertThat(item.path("height").asInt()).isEqualTo(600);
        assertThat(item.path("rights").asText()).isEqualTo("LICENSED");
        assertThat(item.path("credit").asText()).isEqualTo("Foto: Agnès");
        assertThat(item.path("consent").asText()).isEqualTo("NOBODY");
        assertThat(item.path("addedBy").asText()).isEqualTo(TOWN.as(Role.AUTHOR).name());
        assertThat(item.has("still") || item.has("digest") || item.has("generation"))
                .isFalse();
        assertThat(item.path("sizes").findValuesAsText("width")).containsExactly("320", "800", "1200");
        assertThat(item.path("sizes").findValuesAsText("height")).containsExactly("160", "400", "600");

        Path folder = TOWN.data().resolve("media");
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
        for (JsonNode size : item.path("sizes")) {
            Answer file = TOWN.as(Role.OBSERVER).get(size.path("url").asText());
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(file.header("Content-Disposition"))
                    .isEqualTo("inline; filename=\"Brand-haven-"
                            + size.path("width").asInt() + ".jpg\"");
            assertThat(file.header("Cache-Control")).startsWith("private");
            assertThat(file.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; sandbox");
            assertThat(file.response().headers().allValues("X-Content-Type-Options"))
                    .containsExactly("nosniff");
            assertThat(file.text()).doesNotContain("Exif", "Peeters");
        }
        Visitor observer = TOWN.as(Role.OBSERVER);
        assertThat(observer.get("/api/media/" + added.id()).json()).isEqualTo(item);
        for (String odd : List.of("321", "0", "99999", "..%2f", "320.jpg")) {
            assertThat(observer.get("/api/media/" + added.id() + "/" + odd).status())
                    .as(odd)
                    .isIn(400, 404);
        }
    }

    @Test
    void the_same_picture_again_is_the_same_item_but_not_in_another_incident() {
        String incident = Scene.incident(TOWN, "Twee keer");
        String elsewhere = Scene.incident(TOWN, "Elders");
        byte[] photo = PictureFiles.jpeg(400, 300);
        Answer first = add(incident, "een.jpg", photo);
        Answer again = add(incident, "twee.jpg", photo);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(add(elsewhere, "een.jpg", photo).id()).isNotEqualTo(first.id());
        assertThat(ids(incident)).containsExactly(first.id());
        assertThat(Desk.logged(TOWN, incident, "media.")).containsExactly("media.added");
    }

    @Test
    void two_people_who_add_the_same_picture_at_once_get_the_same_item() throws Exception {
        for (int turn = 0; turn < 5; turn++) {
            String incident = Scene.incident(TOWN, "Tegelijk " + turn);
            byte[] photo = PictureFiles.jpeg(300 + turn, 200);
            List<Answer> answers =
                    Scene.together(() -> add(incident, "a.jpg", photo), () -> add(incident, "b.jpg", photo));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 201);
            assertThat(answers.get(0).id()).isEqualTo(answers.get(1).id());
            assertThat(ids(incident)).hasSize(1);
        }
    }

    @Test
    void what_is_declared_anew_is_another_item_of_the_same_files() {
        String incident = Scene.incident(TOWN, "Toestemming achteraf");
        byte[] photo = PictureFiles.jpeg(400, 301);
        Answer before = form("a.jpg", photo, "OWN", null, "NOT_AGREED").send(TOWN.as(Role.AUTHOR), path(incident));
        Answer after = TOWN.as(Role.LEAD)
                .post("/api/media/" + before.id() + "/declarations", Map.of("rights", "OWN", "consent", "AGREED"));
        assertThat(after.status()).isEqualTo(201);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.json().path("consent").asText()).isEqualTo("AGREED");
        assertThat(after.json().path("name").asText()).isEqualTo("a.jpg");
        assertThat(ids(incident)).containsExactly(after.id());
        Visitor observer = TOWN.as(Role.OBSERVER);
        assertThat(observer.get("/api/media/" + before.id())
                        .json()
                        .path("consent")
                        .asText())
                .isEqualTo("NOT_AGREED");
        assertThat(observer.get("/api/media/" + before.id() + "/320").text())
                .isEqualTo(observer.get("/api/media/" + after.id() + "/320").text());
        Answer uploaded = form("b.jpg", photo, "OWN", null, "AGREED").send(TOWN.as(Role.AUTHOR), path(incident));
        assertThat(uploaded.id()).isEqualTo(after.id());
        assertThat(Desk.logged(TOWN, incident, "media.")).containsExactlyInAnyOrder("media.added", "media.declared");
        assertThat(TOWN.as(Role.LEAD)
                        .post("/api/media/" + before.id() + "/declarations", Map.of("rights", "X", "consent", "AGREED"))
                        .wrongFields())
                .containsExactly("rights");
    }

    @Test
    void a_file_that_is_lost_is_made_again_when_it_is_added_again() throws IOException {
        String incident = Scene.incident(TOWN, "Kwijt");
        byte[] photo = PictureFiles.jpeg(410, 300);
        Answer item = add(incident, "a.jpg", photo);
        try (var files = Files.list(TOWN.data().resolve("media"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(TOWN.as(Role.AUTHOR).get("/api/media/" + item.id() + "/410").status())
                .isEqualTo(404);
        assertThat(add(incident, "a.jpg", photo).id()).isEqualTo(item.id());
        assertThat(TOWN.as(Role.AUTHOR).get("/api/media/" + item.id() + "/410").status())
                .isEqualTo(200);
    }

    @Test
    void what_is_missing_or_wrong_in_the_form_is_named() {
        String incident = Scene.incident(TOWN, "Formulier");
        byte[] photo = PictureFiles.jpeg(64, 48);
        assertThat(wrong(incident, form("a.jpg", photo, null, null, null), 400)).containsExactly("rights", "consent");
        assertThat(wrong(incident, form("a.jpg", photo, "MINE", "x", "MAYBE"), 400))
                .containsExactly("rights", "consent");
        assertThat(wrong(incident, form("a.jpg", photo, "LICENSED", "  ", "NOBODY"), 400))
                .containsExactly("credit");
        assertThat(wrong(incident, form("a.jpg", photo, "PERMISSION", null, "NOBODY"), 400))
                .containsExactly("credit");
        assertThat(wrong(incident, form("a.jpg", photo, "OWN", "x".repeat(201), "NOBODY"), 400))
                .containsExactly("credit");
        assertThat(wrong(incident, form("a.jpg", photo, "OWN", "a\u202eb", "NOBODY"), 400))
                .containsExactly("credit");
        assertThat(wrong(incident, new Upload().field("rights", "OWN").field("consent", "NOBODY"), 400))
                .containsExactly("file");
        assertThat(wrong(incident, form("a.jpg", PictureFiles.png(20, 400), "OWN", null, "NOBODY"), 400))
                .containsExactly("file");
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(wrong(incident, form("foto.png", html, "OWN", null, "NOBODY"), 415))
                .containsExactly("file");
        assertThat(wrong(incident, form("a.png", PictureFiles.pngHead(30_000, 30_000), "OWN", null, "NOBODY"), 413))
                .containsExactly("file");
        byte[] large = Arrays.copyOf(photo, Media.LARGEST + 1);
        assertThat(wrong(incident, form("a.jpg", large, "OWN", null, "NOBODY"), 413))
                .containsExactly("file");
        assertThat(ids(incident)).isEmpty();
        Answer html415 = form("foto.png", html, "OWN", null, "NOBODY")
                .send(TOWN.as(Role.AUTHOR).with("Accept-Language", "nl"), path(incident));
        assertThat(html415.json().path("detail").asText()).contains("HTML", "niet naar de naam");
    }

    @Test
    void a_picture_of_exactly_ten_megabytes_is_taken() {
        String incident = Scene.incident(TOWN, "Groot");
        byte[] file = Arrays.copyOf(PictureFiles.jpeg(64, 48), Media.LARGEST);
        assertThat(add(incident, "a.jpg", file).status()).isEqualTo(201);
    }

    @Test
    void who_adds_pictures_and_who_sees_them() {
        String incident = Scene.incident(TOWN, "Wie mag");
        String item = Scene.created(add(incident, "a.jpg", PictureFiles.jpeg(90, 60)));
        for (Role role : Role.values()) {
            Visitor visitor = TOWN.as(role);
            int change = switch (role) {
                case LEAD, AUTHOR -> 200;
                case EXPERT -> 404;
                default -> 403;
            };
            int read = role == Role.EXPERT ? 404 : 200;
            assertThat(form("a.jpg", PictureFiles.jpeg(90, 60), "LICENSED", "Foto: Agnès", "NOBODY")
                            .send(visitor, path(incident))
                            .status())
                    .as(role.name())
                    .isEqualTo(change);
            assertThat(visitor.post(
                                    "/api/media/" + item + "/declarations",
                                    Map.of("rights", "LICENSED", "credit", "Foto: Agnès", "consent", "NOBODY"))
                            .status())
                    .as(role.name())
                    .isEqualTo(change);
            for (String path : List.of(path(incident), "/api/media/" + item, "/api/media/" + item + "/90")) {
                assertThat(visitor.get(path).status()).as(role + " " + path).isEqualTo(read);
            }
        }
        assertThat(TOWN.nobody().get("/api/media/" + item + "/90").status()).isEqualTo(401);
        assertThat(TOWN.as(Role.LEAD).get("/api/media/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_closed_incident_gets_no_more_pictures() {
        String incident = Scene.incident(TOWN, "Gesloten");
        Visitor lead = TOWN.as(Role.LEAD);
        Answer closed = lead.put(
                "/api/incidents/" + incident + "/state",
                Map.of("state", "CLOSED", "reason", "voorbij"),
                lead.get("/api/incidents/" + incident).version());
        assertThat(closed.status()).isEqualTo(200);
        assertThat(add(incident, "a.jpg", PictureFiles.jpeg(64, 48)).status()).isEqualTo(409);
    }

    @Test
    void an_incident_has_room_for_two_hundred_pictures() {
        String incident = Scene.incident(TOWN, "Vol");
        Visitor author = TOWN.as(Role.AUTHOR);
        String item = Scene.created(
                form("a.jpg", PictureFiles.jpeg(70, 60), "OWN", "0", "NOBODY").send(author, path(incident)));
        for (int number = 1; number < Media.MOST; number++) {
            Scene.created(author.post(
                    "/api/media/" + item + "/declarations",
                    Map.of("rights", "OWN", "credit", "" + number, "consent", "NOBODY")));
        }
        Answer many =
                form("b.jpg", PictureFiles.jpeg(71, 60), "OWN", null, "NOBODY").send(author, path(incident));
        assertThat(many.status()).isEqualTo(409);
        assertThat(many.json().path("detail").asText()).contains("200");
    }

    private static Answer add(String incident, String name, byte[] file) {
        return form(name, file, "LICENSED", "Foto: Agnès", "NOBODY").send(TOWN.as(Role.AUTHOR), path(incident));
    }

    private static Upload form(String name, byte[] file, String rights, String credit, String consent) {
        return new Upload()
                .field("rights", rights)
                .field("credit", credit)
                .field("consent", consent)
                .file("file", name, file);
    }

    private static List<String> wrong(String incident, Upload form, int status) {
        Answer answer = form.send(TOWN.as(Role.AUTHOR), path(incident));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.wrongFields();
    }

    private static List<String> ids(String incident) {
        return TOWN.as(Role.OBSERVER).get(path(incident)).json().path("items").findValuesAsText("id");
    }

    private static String path(String incident) {
        return "/api/incidents/" + incident + "/media";
    }
}
