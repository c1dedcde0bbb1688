package org.baken.channel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.channel.Requests;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.LiveServer;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real homeserver (Synapse): see {@code src/test/live/matrix.sh}. */
@Tag("live")
@EnabledIfEnvironmentVariable(named = "BAKEN_LIVE", matches = ".+", disabledReason = "See src/test/live")
class MatrixLiveIT extends ChannelContract {

    private static final String CLIENT = "/_matrix/client/v3";

    private final LiveServer server = LiveServer.named("matrix");
    private final Matrix matrix =
            new Matrix(new Outbound(PrivateAddresses.parse("127.0.0.1"), Clock.systemUTC()), Clock.systemUTC());
    private HttpStub road;
    private String town;
    private String reader;
    private String room;

    @BeforeEach
    void open() throws Exception {
        road = server.lossy();
        town = login("user");
        reader = login("reader");
        room = created(reader, Map.of("preset", "public_chat", "room_alias_name", "stad-" + Ids.next()));
        join(town);
    }

    @AfterEach
    void close() {
        road.close();
    }

    private String login(String who) {
        return ask(
                        "POST",
                        "/login",
                        null,
                        Map.of(
                                "type", "m.login.password",
                                "identifier", Map.of("type", "m.id.user", "user", server.get(who)),
                                "password", server.get("password")))
                .path("access_token")
                .asText();
    }

    private String created(String token, Map<String, ?> wanted) {
        return ask("POST", "/createRoom", token, wanted).path("room_id").asText();
    }

    private void join(String token) {
        ask("POST", "/rooms/" + Requests.encode(room) + "/join", token, Map.of());
    }

    private JsonNode ask(String method, String path, String token, Map<String, ?> content) {
        String authorization = token == null ? null : "Bearer " + token;
        return server.ask(method, CLIENT + path, authorization, content == null ? null : Json.write(content))
                .json();
    }

    private List<JsonNode> messages() {
        List<JsonNode> oldestFirst = new ArrayList<>();
        String path = "/rooms/" + Requests.encode(room) + "/messages?dir=f&limit=100&filter="
                + Requests.encode("{\"types\":[\"m.room.message\"]}");
        ask("GET", path, reader, null).path("chunk").forEach(oldestFirst::add);
        return oldestFirst;
    }

    @Override
    protected Matrix channel() {
        return matrix;
    }

    @Override
    protected Link link() {
        return as(town);
    }

    private Link as(String token) {
        return new Link(
                "account-1",
                Matrix.PLATFORM,
                "",
                Map.of("homeserver", road.baseUrl(), "room", room),
                Map.of("accessToken", token));
    }

    /** The posts of the contract are of a fixed day; a homeserver has its own clock. */
    @Override
    protected Post post(String key, String text) {
        return Post.of(key, Instant.now().truncatedTo(ChronoUnit.SECONDS), "nl", "Brand in de haven", text);
    }

    /** What another member of the room sees. */
    @Override
    protected List<Arrival> arrived() {
        return messages().stream()
                .filter(event -> !Event.isGone(event) && !Event.isReplacement(event))
                .map(event -> new Arrival(event.path("event_id").asText(), Event.liveText(event)))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        if (mood == Mood.REFUSING) {
            return as("syt_wrong_token");
        }
        road.fail(
                request -> request.method().equals("PUT"),
                mood == Mood.BUSY ? Failure.UNAVAILABLE : Failure.DROP_AFTER);
        return link();
    }

    private Post withPictures(String key) {
        byte[] file = PictureFiles.png(320, 200);
        return post(key, TEXT)
                .withPictures(List.of(
                        new Picture("kaart.png", "image/png", 320, 200, "Kaart van de kade", null, () -> file),
                        new Picture("rook.png", "image/png", 320, 200, "Rook boven de haven", null, () -> file)));
    }

    @Test
    void members_see_the_text_and_its_links() throws Exception {
        Receipt receipt = matrix.send(link(), post("key-1", TEXT));

        JsonNode content = messages().get(0).path("content");
        assertThat(content.path("body").asText()).isEqualTo(TEXT);
        assertThat(content.path("formatted_body").asText())
                .contains("<p>OEFENING</p>")
                .contains("<a href=\"https://gemeente.example/i/brand-haven\">");
        assertThat(receipt.url()).startsWith("https://matrix.to/#/%21").endsWith(Requests.encode(receipt.remoteId()));
    }

