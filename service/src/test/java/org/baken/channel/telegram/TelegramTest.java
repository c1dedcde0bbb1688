package org.baken.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);
    private static final String LONG = TEXT + "\n\n" + "Blijf binnen. ".repeat(80);

    private final TelegramStub chat = new TelegramStub();
    private final Telegram telegram = new Telegram(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private HttpStub server;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(chat);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Telegram channel() {
        return telegram;
    }

    @Override
    protected Link link() {
        return link(server.baseUrl(), "@gemeente");
    }

    private static Link link(String baseUrl, String chat) {
        return new Link(
                "account-1",
                Telegram.PLATFORM,
                "",
                Map.of("chat", chat, "baseUrl", baseUrl),
                Map.of("botToken", TelegramStub.TOKEN));
    }

    @Override
    protected List<Arrival> arrived() {
        return chat.messages.entrySet().stream()
                .map(message -> new Arrival(
                        message.getKey().toString(),
                        message.getValue().get("text").toString()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.path().contains("/send"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Override
    protected boolean tellsKeys() {
        return false;
    }

    private static Post withPictures(String text, int pictures) {
        List<Picture> along = new ArrayList<>();
        for (int at = 1; at <= pictures; at++) {
            along.add(new Picture(
                    "foto" + at + ".jpg", "image/jpeg", 640, 480, "Beschrijving " + at, null, () -> new byte[9]));
        }
        return Post.of("key-1", CREATED, "nl", "Brand in de haven", text).withPictures(along);
    }

    @Test
    void links_are_marked_by_their_place_and_no_sign_is_taken_for_markup() throws Exception {
        String text = "👩‍🚒 *Let op* _nu_ <b>: zie https://gemeente.example/a_b_c.";

        telegram.send(link(), post("key-1", text));

        Map<String, String> parameters = chat.posted.get(0);
        assertThat(parameters).containsEntry("text", text).doesNotContainKey("parse_mode");
        JsonNode entity = Json.read(parameters.get("entities")).get(0);
        assertThat(text.substring(
                        entity.path("offset").asInt(),
                        entity.path("offset").asInt() + entity.path("length").asInt()))
                .isEqualTo("https://gemeente.example/a_b_c");
        assertThat(Json.read(parameters.get("link_preview_options"))
                        .path("is_disabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_message_has_an_address_where_the_chat_has_a_name() throws Exception {
        Receipt receipt = telegram.send(link(), post("key-1", TEXT));

        assertThat(receipt.url()).isEqualTo("https://t.me/gemeente/41");
        assertThat(receipt.remoteId()).isEqualTo("-1001234567890/t41");
        assertThat(receipt.sentAt()).isEqualTo(Instant.ofEpochSecond(1_795_253_405));
    }

    @Test
    void a_short_text_stands_under_its_picture_and_can_be_changed_and_removed_there() throws Exception {
        Receipt receipt = telegram.send(link(), withPictures(TEXT, 1));
        assertThat(chat.posted.get(0)).containsEntry("photo", "foto1.jpg").containsEntry("caption", TEXT);
        assertThat(receipt.remoteId()).isEqualTo("-1001234567890/c41");

        telegram.edit(link(), post("key-2", "Voorbij."), receipt.remoteId());
        assertThat(arrived()).extracting(Arrival::text).containsExactly("Voorbij.");
        assertFails(
                () -> telegram.edit(link(), post("key-3", LONG), receipt.remoteId()),
                Refused.class,
                "channel.telegram.caption");

        telegram.remove(link(), post("key-1", TEXT), receipt.remoteId());
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_short_text_stands_under_the_first_picture_of_an_album() throws Exception {
        Receipt receipt = telegram.send(link(), withPictures(TEXT, 3));

        assertThat(receipt.remoteId()).isEqualTo("-1001234567890/c41+42+43");
        assertThat(arrived()).extracting(Arrival::text).containsExactly(TEXT, "", "");
        assertThat(chat.posted.get(0)).containsEntry("file2", "foto3.jpg");
        telegram.remove(link(), post("key-1", TEXT), receipt.remoteId());
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_long_text_stands_alone_and_its_pictures_follow_with_their_descriptions() throws Exception {
        Receipt one = telegram.send(link(), withPictures(LONG, 1));
        Receipt two = telegram.send(link(), withPictures(LONG, 2));

        assertThat(one.remoteId()).isEqualTo("-1001234567890/t41+42");
        assertThat(two.remoteId()).isEqualTo("-1001234567890/t43+44+45");
        assertThat(arrived())
                .extracting(Arrival::text)
                .containsExactly(LONG, "Beschrijving 1", LONG, "Beschrijving 1", "Beschrijving 2");
        assertThat(chat.posted.get(3)).containsEntry("reply_parameters", "{\"message_id\":43}");
    }

    @Test
    void when_the_pictures_cannot_follow_the_text_goes_back() {
        server.fail(request -> request.path().endsWith("/sendPhoto"), Failure.RATE_LIMIT);

        assertThatThrownBy(() -> telegram.send(link(), withPictures(LONG, 1))).isInstanceOf(Retryable.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void when_the_text_cannot_go_back_either_a_person_looks() {
        server.fail(request -> request.path().endsWith("/sendPhoto"), Failure.RATE_LIMIT);
        server.fail(request -> request.path().endsWith("/deleteMessage"), Failure.DROP);

        assertFails(() -> telegram.send(link(), withPictures(LONG, 1)), Unclear.class, "channel.telegram.partly");
    }

    @Test
    void a_message_answers_an_earlier_one_unless_that_is_gone() throws Exception {
        Receipt first = telegram.send(link(), post("key-1", TEXT));
        telegram.send(link(), post("key-2", "Dit klopte niet.").answering(first.remoteId()));
        assertThat(chat.posted.get(1)).containsEntry("reply_parameters", "{\"message_id\":41}");

        assertFails(
                () -> telegram.send(link(), post("key-3", "Weg").answering("-1001234567890/t7")),
                Refused.class,
                "channel.replyGone");
    }

    @Test
    void the_same_change_again_is_no_trouble_and_a_message_that_is_gone_is() throws Exception {
        Receipt receipt = telegram.send(link(), post("key-1", TEXT));
        telegram.edit(link(), post("key-2", "Voorbij."), receipt.remoteId());
        telegram.edit(link(), post("key-2", "Voorbij."), receipt.remoteId());
        telegram.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertFails(
                () -> telegram.edit(link(), post("key-2", "Voorbij."), receipt.remoteId()),
                Refused.class,
                "channel.gone");
    }

    @Test
    void what_may_no_longer_be_deleted_is_told_in_the_platforms_words() throws Exception {
        Receipt receipt = telegram.send(link(), post("key-1", TEXT));
        HttpStub old = answering(
                400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: message can't be deleted\"}");

        assertThatThrownBy(() ->
                        telegram.remove(link(old.baseUrl(), "@gemeente"), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.trouble().args()).contains("Bad Request: message can't be deleted"));
        old.close();
    }

    @Test
    void how_long_to_wait_stands_in_the_answer() throws Exception {
        HttpStub busy = answering(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 17\",\"parameters\":{\"retry_after\":17}}");

        assertThatThrownBy(() -> telegram.send(link(busy.baseUrl(), "@gemeente"), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, later -> assertThat(later.retryAfter()).contains(Duration.ofSeconds(17)));
        busy.close();
    }

    @Test
    void a_group_that_moved_tells_its_new_number() throws Exception {
        HttpStub moved = answering(
                400,
                "{\"ok\":false,\"error_code\":400,\"description\":\"group chat was upgraded\",\"parameters\":{\"migrate_to_chat_id\":-1009}}");

        assertFails(
                () -> telegram.send(link(moved.baseUrl(), "-77"), post("key-1", TEXT)),
                Refused.class,
                "channel.telegram.moved");
        moved.close();
    }

    private static HttpStub answering(int status, String json) throws Exception {
        return HttpStub.start((Request request) -> new Reply(status, Map.of(), "application/json", json.getBytes()));
    }

    @Test
    void no_trouble_holds_the_token_although_it_is_part_of_the_address() {
        for (Failure failure :
                List.of(Failure.REDIRECT, Failure.DROP, Failure.BREAK, Failure.NONSENSE_AFTER, Failure.UNAVAILABLE)) {
            server.fail(request -> request.path().endsWith("/sendMessage"), failure);
            assertThatThrownBy(() -> telegram.send(link(), post("key-1", TEXT)))
                    .as(failure.name())
                    .satisfies(thrown -> assertKeepsSecrets(link(), thrown));
        }
        Link unreachable = link("http://127.0.0.1:1", "@gemeente");
        assertThatThrownBy(() -> telegram.send(unreachable, post("key-1", TEXT)))
                .isInstanceOf(Retryable.class)
                .satisfies(thrown -> assertKeepsSecrets(unreachable, thrown));
        Link odd = link().with(Map.of("botToken", "123456:hidden token/../x"));
        assertThatThrownBy(() -> telegram.send(odd, post("key-1", TEXT)))
                .isInstanceOf(Refused.class)
                .satisfies(thrown -> assertKeepsSecrets(odd, thrown));
    }

    @Test
    void the_check_tells_the_bot_and_the_chat_and_what_the_bot_may_not_do() {
        assertThat(telegram.check(link()).details())
                .containsEntry("account", "@gemeente_bot")
                .containsEntry("room", "Gemeente");
        chat.status = "member";
        assertThat(telegram.check(link()).problem().key()).isEqualTo("channel.telegram.rights");
        assertThat(telegram.check(link().with(Map.of("botToken", "1:wrong"))).state())
                .isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_chat_that_cannot_be_is_named() {
        assertThat(telegram.problems(link(server.baseUrl(), "gemeente!")))
                .extracting(problem -> problem.field())
                .containsExactly("settings.chat");
        assertThat(telegram.problems(link(server.baseUrl(), "-1001234567890"))).isEmpty();
    }
}
