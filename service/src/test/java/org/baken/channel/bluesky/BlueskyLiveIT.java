package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.LiveServer;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connector against a real server, behind a proxy that loses answers. {@code service/src/test/live/bluesky.sh} starts one.
 */
@Tag("live")
class BlueskyLiveIT extends ChannelContract {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Predicate<Request> WRITING = request -> request.path().endsWith("putRecord");
    private static LiveServer server;

    /** One address and one session for all tests: the server takes no more than 30 log-ins in five minutes. */
    private static HttpStub proxy;

    private static Map<String, String> kept;

    private final Bluesky bluesky = new Bluesky(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private int before;

    @BeforeAll
    static void reach() throws Exception {
        server = LiveServer.named("bluesky");
        kept = Map.of("identifier", known("identifier"), "appPassword", known("appPassword"));
        proxy = server.lossy();
    }

    @AfterAll
    static void leave() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @BeforeEach
    void clean() throws Exception {
        for (Seen seen : bluesky.recent(link(), Instant.EPOCH)) {
            bluesky.remove(link(), post("", ""), seen.remoteId());
        }
        before = proxy.requests().size();
    }

    private static String known(String name) {
        return server.get(name);
    }

    @Override
    protected Bluesky channel() {
        return bluesky;
    }

    /** Every call reads the account anew, and what is renewed is kept. */
    @Override
    protected Link link() {
        Keyring keyring = (stale, renewal) -> {
            Link fresh = stale.with(renewal.renew(stale).secret());
            kept = fresh.secret();
            return fresh;
        };
        return new Link("account-1", Bluesky.PLATFORM, "", Map.of("service", proxy.baseUrl()), kept, keyring);
    }

    @Override
    protected List<Arrival> arrived() throws Exception {
        List<Seen> seen = new ArrayList<>(bluesky.recent(link(), Instant.EPOCH));
        Collections.reverse(seen);
        return seen.stream()
                .map(post -> new Arrival(post.remoteId(), post.text()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        proxy.fail(
                WRITING,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private static JsonNode read(String path) throws Exception {
        return MAPPER.readTree(bytes(path));
    }

    private static byte[] bytes(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(known("baseUrl") + path)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private static JsonNode record(String remoteId) throws Exception {
        return read("/xrpc/com.atproto.repo.getRecord?repo=" + known("did") + "&collection=app.bsky.feed.post&rkey="
                + remoteId.replaceFirst(".*/", ""));
    }

    private void assertAsApproved(Post post, String remoteId) {
        assertThat(bluesky.look(link(), post, remoteId)).isInstanceOfSatisfying(Look.Found.class, found -> {
            assertThat(found.asApproved()).isTrue();
            assertThat(found.liveText()).isEqualTo(post.text());
        });
    }

    private long calls(String method) {
        return proxy.requests().stream()
                .skip(before)
                .filter(request -> request.path().endsWith(method))
                .count();
    }

    @Test
    void text_link_mention_hashtag_and_language_are_there_as_approved() throws Exception {
        Post post = post(
                "key-1",
                "🔥 Brand in België: één adres https://gemeente.example/i/brand?lang=nl#nu, dank @"
                        + known("otherHandle") + " en @niemand.test. #BrandHaven");

        Receipt receipt = bluesky.send(link(), post);

        JsonNode value = record(receipt.remoteId()).path("value");
        byte[] text = value.path("text").asText().getBytes(StandardCharsets.UTF_8);
        assertThat(value.path("facets"))
                .extracting(facet -> new String(
                        Arrays.copyOfRange(
                                text,
                                facet.at("/index/byteStart").asInt(),
                                facet.at("/index/byteEnd").asInt()),
                        StandardCharsets.UTF_8))
                .containsExactly(
                        "https://gemeente.example/i/brand?lang=nl#nu", "@" + known("otherHandle"), "#BrandHaven");
        assertThat(value.at("/facets/0/features/0/uri").asText())
                .isEqualTo("https://gemeente.example/i/brand?lang=nl#nu");
        assertThat(value.at("/facets/1/features/0/did").asText()).isEqualTo(known("otherDid"));
        assertThat(value.path("langs").toString()).isEqualTo("[\"nl\"]");
        assertAsApproved(post, receipt.remoteId());
    }

    @Test
    void pictures_are_there_with_their_descriptions_and_their_bytes() throws Exception {
        byte[] file = PictureFiles.png(60, 40);
        Post post = post("key-1", TEXT)
                .withPictures(List.of(
                        new Picture("1.png", "image/png", 60, 40, "Een kaart met de zone", null, () -> file),
                        new Picture(
                                "2.jpg",
                                "image/jpeg",
                                30,
                                20,
                                "Een rookpluim",
                                null,
                                () -> PictureFiles.jpeg(30, 20))));

        Receipt receipt = bluesky.send(link(), post);

        JsonNode images = record(receipt.remoteId()).at("/value/embed/images");
        assertThat(images)
                .extracting(image -> image.path("alt").asText())
                .containsExactly("Een kaart met de zone", "Een rookpluim");
        assertThat(images.at("/0/aspectRatio/width").asInt()).isEqualTo(60);
        String cid = images.at("/0/image/ref/$link").asText();
        assertThat(bytes("/xrpc/com.atproto.sync.getBlob?did=" + known("did") + "&cid=" + cid))
                .isEqualTo(file);
        assertAsApproved(post, receipt.remoteId());
    }

    @Test
    void an_answer_stands_under_its_post_and_goes_with_it_when_removed() throws Exception {
        Receipt first = bluesky.send(link(), post("key-1", TEXT));
        Post answer = post("key-2", "Het gevaar is voorbij.").answering(first.remoteId());
        Receipt second = bluesky.send(link(), answer);
        Receipt third = bluesky.send(link(), post("key-3", "Dank je.").answering(second.remoteId()));

        JsonNode reply = record(third.remoteId()).at("/value/reply");
        assertThat(reply.at("/parent/cid").asText())
                .isEqualTo(record(second.remoteId()).path("cid").asText());
        assertThat(reply.at("/root/cid").asText())
                .isEqualTo(record(first.remoteId()).path("cid").asText());
        assertAsApproved(answer, second.remoteId());

        bluesky.remove(link(), answer, second.remoteId());
        assertThat(bluesky.look(link(), answer, second.remoteId())).isInstanceOf(Look.Absent.class);
        assertFails(
                () -> bluesky.send(link(), post("key-4", "Te laat").answering(second.remoteId())),
                Refused.class,
                "channel.replyGone");
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK_AFTER", "DROP_AFTER", "NONSENSE_AFTER"})
    void a_lost_answer_is_unclear_looking_finds_the_post_and_sending_again_makes_no_second(Failure failure)
            throws Exception {
        proxy.fail(WRITING, failure);

        assertThatThrownBy(() -> bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(bluesky.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Found.class);
        bluesky.send(link(), post("key-1", TEXT));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void many_posts_over_a_line_that_loses_answers_are_there_once_each() throws Exception {
        List<Failure> faults = List.of(
                Failure.DROP_AFTER,
                Failure.BREAK,
                Failure.BREAK_AFTER,
                Failure.UNAVAILABLE,
                Failure.DROP,
                Failure.NONSENSE_AFTER);
        int posts = 60;
        for (int number = 0; number < posts; number++) {
            proxy.fail(WRITING, faults.get(number % faults.size()));
            sendAsTheWorkerDoes(post("key-" + number, "Bericht " + number));
        }

        assertThat(arrived()).extracting(Arrival::text).doesNotHaveDuplicates().hasSize(posts);
        assertThat(calls("createSession")).isLessThanOrEqualTo(1);
    }

    /** Looks after an unclear attempt, and sends again only what is not there. */
    private void sendAsTheWorkerDoes(Post post) throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                bluesky.send(link(), post);
                return;
            } catch (Unclear lost) {
                if (bluesky.look(link(), post, null) instanceof Look.Found) {
                    return;
                }
            } catch (Retryable busy) {
                continue;
            }
        }
        throw new AssertionError("Not sent: " + post.key());
    }

    @Test
    void the_same_record_again_changes_nothing_on_the_server() throws Exception {
        Receipt first = bluesky.send(link(), post("key-1", TEXT));
        String revision = read("/xrpc/com.atproto.sync.getLatestCommit?did=" + known("did"))
                .path("rev")
                .asText();

        Receipt second = bluesky.send(link(), post("key-1", TEXT));

        assertThat(second.remoteId()).isEqualTo(first.remoteId());
        assertThat(read("/xrpc/com.atproto.sync.getLatestCommit?did=" + known("did"))
                        .path("rev")
                        .asText())
                .isEqualTo(revision);
    }

    @Test
    void a_key_with_another_text_is_never_written_over() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));

        assertFails(() -> bluesky.send(link(), post("key-1", "Iets anders")), Refused.class, "channel.bluesky.taken");
        assertThat(arrived()).extracting(Arrival::text).containsExactly(TEXT);
    }

    @Test
    void the_longest_texts_that_count_as_fitting_are_taken_by_the_server() throws Exception {
        for (String text : List.of("🇧🇪".repeat(300), "é".repeat(300), "👩‍👩‍👧‍👦".repeat(120), "n̈".repeat(300))) {
            assertThat(bluesky.count(text, bluesky.limits()).fits()).isTrue();
            assertAsApproved(
                    post(text.substring(0, 2), text),
                    bluesky.send(link(), post(text.substring(0, 2), text)).remoteId());
        }
    }

    @Test
    void a_session_that_the_server_calls_ended_is_refreshed_within_the_call_and_without_a_login() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        kept = link().with(Map.of(
                        "accessToken",
                        ended(kept.get("accessToken")),
                        "accessEndsAt",
                        Instant.now().plusSeconds(3600).toString()))
                .secret();

        bluesky.send(link(), post("key-2", TEXT));

        assertThat(arrived()).hasSize(2);
        assertThat(calls("refreshSession")).isEqualTo(1);
        assertThat(calls("putRecord")).isEqualTo(3);
        assertThat(calls("createSession")).isZero();
    }

    @Test
    void a_session_that_was_ended_on_the_server_takes_one_login() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        HttpRequest end = HttpRequest.newBuilder(
                        URI.create(known("baseUrl") + "/xrpc/com.atproto.server.deleteSession"))
                .header("Authorization", "Bearer " + kept.get("refreshToken"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(CLIENT.send(end, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        kept = link().with(Map.of("accessEndsAt", Instant.EPOCH.toString())).secret();

        bluesky.send(link(), post("key-2", TEXT));

        assertThat(arrived()).hasSize(2);
        assertThat(calls("createSession")).isEqualTo(1);
    }

    @Test
    void an_app_password_that_the_server_does_not_know_is_refused() {
        Link wrong = new Link(
                "account-1",
                Bluesky.PLATFORM,
                "",
                Map.of("service", known("baseUrl")),
                Map.of("identifier", known("otherHandle"), "appPassword", "abcd-efgh-2345-6789"));

        assertFails(() -> bluesky.send(wrong, post("key-1", TEXT)), Refused.class, "channel.denied");
    }

    /** An access token as the server signs them itself, which ended an hour ago. */
    private static String ended(String token) throws IOException, GeneralSecurityException {
        String[] parts = token.split("\\.");
        ObjectNode claims = (ObjectNode) MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
        claims.put("iat", Instant.now().getEpochSecond() - 10_800);
        claims.put("exp", Instant.now().getEpochSecond() - 3_600);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = parts[0] + "." + base64.encodeToString(MAPPER.writeValueAsBytes(claims));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(known("jwtSecret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
