package org.baken.channel.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatrixTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    private final MatrixStub room = new MatrixStub();
    private final Matrix matrix = new Matrix(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private HttpStub server;

    @BeforeEach
    void start() throws Exception {
        room.now = CREATED.plusSeconds(5).toEpochMilli();
        server = HttpStub.start(room);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Matrix channel() {
        return matrix;
    }

    @Override
    protected Link link() {
        return link("#haven:gemeente.example");
    }

    private Link link(String name) {
        return new Link(
                "account-1",
                Matrix.PLATFORM,
                "",
                Map.of("homeserver", server.baseUrl(), "room", name),
                Map.of("accessToken", MatrixStub.TOKEN));
    }

    @Override
    protected List<Arrival> arrived() {
        return room.events.stream()
                .filter(event -> !Event.isGone(event) && !Event.isReplacement(event))
                .map(event -> new Arrival(event.path("event_id").asText(), Event.liveText(event)))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.method().equals("PUT"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private Post withPicture(String key) {
        return post(key, TEXT)
                .withPictures(List.of(
                        new Picture("kaart.png", "image/png", 320, 200, "Kaart van de kade", null, () -> new byte[7])));
    }

    @Test
    void nobody_is_called_by_name() throws Exception {
        matrix.send(link(), post("key-1", "Vraag het aan @room of @jan:gemeente.example"));

        assertThat(room.events.get(0).path("content").path("m.mentions").isEmpty())
                .isTrue();
        assertThat(room.events.get(0).path("content").path("m.mentions").isObject())
                .isTrue();
    }

    @Test
    void a_server_that_has_forgotten_the_transaction_still_shows_the_message_by_its_key() throws Exception {
        room.forgets = true;
        server.fail(request -> request.method().equals("PUT"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> matrix.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(matrix.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.receipt().remoteId()).isEqualTo("$event1"));
        assertThat(matrix.look(link(), post("key-2", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_picture_follows_the_text_with_its_description() throws Exception {
        Receipt receipt = matrix.send(link(), withPicture("key-1"));

        assertThat(receipt.remoteId()).isEqualTo("$event1 $event2");
        JsonNode picture = room.events.get(1).path("content");
        assertThat(picture.path("body").asText()).isEqualTo("Kaart van de kade");
        assertThat(picture.path("url").asText()).isEqualTo("mxc://gemeente.example/7");
        assertThat(matrix.recent(link(), CREATED))
                .extracting(Lists.Seen::remoteId)
                .containsExactly("$event1 $event2");
    }

    @Test
    void a_picture_that_is_missing_is_told() throws Exception {
        Receipt receipt = matrix.send(link(), withPicture("key-1"));
        room.find("$event2").putObject("content");

        assertThat(matrix.look(link(), withPicture("key-1"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
        assertThat(matrix.look(link(), withPicture("key-1"), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void a_picture_that_is_refused_after_the_text_leaves_the_post_unclear() {
        server.fail(request -> request.path().endsWith("-p1"), Failure.REFUSE);

        assertFails(() -> matrix.send(link(), withPicture("key-1")), Unclear.class, "channel.matrix.partly");
    }

    @Test
    void a_picture_that_cannot_be_uploaded_leaves_nothing_published() {
        server.fail(request -> request.path().endsWith("/upload"), Failure.DROP);

        assertFails(() -> matrix.send(link(), withPicture("key-1")), Retryable.class, "channel.beforehand");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void an_older_server_says_in_the_body_how_long_to_wait() throws Exception {
        HttpStub busy = HttpStub.start(request -> request.method().equals("PUT")
                ? HttpStub.Reply.json(429, Map.of("errcode", "M_LIMIT_EXCEEDED", "retry_after_ms", 2500))
                : room.on(request));
        Link link = new Link(
                "a",
                Matrix.PLATFORM,
                "",
                Map.of("homeserver", busy.baseUrl(), "room", MatrixStub.ROOM),
                link().secret());

        assertThatThrownBy(() -> matrix.send(link, post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, later -> assertThat(later.retryAfter()).contains(Duration.ofMillis(2500)));
        busy.close();
    }

    @Test
    void a_message_that_is_gone_cannot_be_edited() throws Exception {
        Receipt receipt = matrix.send(link(), post("key-1", TEXT));
        matrix.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertFails(
                () -> matrix.edit(link(), post("key-2", "Anders"), receipt.remoteId()), Refused.class, "channel.gone");
        assertFails(() -> matrix.edit(link(), post("key-2", "Anders"), "$nooit"), Refused.class, "channel.gone");
    }

    @Test
    void messages_of_others_replies_and_changes_are_not_listed() throws Exception {
        Receipt receipt = matrix.send(link(), post("key-1", TEXT));
        matrix.edit(link(), post("key-2", "Anders"), receipt.remoteId());
        matrix.send(link(), post("key-3", "Een antwoord").answering(receipt.remoteId()));
        matrix.send(link(), post("key-4", "Van iemand anders"));
        room.find("$event4").put("sender", "@jan:gemeente.example");

        assertThat(matrix.recent(link(), CREATED)).extracting(Lists.Seen::text).containsExactly("Anders");
    }

    @Test
    void a_room_that_cannot_be_is_named() {
        assertThat(matrix.problems(link("haven")))
                .extracting(problem -> problem.field())
                .containsExactly("settings.room");
        assertFails(() -> matrix.send(link("haven"), post("key-1", TEXT)), Refused.class, "channel.matrix.room");
    }

    @Test
    void the_check_reads_who_may_write() {
        room.state.put("m.room.power_levels", "{\"users\":{\"@baken:gemeente.example\":50},\"events_default\":50}");
        assertThat(matrix.check(link()).ok()).isTrue();
        room.state.put("m.room.power_levels", "{\"events\":{\"m.room.message\":10}}");
        assertThat(matrix.check(link()).problem().key()).isEqualTo("channel.matrix.power");
        assertThat(matrix.check(link("!nergens:gemeente.example")).problem().key())
                .isEqualTo("channel.matrix.notJoined");
    }
}
