package org.baken.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.LiveServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real ntfy server: see {@code src/test/live/ntfy.sh}. */
@Tag("live")
@EnabledIfEnvironmentVariable(named = "BAKEN_LIVE", matches = ".+", disabledReason = "See src/test/live")
class NtfyLiveIT extends ChannelContract {

    private final LiveServer server = LiveServer.named("ntfy");
    private final String topic = "gemeente-" + Ids.next();
    private final Ntfy ntfy =
            new Ntfy(new Outbound(PrivateAddresses.parse("127.0.0.1"), Clock.systemUTC()), Clock.systemUTC());
    private HttpStub road;

    @BeforeEach
    void open() throws Exception {
        road = server.lossy();
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Override
    protected Ntfy channel() {
        return ntfy;
    }

    @Override
    protected Link link() {
        return as("token");
    }

    private Link as(String token) {
        return new Link(
                "account-1",
                Ntfy.PLATFORM,
                "",
                Map.of("baseUrl", road.baseUrl(), "topic", topic),
                Map.of("token", server.get(token)));
    }

    /** The posts of the contract are of a fixed day; a server remembers by its own clock. */
    @Override
    protected Post post(String key, String text) {
        return Post.of(key, Instant.now().truncatedTo(ChronoUnit.SECONDS), "nl", "Brand in de haven", text)
                .withOfficialUrl("https://gemeente.example/i/brand-haven#1");
    }

    private List<JsonNode> events() {
        return server.ask("GET", "/" + topic + "/json?poll=1&since=all", "Bearer " + server.get("reader.token"), null)
                .text()
                .lines()
                .map(Json::read)
                .toList();
    }

    /** What a phone shows. */
    @Override
    protected List<Arrival> arrived() {
        Map<String, Arrival> shown = new LinkedHashMap<>();
        for (JsonNode event : events()) {
            String id = event.path("sequence_id").asText();
            if (event.path("event").asText().equals("message")) {
                shown.put(id, new Arrival(id, event.path("message").asText()));
            } else {
                shown.remove(id);
            }
        }
        return List.copyOf(shown.values());
    }

    @Override
    protected Link make(Mood mood) {
        if (mood == Mood.REFUSING) {
            return as("reader.token");
        }
        road.fail(
                request -> request.method().equals("POST"),
                mood == Mood.BUSY ? Failure.RATE_LIMIT_WITH_TIME : Failure.DROP_AFTER);
        return link();
    }

    @Test
    void followers_get_the_title_the_text_and_the_official_page() throws Exception {
        ntfy.send(link(), post("key-1", TEXT));

        JsonNode event = events().get(0);
        assertThat(event.path("title").asText()).isEqualTo("Brand in de haven");
        assertThat(event.path("message").asText()).isEqualTo(TEXT);
        assertThat(event.path("click").asText()).isEqualTo("https://gemeente.example/i/brand-haven#1");
        assertThat(event.path("priority").asInt()).isEqualTo(4);
        assertThat(event.has("attachment")).isFalse();
    }

    @Test
    void the_longest_text_of_many_short_lines_and_wide_letters_arrives() throws Exception {
        String text = "é\n".repeat(1_364) + "one";

        ntfy.send(link(), post("key-1", text));

        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_lost_answer_and_another_attempt_are_one_notification() throws Exception {
        road.fail(request -> request.method().equals("POST"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> ntfy.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Found.class);

        ntfy.send(link(), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_notification_that_was_taken_away_is_absent_and_no_longer_listed() throws Exception {
        Instant before = Instant.now().minusSeconds(5);
        Receipt kept = ntfy.send(link(), post("key-1", TEXT));
        Receipt removed = ntfy.send(link(), post("key-2", "Iets anders"));
        ntfy.remove(link(), post("key-2", "Iets anders"), removed.remoteId());

        assertThat(ntfy.look(link(), post("key-2", "Iets anders"), removed.remoteId()))
                .isInstanceOf(Look.Absent.class);
        assertThat(ntfy.look(link(), post("key-1", TEXT), kept.remoteId())).isInstanceOf(Look.Found.class);
        assertThat(ntfy.recent(link(), before)).extracting(Lists.Seen::remoteId).containsExactly(kept.remoteId());
    }

    @Test
    void a_wrong_token_is_found_by_the_check() {
        Link wrong = link().with(Map.of("token", "tk_wrongwrongwrongwrongwrongwrongw"));

        assertThat(ntfy.check(wrong).state()).isEqualTo(Health.State.FAILING);
        assertFails(() -> ntfy.send(wrong, post("key-1", TEXT)), Refused.class, "channel.denied");
    }
}
