package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures, answers and the account's own timeline. */
class MastodonPicturesTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    private final Mastodon mastodon = new Mastodon(
            new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK),
            CLOCK,
            new Attempts(CLOCK, Duration.ofSeconds(10), Duration.ofMillis(1)));
    private MastodonStub server;

    @BeforeEach
    void start() throws Exception {
        server = MastodonStub.start(CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Link link() {
        return new Link(
                "account-1",
                Mastodon.PLATFORM,
                "",
                Map.of("baseUrl", server.baseUrl()),
                Map.of("accessToken", MastodonStub.TOKEN));
    }

    private static Post post(String key, String text, String... descriptions) {
        List<Picture> pictures = java.util.stream.Stream.of(descriptions)
                .map(alt -> new Picture(alt + ".png", "image/png", 30, 20, alt, null, () -> PictureFiles.png(30, 20)))
                .toList();
        return Post.of(key, CREATED, "nl", "", text).withPictures(pictures);
    }

    private void assertAsApproved(Post post, String remoteId, boolean expected) {
        assertThat(mastodon.look(link(), post, remoteId))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isEqualTo(expected));
    }

    @Test
    void pictures_go_along_in_their_order_with_their_descriptions() throws Exception {
        Post post = post("key-1", "Blijf binnen.", "Een kaart van de één", "Een rookpluim");

        Receipt receipt = mastodon.send(link(), post);

        assertThat(server.descriptions(server.statuses().get(0)))
                .containsExactly("Een kaart van de één", "Een rookpluim");
        assertAsApproved(post, receipt.remoteId(), true);
        assertAsApproved(
                post("key-1", "Blijf binnen.", "Een kaart van de één", "Iets anders"), receipt.remoteId(), false);
        assertAsApproved(post("key-1", "Blijf binnen."), receipt.remoteId(), false);
    }

    @Test
    void a_server_that_is_still_at_work_on_a_picture_is_waited_for() throws Exception {
        server.slowPictures(3);

        mastodon.send(link(), post("key-1", "Blijf binnen.", "Een kaart"));

        assertThat(server.statuses()).hasSize(1);
        assertThat(server.requests().stream().filter(each -> each.startsWith("GET /api/v1/media/")))
                .hasSize(4);
    }

    @Test
    void what_an_attempt_uploaded_is_used_by_the_next_one() throws Exception {
        Post post = post("key-1", "Blijf binnen.", "Een kaart", "Een rookpluim");
        server.fail(Failure.UNAVAILABLE);
        assertThatThrownBy(() -> mastodon.send(link(), post)).isInstanceOf(Retryable.class);

        mastodon.send(link(), post);

        assertThat(server.pictures()).isEqualTo(2);
        assertThat(server.statuses()).hasSize(1);
    }

    @Test
    void a_lost_answer_with_pictures_is_found_by_looking() {
        Post post = post("key-1", "Blijf binnen.", "Een kaart");
        server.forgetKeys();
        server.fail(Failure.DROP_AFTER_KEEPING);
        assertThatThrownBy(() -> mastodon.send(link(), post)).isInstanceOf(Unclear.class);

        assertAsApproved(post, null, true);
    }

    @Test
    void a_changed_text_gets_its_own_pictures_or_none() throws Exception {
        String id = mastodon.send(link(), post("key-1", "Blijf binnen.", "Een kaart"))
                .remoteId();

        mastodon.edit(link(), post("key-2", "Nieuwe zone.", "Een andere kaart"), id);
        assertThat(server.descriptions(server.statuses().get(0))).containsExactly("Een andere kaart");

        mastodon.edit(link(), post("key-3", "Het gevaar is voorbij."), id);
        assertThat(server.statuses().get(0).media()).isEmpty();
        assertThat(server.statuses()).hasSize(1);
    }

    @Test
    void the_server_says_how_large_pictures_and_descriptions_may_be() {
        PictureRules rules = mastodon.pictures(link());

        assertThat(rules).isEqualTo(new PictureRules(4, 100_000, 1200, false, false));
        Post large = Post.of("key-1", CREATED, "nl", "", "Blijf binnen.")
                .withPictures(List.of(
                        new Picture("1.png", "image/png", 900, 900, "Een kaart", null, () -> new byte[100_001])));
        assertThatThrownBy(() -> mastodon.send(link(), large))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.picture.large"));
    }

    @Test
    void an_answer_stands_under_its_post_and_one_to_a_post_that_is_gone_is_refused() throws Exception {
        Receipt first = mastodon.send(link(), post("key-1", "Blijf binnen."));

        mastodon.send(link(), post("key-2", "Het gevaar is voorbij.").answering(first.remoteId()));

        assertThat(server.statuses().get(1).inReplyTo()).isEqualTo(first.remoteId());
        mastodon.remove(link(), post("key-1", "Blijf binnen."), first.remoteId());
        assertThatThrownBy(() -> mastodon.send(link(), post("key-3", "Nog iets").answering(first.remoteId())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.replyGone"));
    }

    @Test
    void two_posts_with_one_text_are_told_apart_by_what_this_process_sent() throws Exception {
        server.forgetKeys();
        mastodon.send(link(), post("key-1", "Blijf binnen."));

        assertThat(mastodon.look(link(), post("key-2", "Blijf binnen."), null)).isInstanceOf(Look.Absent.class);
        assertThat(mastodon.look(link(), post("key-1", "Blijf binnen."), null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void what_was_posted_lately_is_listed_newest_first() throws ChannelException {
        server.add("Oud nieuws", CREATED.minusSeconds(3600));
        Receipt ours = mastodon.send(link(), post("key-1", "Blijf binnen."));
        server.add("Alles is veilig", CREATED.plusSeconds(11));

        List<Seen> seen = mastodon.recent(link(), CREATED);

        assertThat(seen).extracting(Seen::text).containsExactly("Alles is veilig", "Blijf binnen.");
        assertThat(seen.get(1).remoteId()).isEqualTo(ours.remoteId());
        assertThat(seen.get(1).url()).isEqualTo(ours.url());
    }
}
