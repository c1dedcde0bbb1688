package org.baken.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.tools.ToolProvider;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver that the documentation offers, as it stands there. */
class ReceiverTest {

    private static final String KEY = "hidden-key-of-the-receiver";
    private static final Clock CLOCK = Clock.systemUTC();

    private final Webhook webhook = new Webhook(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream usual = System.out;

    @TempDir
    Path folder;

    private URLClassLoader loader;
    private HttpServer receiver;

    @BeforeEach
    void compileAndStart() throws Exception {
        Path source = Path.of("docs", "WebhookReceiver.java");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), source.toString());
        assertThat(result).isZero();
        loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        Class<?> type = Class.forName("WebhookReceiver", true, loader);
        Object written = type.getConstructor(String.class).newInstance(KEY);
        receiver = (HttpServer) type.getMethod("start", int.class).invoke(written, 0);
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() throws Exception {
        System.setOut(usual);
        receiver.stop(0);
        loader.close();
    }

    private String base() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private static Link link(String base, Map<String, String> secret) {
        return new Link("account-1", Webhook.PLATFORM, "", Map.of("url", base + "/hook"), secret);
    }

    private static Post post(String key) {
        return Post.of(key, Instant.now(), "nl", "Brand in de haven", "Blijf binnen: één adres.");
    }

    private int messages() {
        return shown.toString(StandardCharsets.UTF_8).split("Blijf binnen: één adres", -1).length - 1;
    }

    @Test
    void takes_a_signed_message_once_however_often_it_comes() throws Exception {
        webhook.send(link(base(), Map.of("key", KEY)), post("key-1"));
        webhook.send(link(base(), Map.of("key", KEY)), post("key-1"));
        webhook.send(link(base(), Map.of("key", KEY)), post("key-2"));

        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void goes_on_taking_messages_while_the_key_is_being_replaced() throws Exception {
        webhook.send(link(base(), Map.of("key", "the-new-key", "previousKey", KEY)), post("key-1"));
        webhook.send(link(base(), Map.of("key", KEY, "previousKey", "the-old-key")), post("key-2"));

        assertThat(messages()).isEqualTo(2);
        assertThatThrownBy(() -> webhook.send(link(base(), Map.of("key", "the-new-key")), post("key-3")))
                .isInstanceOf(Refused.class);
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void refuses_an_old_message_that_is_played_again() throws Exception {
        byte[] body = "{\"text\":\"Blijf binnen: één adres.\"}".getBytes(StandardCharsets.UTF_8);
        String old = String.valueOf(Instant.now().getEpochSecond() - 301);

        assertThat(answer(old, WebhookSignature.sign(KEY, old, body), body)).isEqualTo(403);
        String now = String.valueOf(Instant.now().getEpochSecond());
        assertThat(answer(now, WebhookSignature.sign(KEY, old, body), body)).isEqualTo(403);
        assertThat(answer(now, "", body)).isEqualTo(403);
        assertThat(messages()).isZero();
        assertThat(answer(now, WebhookSignature.sign(KEY, now, body), body)).isEqualTo(204);
        assertThat(messages()).isEqualTo(1);
    }

    private int answer(String timestamp, String signature, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/hook"))
                .header("Baken-Id", "key-1")
                .header("Baken-Timestamp", timestamp)
                .header("Baken-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void says_after_a_lost_answer_whether_it_has_the_message() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (HttpStub road = HttpStub.start(request -> forwarded(client, request))) {
            Link link = link(road.baseUrl(), Map.of("key", KEY));
            road.fail(request -> request.method().equals("POST"), Failure.BREAK_AFTER, Failure.BREAK);
            assertThatThrownBy(() -> webhook.send(link, post("key-1"))).isInstanceOf(Unclear.class);
            assertThatThrownBy(() -> webhook.send(link, post("key-2"))).isInstanceOf(Unclear.class);

            assertThat(webhook.look(link, post("key-1"), null)).isInstanceOf(Look.Found.class);
            assertThat(webhook.look(link, post("key-2"), null)).isInstanceOf(Look.Absent.class);
            Link stranger = link(road.baseUrl(), Map.of("key", "another"));
            assertThat(webhook.look(stranger, post("key-1"), null)).isInstanceOf(Look.CannotTell.class);
        }
    }

    private Reply forwarded(HttpClient client, HttpStub.Request request) throws Exception {
        HttpRequest.Builder forward = HttpRequest.newBuilder(URI.create(base() + request.target()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        for (String name : new String[] {"Baken-Id", "Baken-Timestamp", "Baken-Signature"}) {
            forward.header(name, request.header(name));
        }
        HttpResponse<byte[]> answer = client.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
        Reply reply = Reply.empty(answer.statusCode());
        return answer.headers()
                .firstValue("Baken-Known")
                .map(known -> reply.with("Baken-Known", known))
                .orElse(reply);
    }
}
