package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MastodonStub;
import org.baken.testing.PictureFiles;
import org.baken.testing.Scene;
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

    @Test
    void of_each_picture_goes_the_largest_size_that_fits_and_the_plan_says_which_do_not() {
        String exercise = outlets.exercise("Wat past");
        List<Illustrations.Enclosure> three = Stream.of(1600, 700, 650)
                .map(width -> enclosure(picture(exercise, width)))
                .toList();
        Illustrations illustrations = new Illustrations(null, null, media(), "https://stad.example");
        long large = three.get(0).item().size();

        Illustrations.Fitting all = illustrations.fitting(three, new PictureRules(4, large, 1000, false, false));
        assertThat(all.why()).isNull();
        assertThat(all.pictures()).extracting(Picture::width).containsExactly(1600, 700, 650);
        assertThat(all.pictures().get(0).url())
                .isEqualTo("https://stad.example/i/wat-past/media/"
                        + three.get(0).item().id() + "-1600.jpg");

        Illustrations.Fitting few = illustrations.fitting(three, new PictureRules(2, large - 1, 1000, false, false));
        assertThat(few.why()).isEqualTo("publishing.pictures.most");
        assertThat(few.pictures()).extracting(Picture::width).containsExactly(800, 700);

        assertThat(illustrations.fitting(three, new PictureRules(4, 10, 1000, false, false)))
                .isEqualTo(new Illustrations.Fitting(List.of(), "publishing.pictures.large"));
        assertThat(illustrations.fitting(three, new PictureRules(4, large, 5, false, false)))
                .isEqualTo(new Illustrations.Fitting(List.of(), "publishing.pictures.alt"));
        assertThat(illustrations.fitting(three, null))
                .isEqualTo(new Illustrations.Fitting(List.of(), "publishing.pictures.none"));
        assertThat(illustrations.fitting(List.of(), null)).isEqualTo(new Illustrations.Fitting(List.of(), null));
    }

    private static Media media() {
        return new Media(null, null, TOWN.clock(), TOWN.data().resolve("media"));
    }

    private static Illustrations.Enclosure enclosure(String id) {
        MediaItem item = TOWN.database().read(handle -> media().get(handle, id));
        return new Illustrations.Enclosure(item, "wat-past", "Een foto", true);
    }

    @Test
    void the_plan_tells_how_many_pictures_go_where_and_why_not_all() throws IOException {
        String carries = outlets.sandbox(Map.of("imitates", "bluesky"));
        String none = outlets.sandbox(Map.of("imitates", "webhook"));
        String exercise = outlets.exercise("Gepland");
        Answer message = message(exercise, List.of(picture(exercise, 720), picture(exercise, 730)));
        outlets.plan(message, "all", Map.of()).json().path("lines").forEach(line -> {
            boolean goes = !line.path("account").asText().equals(none);
            assertThat(line.path("pictures").asInt()).isEqualTo(goes ? 2 : 0);
            assertThat(line.path("picturesWhy").asText()).isEqualTo(goes ? "" : "This platform takes no pictures.");
        });
        outlets.published(message, "all");
        assertThat(kept(exercise, message, carries, "nl").path("pictures")).hasSize(2);
        assertThat(kept(exercise, message, none, "nl").path("pictures")).isEmpty();
        List.of(carries, none).forEach(outlets::unlink);
    }

    @Test
    void a_platform_that_wants_a_picture_is_left_out_with_the_reason_until_there_is_one_that_fits() throws IOException {
        String exercise = outlets.exercise("Verplicht beeld");
        Answer bare = message(exercise, List.of());
        Answer transparent = message(exercise, List.of(picture(exercise, PictureFiles.transparentPng(400, 400))));
        Answer photo = message(exercise, List.of(picture(exercise, 740)));
        String wants = outlets.sandbox(Map.of("imitates", "instagram"));
        for (Answer lacking : List.of(bare, transparent)) {
            JsonNode left = outlets.plan(lacking, "all", Map.of()).json().path("left");
            assertThat(left.findValuesAsText("account")).containsExactly(wants);
            assertThat(left.at("/0/why").asText())
                    .isEqualTo("This platform wants a picture, and there is none that fits.");
            Answer published = outlets.published(lacking, "all");
            assertThat(published.json().path("left")).isEqualTo(left);
            assertThat(published.json().path("deliveries").findValuesAsText("account"))
                    .doesNotContain(wants);
        }
        assertThat(outlets.published(photo, "all").json().path("left")).isEmpty();
        assertThat(kept(exercise, photo, wants, "nl").path("pictures")).hasSize(1);
        outlets.unlink(wants);
    }

    @Test
    void a_post_with_pictures_is_read_back_as_it_was_approved() throws IOException {
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            String account = outlets.mastodon(server);
            String incident = Scene.incident(TOWN, "Met foto teruggelezen");
            String photo = picture(incident, 640);
            Answer message = message(incident, List.of(photo));
            outlets.published(message, List.of(account));
            outlets.awaitState(incident, message, account, "SENT");
            assertThat(server.descriptions(server.statuses().get(0))).hasSize(1);
            TOWN.clock().forward(Duration.ofSeconds(11));
            Town.eventually(
                    "read back",
                    () -> !outlets.delivery(incident, message, account)
                            .path("readAt")
                            .asText()
                            .isEmpty());
            assertThat(outlets.delivery(incident, message, account)
                            .path("state")
                            .asText())
                    .isEqualTo("SENT");
            outlets.unlink(account);
        }
    }

    private static String picture(String incident, int width) {
        return picture(incident, PictureFiles.jpeg(width, 400));
    }

    private static String picture(String incident, byte[] file) {
        return new Upload()
                .file("file", "foto.jpg", file)
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
