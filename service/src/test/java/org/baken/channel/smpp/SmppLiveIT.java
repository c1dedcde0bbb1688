package org.baken.channel.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.testing.LiveServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a message centre that shares no code with the connector's library: see {@code src/test/live/smpp.sh}. */
@Tag("live")
class SmppLiveIT {
    private final LiveServer server = LiveServer.named("smpp");
    private final String number = "+32470" + ThreadLocalRandom.current().nextInt(1000, 10_000) + "01";
    private Smpp smpp;

    @BeforeEach
    void open() throws Exception {
        smpp = new Smpp(
                new Outbound(PrivateAddresses.parse("127.0.0.1"), Clock.systemUTC()),
                SSLContext.getDefault(),
                Clock.systemUTC());
    }

    private Link link(Map<String, Object> more, String password) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host",
                server.get("host"),
                "port",
                Integer.valueOf(server.get("port")),
                "tls",
                "NONE",
                "systemId",
                server.get("username"),
                "sourceAddress",
                "Zandvliet"));
        settings.putAll(more);
        return new Link("account-1", Smpp.PLATFORM, "", settings, Map.of("password", password));
    }

    private Link link() {
        return link(Map.of(), server.get("password"));
    }

    private static Post post(String text, String to) {
        String key = Ids.next();
        return Post.of(key, Instant.now(), "nl", "", text).to(to, key);
    }

    private List<JsonNode> taken() throws IOException {
        return Files.readAllLines(Path.of(server.get("taken"))).stream()
                .map(Json::read)
                .filter(message -> message.path("to").asText().equals(number.substring(1)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Blijf binnen.", "België évacueert? Ça alors 🚒", "€ 5 {of} [meer]"})
    void a_message_arrives_as_it_was_approved(String text) throws Exception {
        assertThat(smpp.check(link()).state()).isEqualTo(Health.State.OK);

        assertThat(smpp.send(link(), post(text, number)).remoteId()).startsWith("m");

        assertThat(taken()).singleElement().satisfies(message -> {
            assertThat(message.path("text").asText()).isEqualTo(text);
            assertThat(message.path("from").asText()).isEqualTo("Zandvliet");
            assertThat(message.path("reference").asInt()).isNotNegative();
        });
    }

    @Test
    void a_long_message_arrives_whole_from_its_parts() throws Exception {
        String text =
                "Blijf binnen en sluit ramen en deuren in België. ".repeat(6).strip();

        smpp.send(link(), post(text, number));

        assertThat(taken()).singleElement().satisfies(message -> {
            assertThat(message.path("text").asText()).isEqualTo(text);
            assertThat(message.path("parts").asInt()).isEqualTo(5);
        });
    }

    @Test
    void refusals_are_told_apart() {
        assertThatThrownBy(() -> smpp.send(link(), post("Blijf binnen.", "+32470123499")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> smpp.send(link(), post("Blijf binnen.", "+32470123498")))
                .isInstanceOf(Retryable.class);
        assertThatThrownBy(() -> smpp.send(link(Map.of(), "word-43x"), post("Blijf binnen.", number)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.smpp.login"));
    }
}
