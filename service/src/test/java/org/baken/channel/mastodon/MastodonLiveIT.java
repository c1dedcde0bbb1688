package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Markup;
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
 * The connector against snac, a real server that speaks Mastodon's interface, behind a proxy that loses answers. It knows no
 * Idempotency-Key. {@code service/src/test/live/mastodon.sh} starts one.
 */
@Tag("live")
class MastodonLiveIT extends ChannelContract {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Predicate<Request> WRITING = request -> request.is("POST", "/api/v1/statuses");

    private static LiveServer server;
    private static HttpStub proxy;
    private static Map<String, String> secret;

    private final Mastodon mastodon = mastodon();

    private static Mastodon mastodon() {
        return new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    }

    /** Links the account as a person does: with a yes on the server. */
    @BeforeAll
    static void reach() throws Exception {
        server = LiveServer.named("mastodon");
        proxy = server.lossy();
        Grant grant = SnacLogin.of(server, "name", "password").grant(mastodon(), proxy.baseUrl());
        assertThat(grant.handle()).isEqualTo("@" + server.get("name") + "@127.0.0.1");
        secret = grant.secret();
    }

    @AfterAll
    static void leave() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @BeforeEach
    void clean() throws Exception {
        for (Seen seen : mastodon.recent(link(), Instant.EPOCH)) {
            mastodon.remove(link(), post("", ""), seen.remoteId());
        }
    }

    @Override
    protected Mastodon channel() {
        return mastodon;
    }

    @Override
    protected Link link() {
        return new Link("account-1", Mastodon.PLATFORM, "", Map.of("baseUrl", proxy.baseUrl()), secret);
    }

    /** Made now: the server gives statuses its own time. */
    @Override
    protected Post post(String key, String text) {
        return Post.of(key, CLOCK.instant(), "nl", "Brand in de haven", text);
    }

    @Override
    protected List<Arrival> arrived() throws Exception {
        List<Seen> seen = new ArrayList<>(mastodon.recent(link(), Instant.EPOCH));
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

    private JsonNode status(String id) {
        return server.ask("GET", "/api/v1/statuses/" + id, "Bearer " + secret.get("accessToken"), null)
                .json();
    }

    /** Its interface says "en" of every status; what goes out to other servers has the language. */
    private static JsonNode asOthersReadIt(Receipt receipt) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receipt.url()))
                .header("Accept", "application/activity+json")
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private void assertAsApproved(Post post, String remoteId) {
        assertThat(mastodon.look(link(), post, remoteId))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/png", 60, 40, alt, null, () -> PictureFiles.png(60, 40));
    }

    /** This server says it takes 100,000 letters, and is busy for a long time with a single word of them. */
    @Override
    @Test
    protected void a_text_of_exactly_the_limit_arrives_whole() throws Exception {
        String text = "Lange tekst ".repeat(400).strip();

        Receipt receipt = mastodon.send(link(), post("key-1", text));

        assertAsApproved(post("key-1", text), receipt.remoteId());
    }

    @Test
    void text_link_hashtag_and_language_are_there_as_approved() throws Exception {
        Post post = post(
                "key-1",
                "🔥 Brand in België & omgeving: één adres.\n\nhttps://gemeente.example/i/brand?lang=nl#nu #BrandHaven");

        Receipt receipt = mastodon.send(link(), post);

        JsonNode status = status(receipt.remoteId());
        assertThat(Markup.unescape(status.path("content").asText()))
                .contains("href=\"https://gemeente.example/i/brand?lang=nl#nu\"")
                .contains("#BrandHaven</a>");
        assertThat(asOthersReadIt(receipt).path("contentMap").has("nl")).isTrue();
        assertThat(status.path("visibility").asText()).isEqualTo("public");
        assertAsApproved(post, receipt.remoteId());
    }

    @Test
    void pictures_are_there_with_their_descriptions() throws Exception {
        Post post = post("key-1", "Blijf binnen.")
                .withPictures(List.of(picture("1.png", "Een kaart van de één"), picture("2.png", "Een rookpluim")));

        Receipt receipt = mastodon.send(link(), post);

        assertThat(status(receipt.remoteId()).path("media_attachments"))
                .extracting(media -> media.path("description").asText())
                .containsExactly("Een kaart van de één", "Een rookpluim");
        assertAsApproved(post, receipt.remoteId());
    }

    @Test
    void an_answer_stands_under_its_post() throws Exception {
        Receipt first = mastodon.send(link(), post("key-1", "Blijf binnen."));

        Receipt second =
                mastodon.send(link(), post("key-2", "Het gevaar is voorbij.").answering(first.remoteId()));

        assertThat(status(second.remoteId()).path("in_reply_to_id").asText()).isEqualTo(first.remoteId());
        assertThat(arrived()).hasSize(2);
    }

    @Test
    void a_changed_text_is_there_in_the_place_of_the_old_one() throws Exception {
        String id = mastodon.send(link(), post("key-1", "Blijf binnen.")).remoteId();
        Post changed = post("key-2", "Het gevaar is voorbij. https://gemeente.example/i/brand");

        Receipt receipt = mastodon.edit(link(), changed, id);

        assertThat(receipt.remoteId()).isEqualTo(id);
        assertAsApproved(changed, id);
        assertThat(arrived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK_AFTER", "DROP_AFTER", "NONSENSE_AFTER"})
    void a_lost_answer_is_unclear_and_looking_finds_the_post(Failure failure) {
        proxy.fail(WRITING, failure);
        Post post = post("key-1", "Blijf binnen.").withPictures(List.of(picture("1.png", "Een kaart")));

        assertThatThrownBy(() -> mastodon.send(link(), post)).isInstanceOf(Unclear.class);

        assertAsApproved(post, null);
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
    }

    /** Looks after an unclear attempt, and sends again only what is not there. */
    private void sendAsTheWorkerDoes(Post post) throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                mastodon.send(link(), post);
                return;
            } catch (Unclear lost) {
                if (mastodon.look(link(), post, null) instanceof Look.Found) {
                    return;
                }
            } catch (Retryable busy) {
                continue;
            }
        }
        throw new AssertionError("Not sent: " + post.key());
    }
}
