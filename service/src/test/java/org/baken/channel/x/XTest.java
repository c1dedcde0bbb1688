package org.baken.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTest extends ChannelContract {

    private final XDesk desk = new XDesk();
    private final StillClock clock = desk.clock;
    private final XStub account = desk.account;
    private final HttpStub server = desk.server;
    private final X x = desk.x;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected X channel() {
        return x;
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
                request -> request.is("POST", "/2/tweets"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void the_reset_of_the_limit_is_the_time_to_wait() {
        desk.once = Reply.json(429, Map.of("title", "Too Many Requests"))
                .with(
                        "x-rate-limit-reset",
                        String.valueOf(clock.instant().plusSeconds(600).getEpochSecond()));

        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(600)));
    }

    @Test
    void an_account_without_credit_is_refused_in_the_words_of_the_platform() {
        desk.once =
                Reply.json(402, Map.of("title", "CreditsDepleted", "detail", "Your enrolled account has no credits."));

        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.trouble().args()).contains("Your enrolled account has no credits."));
    }

    @Test
    void a_repeat_that_the_platform_refuses_is_found_instead_of_failing() throws Exception {
        account.refuseDuplicates = true;
        server.fail(request -> request.is("POST", "/2/tweets"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = x.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void a_text_that_stood_there_before_is_refused_and_not_taken_for_this_post() throws Exception {
        account.refuseDuplicates = true;
        clock.set(CREATED.minus(Duration.ofHours(1)));
        x.send(link(), post("key-0", TEXT));
        clock.set(CREATED.plusSeconds(10));

        assertFails(() -> x.send(link(), post("key-1", TEXT)), Refused.class, "channel.duplicate");
        assertThat(x.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void another_message_with_the_same_words_is_not_taken_for_the_first() throws Exception {
        account.refuseDuplicates = true;
        x.send(link(), post("key-1", TEXT));

        assertFails(() -> x.send(link(), post("key-2", TEXT)), Refused.class, "channel.duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dank & groet <iedereen>: zie https://gemeente.example/i/brand?lang=nl.",
                "Zie gemeente.example voor meer.",
                "https://gemeente.example/a en https://gemeente.example/b\n\nRegel twee 👩‍🚒",
                "Letterlijk &amp; zo"
            })
    void a_text_comes_back_from_its_short_addresses_and_escapes_as_it_was_approved(String text) throws Exception {
        Receipt receipt = x.send(link(), post("key-1", text));

        assertThat(x.look(link(), post("key-1", text), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isTrue();
                    assertThat(found.liveText()).doesNotContain("t.co");
                });
    }

    @Test
    void an_address_that_leads_elsewhere_is_noticed() throws Exception {
        Receipt receipt = x.send(link(), post("key-1", "Zie https://gemeente.example/a"));

        assertThat(x.look(link(), post("key-1", "Zie https://gemeente.example/b"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void pictures_go_along_with_their_descriptions_and_change_nothing_in_the_text() throws Exception {
        Post post =
                post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven"), picture("b.jpg", "Een kaart")));

        Receipt receipt = x.send(link(), post);

        assertThat(account.posts.get(receipt.remoteId()).media())
                .extracting(account.media::get)
                .containsExactly("De haven", "Een kaart");
        assertThat(x.look(link(), post, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void pictures_of_a_failed_attempt_are_used_again() throws Exception {
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven")));
        server.fail(request -> request.path().endsWith("/metadata"), Failure.BREAK);
        assertFails(() -> x.send(link(), post), Retryable.class, "channel.beforehand");

        x.send(link(), post);

        assertThat(account.media).hasSize(1).containsValue("De haven");
    }

    @Test
    void an_answer_stands_under_the_post_that_it_answers_and_is_found_again() throws Exception {
        Receipt first = x.send(link(), post("key-1", TEXT));
        Post answer = post("key-2", "Het gevaar is voorbij.").answering(first.remoteId());

        Receipt receipt = x.send(link(), answer);

        assertThat(account.posts.get(receipt.remoteId()).replyTo()).isEqualTo(first.remoteId());
        assertThat(x.look(link(), answer, null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void posts_of_the_account_are_listed_without_answers_to_others() throws Exception {
        Receipt first = x.send(link(), post("key-1", TEXT));
        x.send(link(), post("key-2", "Dank je").answering(first.remoteId()));
        clock.forward(Duration.ofMinutes(5));
        x.send(desk.linked(Map.of("clientId", "app-1")), post("key-3", "Win een reis via loten.be"));

        List<Seen> seen = x.recent(desk.linked(Map.of("clientId", "app-1")), CREATED);

        assertThat(seen).extracting(Seen::text).containsExactly("Win een reis via http://loten.be", TEXT);
        assertThat(seen.get(1).url()).isEqualTo("https://x.com/i/web/status/" + first.remoteId());
    }

    @Test
    void with_too_many_newer_posts_a_person_has_to_look() {
        for (int other = 0; other < 101; other++) {
            account.posts.put(
                    "9" + other, new XStub.Entry("9" + other, "Iets " + other, Instant.now(clock), null, List.of()));
        }

        assertThat(x.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void an_id_that_leads_elsewhere_is_never_used() {
        assertThatThrownBy(() -> x.remove(link(), post("key-1", TEXT), "../users/me"))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/jpeg", 800, 600, alt, null, () -> new byte[] {1, 2, 3});
    }
}
