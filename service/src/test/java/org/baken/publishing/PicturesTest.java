package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.PictureFiles;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pictures of a message go out with it, as far as a platform takes them. */
@Tag("database")
class PicturesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Outlets outlets = new Outlets(TOWN);

    @Test
    void the_signed_off_pictures_go_along_in_order_with_their_words_in_the_language_of_the_post() throws IOException {
        String account = outlets.sandbox(Map.of());
        String exercise = outlets.exercise("Met foto’s");
        String map = picture(exercise, 900);
        String decoy = picture(exercise, 500);
        String photo = picture(exercise, 700);
        Answer message = message(exercise, List.of(photo, map));
        outlets.published(message, List.of(account));
        for (String lang : List.of("nl", "fr")) {
            JsonNode pictures = kept(exercise, message, account, lang).path("pictures");
            assertThat(pictures.findValuesAsText("alt")).containsExactly(lang + " " + photo, lang + " " + map);
            assertThat(pictures.findValuesAsText("name"))
                    .containsExactly(photo + "-700.jpg", map + "-900.jpg")
                    .noneMatch(name -> name.contains(decoy));
        }
        outlets.unlink(account);
    }

    private static String picture(String incident, int width) {
        return new Upload()
                .file("file", "foto.jpg", PictureFiles.jpeg(width, 400))
                .field("rights", "OWN")
                .field("consent", "NOBODY")
                .send(TOWN.as(Role.AUTHOR), "/api/incidents/" + incident + "/media")
                .id();
    }

    private static Answer message(String incident, List<String> pictures) {
        Map<String, Object> words = new HashMap<>(Desk.words(
                "HOLDING",
                Map.of(
                        "nl", Map.of("title", "Brand in de haven", "body", "Sluit de ramen."),
                        "fr", Map.of("title", "Incendie au port", "body", "Fermez les fenêtres."))));
        words.put(
                "media",
                pictures.stream()
                        .map(id -> Map.of("id", id, "alt", Map.of("nl", "nl " + id, "fr", "fr " + id)))
                        .toList());
        return Desk.approved(TOWN, incident, words);
    }

    /** What the sandbox kept of a delivery, once it is out. */
    private JsonNode kept(String incident, Answer message, String account, String lang) throws IOException {
        String query = "/api/incidents/" + incident + "/deliveries?message=" + message.id() + "&account=" + account
                + "&lang=" + lang;
        Town.eventually(
                "it is out in " + lang,
                () -> TOWN.as(Role.LEAD)
                        .get(query)
                        .json()
                        .at("/items/0/state")
                        .asText()
                        .equals("SENT"));
        String delivery = TOWN.as(Role.LEAD).get(query).json().at("/items/0/id").asText();
        Path file = TOWN.data().resolve("sandbox").resolve(account).resolve(delivery + ".json");
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }
}
