package org.baken.channel.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.baken.channel.AttemptsFor;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest extends ChannelContract {

    private final ThreadsDesk desk = new ThreadsDesk();
    private final StillClock clock = desk.clock;
    private final MetaMediaStub account = desk.account;
    private final HttpStub server = desk.server;
    private Threads threads = desk.threads;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected Threads channel() {
        return threads;
    }

    @Override
    protected Link link() {
        return desk.link();
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

        assertThat(desk.threads(AttemptsFor.tests(clock)).look(link(), post("key-1", TEXT), null))
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
        threads = desk.threads(AttemptsFor.hurried(clock));
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
        assertThat(desk.threads(AttemptsFor.tests(clock)).look(link(), answer, null))
                .isInstanceOf(Look.Found.class);
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
