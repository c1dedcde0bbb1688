package org.baken.channel.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.AttemptsFor;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest extends ChannelContract {

    private static final String SECRET = "app-secret-1234";
    private static final String TOKEN = "long-token-1234";
    private static final URI BACK = URI.create("https://gemeente.example/console/linked");
    private static final MetaMediaStub.Words WORDS = new MetaMediaStub.Words(
            "/me", "threads", "threads_publish", "threads", "threads_publishing_limit", "text", "status");

    private final StillClock clock = new StillClock(CREATED.plusSeconds(10));
    private final MetaMediaStub account = new MetaMediaStub(WORDS, clock, TOKEN);
    private HttpStub server;
    private Threads threads;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(this::on);
        threads = threads(AttemptsFor.tests(clock));
    }

    private Threads threads(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new Threads(outbound, clock, server.baseUrl(), "https://threads.net/oauth/authorize", attempts);
    }

    private Reply on(Request request) {
        Map<String, String> asked = request.query();
        switch (request.path()) {
            case "/oauth/access_token" -> {
                boolean right = SECRET.equals(request.form().get("client_secret"))
                        && "code-1".equals(request.form().get("code"));
                return right
                        ? Reply.json(200, Map.of("access_token", "short", "user_id", 17))
                        : Reply.json(
                                400, Map.of("error_type", "OAuthException", "code", 400, "error_message", "Invalid"));
            }
            case "/access_token" -> {
                return "short".equals(asked.get("access_token")) && "th_exchange_token".equals(asked.get("grant_type"))
                        ? Reply.json(200, Map.of("access_token", TOKEN, "token_type", "bearer", "expires_in", 5183944))
                        : MetaMediaStub.error(400, 190, 0, "Invalid token");
            }
            case "/refresh_access_token" -> {
                if (!account.goodToken.equals(asked.get("access_token"))) {
                    return MetaMediaStub.error(400, 190, 463, "Session has expired");
                }
                account.goodToken = "longer-token-1234";
                return Reply.json(200, Map.of("access_token", account.goodToken, "expires_in", 5183944));
            }
            default -> {
                return account.on(request);
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Threads channel() {
        return threads;
    }

    @Override
    protected Link link() {
        return link(Duration.ofDays(50));
    }

    private Link link(Duration left) {
        return new Link(
                "account-1",
                Threads.PLATFORM,
                "@gemeente",
                Map.of("clientId", "app-1"),
                Map.of(
                        "clientSecret",
                        SECRET,
                        "accessToken",
                        TOKEN,
                        "accessEndsAt",
                        clock.instant().plus(left).toString()));
    }

    @Override
    protected List<Arrival> arrived() {
        return account.posts.values().stream()
                .map(entry -> new Arrival(entry.id(), entry.text()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.path().endsWith("/threads_publish"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void a_lost_answer_to_the_container_loses_nothing_and_publishes_nothing() throws Exception {
        server.fail(request -> request.is("POST", "/v1.0/me/threads"), Failure.DROP_AFTER);
        assertFails(() -> threads.send(link(), post("key-1", TEXT)), Retryable.class, "channel.beforehand");

        threads.send(link(), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_container_that_was_published_without_an_answer_is_not_published_again() throws Exception {
        server.fail(request -> request.path().endsWith("/threads_publish"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> threads.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = threads.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void a_post_that_is_published_but_not_listed_yet_is_never_called_absent() {
        account.late = true;
        server.fail(request -> request.path().endsWith("/threads_publish"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> threads.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(threads.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.CannotTell.class,
                        untold -> assertThat(untold.why().key()).isEqualTo("channel.notListed"));
    }

    @Test
    void a_publication_that_did_not_arrive_is_absent_and_the_same_container_is_used() throws Exception {
        server.fail(request -> request.path().endsWith("/threads_publish"), Failure.DROP);
        assertThatThrownBy(() -> threads.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(threads.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
        threads.send(link(), post("key-1", TEXT));
        assertThat(arrived()).hasSize(1);
        assertThat(account.containers).hasSize(1);
    }

    @Test
    void after_a_restart_the_list_of_posts_tells() {
        server.fail(request -> request.path().endsWith("/threads_publish"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> threads.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(threads(AttemptsFor.tests(clock)).look(link(), post("key-1", TEXT), null))
                .isInstanceOf(Look.Found.class);
    }

    @Test
    void pictures_are_fetched_by_the_platform_with_their_descriptions() throws Exception {
        account.work = 1;
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg"), picture("b.jpg")));

        Receipt receipt = threads.send(link(), post);

        Map<String, String> form = account.posts.get(receipt.remoteId()).container().form;
        assertThat(form).containsEntry("media_type", "CAROUSEL");
        assertThat(form.get("children").split(","))
                .extracting(child -> account.containers.get(child).form.get("alt_text"))
                .containsExactly("Wat a.jpg toont", "Wat b.jpg toont");
        assertThat(receipt.url()).startsWith("https://platform.example/p/");
    }

    @Test
    void a_picture_that_is_nowhere_is_refused() {
        Picture nowhere = new Picture("a.jpg", "image/jpeg", 8, 6, "De haven", null, () -> new byte[1]);

        assertFails(
                () -> threads.send(link(), post("key-1", TEXT).withPictures(List.of(nowhere))),
                Refused.class,
                "channel.picture.address");
    }

    @Test
    void a_picture_that_the_platform_cannot_use_is_told_in_its_words() {
        account.end = "ERROR";

        assertThatThrownBy(() -> threads.send(link(), post("key-1", TEXT).withPictures(List.of(picture("a.jpg")))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().args()).contains("Said by the platform"));
    }

    @Test
    void a_picture_that_is_not_ready_in_time_is_used_by_the_next_attempt() throws Exception {
        account.work = 3;
        threads = threads(AttemptsFor.hurried(clock));
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg")));
        assertFails(() -> threads.send(link(), post), Retryable.class, "channel.beforehand");
        account.containers.values().forEach(container -> container.state = "FINISHED");

        threads.send(link(), post);

        assertThat(arrived()).hasSize(1);
        assertThat(account.containers).hasSize(1);
    }

    @Test
    void a_used_up_quota_is_waited_for_and_an_answer_has_its_own() throws Exception {
        Receipt first = threads.send(link(), post("key-1", TEXT));
        account.used = 50;

        assertFails(() -> threads.send(link(), post("key-2", "Iets")), Retryable.class, "channel.quota");
        threads.send(link(), post("key-3", "Iets").answering(first.remoteId()));

        assertThat(arrived()).hasSize(2);
    }

    @Test
    void a_quota_that_is_not_told_stops_nothing() throws Exception {
        server.fail(request -> request.path().endsWith("publishing_limit"), Failure.BREAK);

        threads.send(link(), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void an_answer_stands_under_the_post_that_it_answers_and_is_found_again() throws Exception {
        Receipt first = threads.send(link(), post("key-1", TEXT));
        Post answer = post("key-2", "Het gevaar is voorbij.").answering(first.remoteId());

        Receipt receipt = threads.send(link(), answer);

        assertThat(account.posts.get(receipt.remoteId()).container().form)
                .containsEntry("reply_to_id", first.remoteId());
        assertThat(threads(AttemptsFor.tests(clock)).look(link(), answer, null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void emoji_count_as_their_bytes_before_anything_is_sent() {
        assertFails(() -> threads.send(link(), post("key-1", "🔥".repeat(126))), Refused.class, "channel.tooLong");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void posts_are_listed_without_those_of_others_that_were_passed_on() throws Exception {
        threads.send(link(), post("key-1", TEXT));
        account.posts.put("9", new MetaMediaStub.Entry("9", "Van een ander", clock.instant(), null));

        assertThat(threads.recent(link(), CREATED)).extracting(Seen::text).containsExactly(TEXT);
    }

    @Test
    void the_token_is_renewed_in_the_second_half_of_its_life_and_the_check_tells_its_end() {
        assertThat(threads.check(link(Duration.ofDays(50))).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(50)));

        Health renewed = threads.check(link(Duration.ofDays(20)));

        assertThat(renewed.state()).isEqualTo(Health.State.OK);
        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plusSeconds(5183944));
    }

    @Test
    void a_token_that_cannot_be_renewed_is_used_until_its_end() throws Exception {
        server.fail(request -> request.path().equals("/refresh_access_token"), Failure.REFUSE, Failure.REFUSE);

        threads.send(link(Duration.ofDays(2)), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
        assertThatThrownBy(() -> threads.send(link(Duration.ZERO), post("key-2", TEXT)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_token_that_ended_asks_for_linking_again() {
        account.goodToken = "another";

        assertFails(() -> threads.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(threads.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_person_says_yes_and_the_short_token_becomes_a_long_one() throws Exception {
        Link unlinked = new Link(
                "account-1", Threads.PLATFORM, "", Map.of("clientId", "app-1"), Map.of("clientSecret", SECRET));

        assertThat(threads.begin(unlinked, BACK, "state-1").address().toString())
                .startsWith("https://threads.net/oauth/authorize?client_id=app-1&")
                .contains("threads_content_publish", "state=state-1");
        Grant grant = threads.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(grant.handle()).isEqualTo("@gemeente");
        assertThat(grant.secret()).containsEntry("accessToken", TOKEN);
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plusSeconds(5183944));
        assertThatThrownBy(() -> threads.finish(unlinked, Map.of(), BACK, "code-0"))
                .isInstanceOf(Refused.class);
    }

    private static Picture picture(String name) {
        return new Picture(
                name,
                "image/jpeg",
                800,
                600,
                "Wat " + name + " toont",
                "https://gemeente.example/media/" + name,
                () -> new byte[1]);
    }
}
