package org.baken.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    private final SlackStub workspace = new SlackStub();
    private final Slack slack = new Slack(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private HttpStub server;

    @BeforeEach
    void start() throws Exception {
        workspace.second = CREATED.getEpochSecond() + 5;
        server = HttpStub.start(workspace);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Slack channel() {
        return slack;
    }

    @Override
    protected Link link() {
        return new Link(
                "account-1",
                Slack.PLATFORM,
                "",
                Map.of("channel", SlackStub.CHANNEL, "baseUrl", server.baseUrl()),
                Map.of("botToken", SlackStub.TOKEN));
    }

    @Override
    protected List<Arrival> arrived() {
        return workspace.messages.stream()
                .map(message -> new Arrival(message.path("ts").asText(), Blocks.text(message)))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.path().equals("/api/chat.postMessage"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT_WITH_TIME;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void links_are_links_and_no_sign_is_markup() throws Exception {
        slack.send(link(), post("key-1", "*Let op* & <@U1> <!channel> _nu_: https://gemeente.example/a?b=1&c=2."));

        JsonNode message = workspace.messages.get(0);
        assertThat(message.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(message.path("unfurl_links").asBoolean(true)).isFalse();
        assertThat(message.path("text").asText())
                .isEqualTo("*Let op* &amp; &lt;@U1&gt; &lt;!channel&gt; _nu_: https://gemeente.example/a?b=1&amp;c=2.");
        JsonNode pieces =
                message.path("blocks").path(0).path("elements").path(0).path("elements");
        assertThat(pieces.path(0).path("text").asText()).isEqualTo("*Let op* & <@U1> <!channel> _nu_: ");
        assertThat(pieces.path(1).path("url").asText()).isEqualTo("https://gemeente.example/a?b=1&c=2");
        assertThat(pieces.path(2).path("text").asText()).isEqualTo(".");
    }

    @Test
    void a_lost_answer_is_found_by_the_key_in_the_metadata() throws Exception {
        server.fail(request -> request.path().endsWith("postMessage"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> slack.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(slack.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Found.class);
        assertThat(slack.look(link(), post("key-2", TEXT), null)).isInstanceOf(Look.Absent.class);
        slack.send(link(), post("key-1", TEXT));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void pictures_stand_in_the_message_with_their_descriptions() throws Exception {
        Picture picture = new Picture(
                "kaart.png",
                "image/png",
                320,
                200,
                "Kaart van de kade",
                "https://gemeente.example/kaart.png",
                () -> new byte[1]);

        slack.send(link(), post("key-1", TEXT).withPictures(List.of(picture)));

        JsonNode block = workspace.messages.get(0).path("blocks").path(1);
        assertThat(block.path("alt_text").asText()).isEqualTo("Kaart van de kade");
        assertThat(block.path("image_url").asText()).isEqualTo("https://gemeente.example/kaart.png");
        assertThat(slack.pictures(link()).byAddress()).isTrue();
    }

    @Test
    void an_answer_stands_in_the_thread_and_is_found_there() throws Exception {
        Receipt first = slack.send(link(), post("key-1", TEXT));
        var answer = post("key-2", "Dit klopte niet.").answering(first.remoteId());

        Receipt second = slack.send(link(), answer);
        slack.send(link(), answer);

        assertThat(arrived()).hasSize(2);
        assertThat(slack.look(link(), answer, second.remoteId())).isInstanceOf(Look.Found.class);
        assertThat(slack.recent(link(), CREATED))
                .extracting(Lists.Seen::remoteId)
                .containsExactly(first.remoteId());
        assertFails(
                () -> slack.send(link(), post("key-3", "Weg").answering(SlackStub.CHANNEL + "/1.000001")),
                Refused.class,
                "channel.replyGone");
    }

    @Test
    void a_text_that_only_has_slacks_own_writing_is_read_too() throws Exception {
        Receipt receipt = slack.send(link(), post("key-1", "A & B: https://gemeente.example/a"));
        workspace.messages.get(0).remove("blocks");
        workspace.messages.get(0).put("text", "A &amp; B: <https://gemeente.example/a|gemeente.example/a>");

        assertThat(slack.look(link(), post("key-1", "A & B: https://gemeente.example/a"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "msg_too_long, Refused, channel.rejected",
        "not_in_channel, Refused, channel.slack.member",
        "is_archived, Refused, channel.slack.member",
        "token_revoked, Refused, channel.denied",
        "missing_scope, Refused, channel.slack.scope",
        "ratelimited, Retryable, channel.busy",
        "service_unavailable, Retryable, channel.busy",
        "fatal_error, Unclear, channel.broken",
        "internal_error, Unclear, channel.broken"
    })
    void a_no_in_the_body_is_told_by_its_word(String error, String kind, String key) {
        workspace.error = error;
        Class<? extends ChannelException> wanted = switch (kind) {
            case "Refused" -> Refused.class;
            case "Retryable" -> Retryable.class;
            default -> Unclear.class;
        };

        assertFails(() -> slack.send(link(), post("key-1", TEXT)), wanted, key);
    }

    @Test
    void a_message_that_is_gone_is_absent_and_cannot_be_edited() throws Exception {
        Receipt receipt = slack.send(link(), post("key-1", TEXT));
        slack.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertThat(slack.look(link(), post("key-1", TEXT), receipt.remoteId())).isInstanceOf(Look.Absent.class);
        assertFails(
                () -> slack.edit(link(), post("key-2", "Anders"), receipt.remoteId()), Refused.class, "channel.gone");
    }

    @Test
    void a_receipt_has_the_address_of_the_message_or_none() throws Exception {
        assertThat(slack.send(link(), post("key-1", TEXT)).url()).startsWith("https://gemeente.slack.example/p");
        server.fail(request -> request.path().endsWith("getPermalink"), Failure.UNAVAILABLE);
        assertThat(slack.send(link(), post("key-2", TEXT)).url()).isNull();
    }

    @Test
    void the_check_names_what_the_app_lacks() {
        assertThat(slack.check(link()).details())
                .containsEntry("account", "baken · Gemeente")
                .containsEntry("room", "#crisis");
        workspace.member = false;
        assertThat(slack.check(link()).problem().key()).isEqualTo("channel.slack.member");
        workspace.member = true;
        workspace.rights = "chat:write,channels:read";
        assertThat(slack.check(link()).problem().key()).isEqualTo("channel.slack.scope");
        workspace.rights = "channels:read,channels:history";
        assertThat(slack.check(link()).problem().key()).isEqualTo("channel.slack.scope");
        assertThat(slack.check(link().with(Map.of("botToken", "xoxb-wrong")))
                        .problem()
                        .key())
                .isEqualTo("channel.denied");
    }
}
