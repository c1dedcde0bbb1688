package org.baken.channel.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Edits;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Removes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends ChannelContract {

    private static final Instant NOW = CREATED.plusSeconds(10);
    private static final String KEY = "hidden-key-of-the-receiver";
    private static final WireMockServer RECEIVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    private final Webhook webhook = webhook(Duration.ofSeconds(20));

    private static Webhook webhook(Duration patience) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Webhook(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock, patience, patience), clock);
    }

    @BeforeAll
    static void start() {
        RECEIVER.start();
    }

    @AfterAll
    static void stop() {
        RECEIVER.stop();
    }

    @BeforeEach
    void listen() {
        RECEIVER.resetAll();
        RECEIVER.stubFor(WireMock.post(urlEqualTo("/hook?town=1")).willReturn(ok()));
    }

    @Override
    protected Webhook channel() {
        return webhook;
    }

    @Override
    protected Link link() {
        return link(RECEIVER.baseUrl() + "/hook?town=1");
    }

    private static Link link(String url) {
        return new Link("account-1", Webhook.PLATFORM, "", Map.of("url", url), Map.of("key", KEY));
    }

    /** What the receiver took: it says no to what it answers with an error. */
    @Override
    protected List<Arrival> arrived() throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        for (var event : RECEIVER.getAllServeEvents()) {
            if (event.getResponse().getStatus() < 400) {
                JsonNode body = new ObjectMapper().readTree(event.getRequest().getBody());
                arrivals.add(
                        new Arrival(body.path("id").asText(), body.path("text").asText()));
            }
        }
        return arrivals;
    }

    @Override
    protected Link make(Mood mood) {
        RECEIVER.stubFor(WireMock.post(urlEqualTo("/hook?town=1"))
                .willReturn(
                        switch (mood) {
                            case REFUSING -> aResponse().withStatus(400).withBody("{\"error\":\"bad " + KEY + "\"}");
                            case BUSY -> aResponse().withStatus(503);
                            case SILENT -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                        }));
        return link();
    }

    private LoggedRequest received() {
        return RECEIVER.findAll(postRequestedFor(urlEqualTo("/hook?town=1"))).get(0);
    }

    @Test
    void a_receiver_gets_the_message_and_nothing_else() throws Exception {
        webhook.send(link(), post("key-1", TEXT).asExercise());

        JsonNode body = new ObjectMapper().readTree(received().getBody());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "title", "text", "lang", "url", "exercise", "createdAt");
        assertThat(body.path("exercise").booleanValue()).isTrue();
        assertThat(body.path("lang").asText()).isEqualTo("nl");
        assertThat(body.path("url").asText()).isEqualTo("https://gemeente.example/i/brand-haven#1");
        assertThat(body.path("createdAt").asText()).isEqualTo("2026-11-21T09:30:00Z");
        assertThat(received().getHeader("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_receiver_can_tell_who_sent_the_message_and_when() throws Exception {
        webhook.send(link(), post("key-1", TEXT));

        LoggedRequest request = received();
        assertThat(request.getHeader("Baken-Id")).isEqualTo("key-1");
        assertThat(request.getHeader("Baken-Timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(WebhookSignature.verify(
                        KEY,
                        request.getHeader("Baken-Timestamp"),
                        request.getHeader("Baken-Signature"),
                        request.getBody(),
                        NOW))
                .isTrue();
    }

    @Test
    void an_answer_that_comes_too_late_is_unclear() {
        RECEIVER.stubFor(WireMock.post(urlEqualTo("/hook?town=1")).willReturn(ok().withFixedDelay(30_000)));

        assertThatThrownBy(() -> webhook(Duration.ofMillis(500)).send(link(), post("key-1", TEXT)))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void a_private_address_is_named_when_the_account_is_made_and_refused_when_sending() {
        for (String url : List.of(
                "http://10.0.0.5/hook",
                "http://[::ffff:192.168.0.1]/hook",
                "http://2130706433/hook",
                "http://169.254.169.254/latest/meta-data/",
                "https://[fd00::1]/")) {
            assertThat(webhook.problems(link(url)))
                    .extracting(problem -> problem.field())
                    .as(url)
                    .containsExactly("settings.url");
            assertFails(() -> webhook.send(link(url), post("key-1", TEXT)), Refused.class, "channel.address.forbidden");
        }
    }

    @Test
    void an_account_without_a_key_sends_nothing() {
        Link open = new Link("account-1", Webhook.PLATFORM, "", link().settings(), Map.of());

        assertFails(() -> webhook.send(open, post("key-1", TEXT)), Refused.class, "channel.secret");
        assertThat(RECEIVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void checking_an_account_sends_nothing() {
        assertThat(webhook.check(link()).ok()).isTrue();
        assertThat(webhook.check(link("http://10.0.0.5/")).state()).isEqualTo(Health.State.FAILING);
        assertThat(webhook.check(link("http://nobody.invalid/")).state()).isEqualTo(Health.State.UNKNOWN);
        assertThat(RECEIVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_was_sent_to_a_receiver_cannot_be_taken_back() {
        assertThat(webhook).isNotInstanceOf(Removes.class).isNotInstanceOf(Edits.class);
    }

    @Test
    void a_signature_holds_for_one_key_one_time_and_one_body() {
        byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(NOW.getEpochSecond());
        String signature = WebhookSignature.sign(KEY, timestamp, body);

        assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW))
                .isTrue();
        assertThat(WebhookSignature.verify("another", timestamp, signature, body, NOW))
                .isFalse();
        assertThat(WebhookSignature.verify(
                        KEY, timestamp, signature, (TEXT + " ").getBytes(StandardCharsets.UTF_8), NOW))
                .isFalse();
        assertThat(WebhookSignature.verify(KEY, String.valueOf(NOW.getEpochSecond() + 1), signature, body, NOW))
                .isFalse();
        assertThat(WebhookSignature.verify(KEY, null, signature, body, NOW)).isFalse();
        assertThat(WebhookSignature.verify(KEY, timestamp, null, body, NOW)).isFalse();
        assertThat(WebhookSignature.verify(KEY, "yesterday", signature, body, NOW))
                .isFalse();
        assertThat(WebhookSignature.verify(KEY, timestamp, signature.replace("v1=", "v2="), body, NOW))
                .isFalse();
    }

    @Test
    void a_signature_is_good_for_five_minutes() {
        byte[] body = {1, 2, 3};
        String timestamp = String.valueOf(NOW.getEpochSecond());
        String signature = WebhookSignature.sign(KEY, timestamp, body);

        assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW.plusSeconds(300)))
                .isTrue();
        assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW.minusSeconds(300)))
                .isTrue();
        assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW.minusSeconds(301)))
                .isFalse();
    }

    /** Computed with Python's hmac module. */
    @Test
    void a_signature_is_the_one_that_others_compute() {
        assertThat(WebhookSignature.sign("Jefe", "1763717410", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1=fc062df6e9239192d708626e1ece2fd111e6f786024506f0893e372f85367294");
    }

    @Test
    void any_change_of_one_bit_breaks_the_signature() {
        Random random = new Random(3);
        String timestamp = String.valueOf(NOW.getEpochSecond());
        for (int round = 0; round < 500; round++) {
            byte[] body = new byte[1 + random.nextInt(200)];
            random.nextBytes(body);
            String signature = WebhookSignature.sign(KEY, timestamp, body);
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(WebhookSignature.verify(KEY, timestamp, signature, body, NOW))
                    .isFalse();
        }
    }
}
