package org.baken.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.platform.Ids;
import org.baken.testing.LiveServer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real Kannel, set up as the account form shows: see {@code src/test/live/kannel.sh}. */
@Tag("live")
class KannelLiveIT {
    private static final String TEMPLATE =
            "/cgi-bin/sendsms?username={username}&password={password}&from={from}&to={to}"
                    + "&text={text}&charset=UTF-8&coding={coding}&account={key}";

    private final LiveServer server = LiveServer.named("kannel");
    private final Sms sms =
            new Sms(new Outbound(PrivateAddresses.parse("127.0.0.1"), Clock.systemUTC()), Clock.systemUTC());
    private final String number = "+32470" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    private Link link(String password) {
        return new Link(
                "account-1",
                Sms.PLATFORM,
                "",
                Map.of("url", server.get("baseUrl") + TEMPLATE, "from", "Zandvliet", "success", "^[03]:"),
                Map.of("username", server.get("username"), "password", password));
    }

    private Post post(String text) {
        String key = Ids.next();
        return Post.of(key, Instant.now(), "nl", "", text).to(number, key);
    }

    /** What came out at the other end. */
    private String got() {
        try {
            String all = new String(Files.readAllBytes(Path.of(server.get("phones"))), StandardCharsets.UTF_8);
            int mine = all.indexOf("<Zandvliet " + number);
            return mine < 0 ? "" : all.substring(mine).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Blijf binnen & sluit 100% van de ramen: a+b=c", "Blijf binnen en sluit ramen"})
    void a_message_arrives_at_the_phones_as_it_was_approved(String text) throws Exception {
        assertThat(sms.check(link(server.get("password"))).state()).isEqualTo(Health.State.OK);
        Post post = post(text);

        assertThat(sms.send(link(server.get("password")), post).remoteId()).isEqualTo(post.key());

        Town.eventually("it is on the phones", () -> got().contains("text " + text + ">"));
    }

    @Test
    void a_text_with_letters_of_many_languages_arrives_as_ucs_2() throws Exception {
        String text = "België 🚒 evacueert";

        sms.send(link(server.get("password")), post(text));

        Town.eventually("it is on the phones", () -> got().contains("ucs-2 "));
        String units = got().replaceAll("(?s).*ucs-2 ([^>]*)>.*", "$1");
        assertThat(new String(
                        URLDecoder.decode(units, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_16BE))
                .isEqualTo(text);
    }

    @Test
    void another_password_is_refused() {
        assertThatThrownBy(() -> sms.send(link("another-word-43"), post("Blijf binnen.")))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("another-word-43"));
    }
}