    @Test
    void a_lost_answer_and_another_attempt_are_one_message_with_its_pictures() throws Exception {
        road.fail(request -> request.method().equals("PUT") && request.path().endsWith("-p1"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> matrix.send(link(), withPictures("key-1"))).isInstanceOf(Unclear.class);
        assertThat(matrix.look(link(), withPictures("key-1"), null)).isInstanceOf(Look.CannotTell.class);

        Receipt receipt = matrix.send(link(), withPictures("key-1"));

        assertThat(arrived())
                .extracting(Arrival::text)
                .containsExactly(TEXT, "Kaart van de kade", "Rook boven de haven");
        assertThat(matrix.look(link(), withPictures("key-1"), null)).isInstanceOfSatisfying(Look.Found.class, found -> {
            assertThat(found.receipt().remoteId()).isEqualTo(receipt.remoteId());
            assertThat(found.asApproved()).isTrue();
        });
        assertThat(matrix.recent(link(), Instant.now().minusSeconds(60)))
                .extracting(Lists.Seen::remoteId)
                .containsExactly(receipt.remoteId());
    }

    @Test
    void the_pictures_can_be_fetched_and_go_with_the_text() throws Exception {
        Receipt receipt = matrix.send(link(), withPictures("key-1"));
        JsonNode picture = messages().get(1).path("content");
        assertThat(picture.path("filename").asText()).isEqualTo("kaart.png");
        String media = picture.path("url").asText().substring("mxc://".length());
        assertThat(server.ask("GET", "/_matrix/client/v1/media/download/" + media, "Bearer " + reader, null)
                        .status())
                .isEqualTo(200);
        matrix.edit(link(), post("key-2", "Het gevaar is voorbij."), receipt.remoteId());

        matrix.remove(link(), withPictures("key-1"), receipt.remoteId());

        assertThat(messages())
                .allSatisfy(event -> assertThat(Event.isGone(event)).isTrue());
        assertThat(matrix.look(link(), withPictures("key-1"), receipt.remoteId()))
                .isInstanceOf(Look.Absent.class);
        assertFails(
                () -> matrix.edit(link(), post("key-3", "Weer iets"), receipt.remoteId()),
                Refused.class,
                "channel.gone");
    }

    @Test
    void a_changed_text_is_what_looking_sees() throws Exception {
        Receipt receipt = matrix.send(link(), post("key-1", TEXT));
        matrix.edit(link(), post("key-2", "Het gevaar is voorbij."), receipt.remoteId());
        matrix.edit(link(), post("key-2", "Het gevaar is voorbij."), receipt.remoteId());

        assertThat(matrix.look(link(), post("key-2", "Het gevaar is voorbij."), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
        assertThat(matrix.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
        assertThat(messages()).hasSize(2);
    }

    @Test
    void a_message_answers_an_earlier_one() throws Exception {
        Receipt first = matrix.send(link(), post("key-1", TEXT));

        matrix.send(link(), post("key-2", "Dit klopte niet.").answering(first.remoteId()));

        assertThat(messages()
                        .get(1)
                        .path("content")
                        .path("m.relates_to")
                        .path("m.in_reply_to")
                        .path("event_id")
                        .asText())
                .isEqualTo(first.remoteId());
        assertThat(matrix.recent(link(), Instant.now().minusSeconds(60))).hasSize(1);
    }

    @Test
    void the_longest_text_fits_in_an_event_also_when_it_replaces_another() throws Exception {
        String text = "\"é\n".repeat(6_400);
        Receipt receipt = matrix.send(link(), post("key-1", text));

        matrix.edit(link(), post("key-2", text + "x"), receipt.remoteId());

        assertThat(arrived()).extracting(Arrival::text).containsExactly(text + "x");
    }

    @Test
    void a_room_may_be_named_by_its_address() throws Exception {
        String alias = "#stad-" + Ids.next() + ":gemeente.example";
        ask("PUT", "/directory/room/" + Requests.encode(alias), reader, Map.of("room_id", room));
        Link named = new Link(
                "a", Matrix.PLATFORM, "", Map.of("homeserver", road.baseUrl(), "room", alias), link().secret());

        matrix.send(named, post("key-1", TEXT));

        assertThat(matrix.check(named).ok()).isTrue();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void the_check_tells_what_keeps_the_account_from_writing() {
        assertThat(matrix.check(link()).details().get("account")).isEqualTo("@baken:gemeente.example");
        assertThat(matrix.check(as("syt_wrong")).problem().key()).isEqualTo("channel.denied");

        ask(
                "PUT",
                "/rooms/" + Requests.encode(room) + "/state/m.room.power_levels/",
                reader,
                Map.of("users", Map.of("@lezer:gemeente.example", 100), "events_default", 50));
        assertThat(matrix.check(link()).problem().key()).isEqualTo("channel.matrix.power");
        assertFails(() -> matrix.send(link(), post("key-1", TEXT)), Refused.class, "channel.denied");

        ask(
                "PUT",
                "/rooms/" + Requests.encode(room) + "/state/m.room.encryption/",
                reader,
                Map.of("algorithm", "m.megolm.v1.aes-sha2"));
        assertThat(matrix.check(link()).problem().key()).isEqualTo("channel.matrix.encrypted");

        room = created(reader, Map.of("preset", "private_chat"));
        assertThat(matrix.check(link()).problem().key()).isEqualTo("channel.matrix.notJoined");
    }
}
