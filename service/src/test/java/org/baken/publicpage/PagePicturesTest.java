package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.PictureFiles;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PagePicturesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor reader = TOWN.nobody();

    @Test
    void a_published_message_shows_its_pictures_until_it_is_withdrawn() {
        String incident = incident("Brand met foto", "REAL");
        String shown = picture(incident, 900);
        String unused = picture(incident, 901);
        String address = "/i/" + slug(incident) + "/media/" + shown + "-";
        assertThat(reader.get(address + "800.jpg").status()).isEqualTo(404);

        Answer message = Publish.onPage(TOWN, incident, withPicture(shown));
        Answer page = reader.get("/i/" + slug(incident) + "?lang=nl");
        assertThat(page.text())
                .contains("alt=\"Rook &lt;b&gt; boven de haven\"", "loading=\"lazy\"", "width=\"900\" height=\"450\"")
                .contains("Beeld: Foto: Agnès", address + "320.jpg 320w")
                .doesNotContain("<script>", unused);
        JsonNode told = reader.get("/i/" + slug(incident) + ".json?lang=nl").json();
        assertThat(told.at("/messages/0/pictures/0/alt").asText()).isEqualTo("Rook <b> boven de haven");
        assertThat(told.at("/messages/0/pictures/0/sizes").findValuesAsText("width"))
                .containsExactly("320", "900");

        Answer file = reader.get(address + "900.jpg");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("Cache-Control")).contains("public", "max-age=3600", "s-maxage=60");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(file.header("Content-Disposition")).isEqualTo("inline; filename=\"" + shown + "-900.jpg\"");
        assertThat(file.header("X-Robots-Tag")).isNull();
        String other = incident("Andere brand", "REAL");
        Publish.onPage(TOWN, other, Desk.words("Zonder foto."));
        for (String nowhere : List.of(
                address + "901.jpg",
                address + "900.png",
                address + "99999999999.jpg",
                address.replace(shown, unused) + "901.jpg",
                address.replace(slug(incident), slug(other)) + "900.jpg")) {
            assertThat(reader.get(nowhere).status()).as(nowhere).isEqualTo(404);
        }

        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + message.id() + "/publication")
                        .status())
                .isLessThan(300);
        Town.eventually(
                "the picture is gone", () -> reader.get(address + "900.jpg").status() == 404);
        assertThat(reader.get("/i/" + slug(incident)).text()).doesNotContain("<img");
    }

    @Test
    void a_picture_of_an_exercise_is_kept_from_search_engines() {
        String incident = incident("Oefening met foto", "EXERCISE");
        String shown = picture(incident, 400);
        Publish.onPage(TOWN, incident, withPicture(shown));
        Answer file = reader.get("/i/" + slug(incident) + "/media/" + shown + "-400.jpg");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("X-Robots-Tag")).isEqualTo("noindex");
    }

    @Test
    void a_message_takes_only_pictures_of_its_own_incident() {
        String elsewhere = picture(incident("Elders", "REAL"), 402);
        Answer drafted = TOWN.as(Role.AUTHOR)
                .post("/api/incidents/" + incident("Hier", "REAL") + "/messages", withPicture(elsewhere));
        assertThat(drafted.status()).isEqualTo(400);
        assertThat(drafted.wrongFields()).containsExactly("media[0].id");
    }

    private static Map<String, Object> withPicture(String id) {
        Map<String, Object> words = new HashMap<>(Desk.words("De rook trekt weg."));
        words.put("media", List.of(Map.of("id", id, "alt", Map.of("nl", "Rook <b> boven de haven"))));
        return words;
    }

    private static String picture(String incident, int width) {
        return Scene.created(new Upload()
                .field("rights", "LICENSED")
                .field("credit", "Foto: Agnès")
                .field("consent", "NOBODY")
                .file("file", "foto.jpg", PictureFiles.photo(width, width / 2, 1))
                .send(TOWN.as(Role.AUTHOR), "/api/incidents/" + incident + "/media"));
    }

    private static String incident(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }
}
