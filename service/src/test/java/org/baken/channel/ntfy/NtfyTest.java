package org.baken.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NtfyTest extends ChannelContract {

    private final NtfyStub topic = new NtfyStub();
    private final Ntfy ntfy = at(CREATED.plusSeconds(10));
    private HttpStub server;

    private static Ntfy at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Ntfy(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(topic);
        topic.now = CREATED.getEpochSecond() + 5;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Ntfy channel() {
        return ntfy;
    }

    @Override
    protected Link link() {
        return link(Map.of("baseUrl", server.baseUrl(), "topic", "gemeente"));
    }

    private static Link link(Map<String, Object> settings) {
        return new Link("account-1", Ntfy.PLATFORM, "", settings, Map.of("token", NtfyStub.TOKEN));
    }

    /** What a phone shows. */
    @Override
    protected List<Arrival> arrived() {
        Map<String, Arrival> shown = new LinkedHashMap<>();
        for (Map<String, Object> event : topic.events) {
            String id = event.getOrDefault("sequence_id", event.get("id")).toString();
            if (event.get("event").equals("message")) {
                shown.put(id, new Arrival(id, event.get("message").toString()));
            } else {
                shown.remove(id);
            }
        }
        return List.copyOf(shown.values());
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.method().equals("POST"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void a_notification_has_the_title_and_leads_to_the_official_page() throws Exception {
        ntfy.send(link(), post("key-1", TEXT));

        assertThat(topic.events.get(0))
                .containsEntry("title", "Brand in de haven")
                .containsEntry("click", "https://gemeente.example/i/brand-haven#1")
                .containsEntry("priority", "4");
    }

    @Test
    void a_title_that_begins_the_text_is_said_once() throws Exception {
        Post whole = post("key-1", "Brand in de haven\n\nBlijf binnen.\nSluit de ramen.");

        Receipt receipt = ntfy.send(link(), whole);

        assertThat(topic.events.get(0))
                .containsEntry("title", "Brand in de haven")
                .containsEntry("message", "Blijf binnen.\nSluit de ramen.");
        assertThat(ntfy.look(link(), whole, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
        topic.events.get(0).put("title", "Feest in de haven");
        assertThat(ntfy.look(link(), whole, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void an_account_says_how_loud_it_is_and_an_exercise_is_never_louder_than_usual() throws Exception {
        Link urgent = link(Map.of("baseUrl", server.baseUrl(), "topic", "gemeente", "priority", "URGENT"));

        ntfy.send(urgent, post("key-1", TEXT));
        ntfy.send(urgent, post("key-2", TEXT).asExercise());

        assertThat(topic.events).extracting(event -> event.get("priority")).containsExactly("5", "3");
    }

    @Test
    void a_notification_that_was_taken_away_is_absent() throws Exception {
        Receipt receipt = ntfy.send(link(), post("key-1", TEXT));
        ntfy.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertThat(ntfy.look(link(), post("key-1", TEXT), receipt.remoteId())).isInstanceOf(Look.Absent.class);
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_notification_that_somebody_else_replaced_is_not_as_approved() throws Exception {
        Receipt receipt = ntfy.send(link(), post("key-1", TEXT));
        ntfy.edit(link(), post("key-9", "Kom allemaal kijken"), receipt.remoteId());

        assertThat(ntfy.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).isEqualTo("Kom allemaal kijken");
                });
    }

    @Test
    void on_a_server_without_sequences_a_lost_answer_is_found_by_its_text() throws Exception {
        topic.sequences = false;
        server.fail(request -> request.method().equals("POST"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> ntfy.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(ntfy.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.receipt().remoteId()).isEqualTo("id1"));
    }

    @Test
    void on_a_server_without_sequences_nothing_can_be_changed_or_taken_away() throws Exception {
        topic.sequences = false;
        Receipt receipt = ntfy.send(link(), post("key-1", TEXT));

        assertFails(
                () -> ntfy.edit(link(), post("key-2", "Anders"), receipt.remoteId()),
                Refused.class,
                "channel.ntfy.old");
        assertFails(
                () -> ntfy.remove(link(), post("key-1", TEXT), receipt.remoteId()), Refused.class, "channel.ntfy.old");
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_server_that_remembers_nothing_cannot_tell_and_one_that_remembers_others_can() throws Exception {
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
        ntfy.send(link(), post("key-2", "Iets anders"));
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
        topic.remembers = false;
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void what_is_older_than_the_memory_of_a_server_is_not_called_absent() throws Exception {
        ntfy.send(link(), post("key-2", "Iets anders"));

        assertThat(at(CREATED.plus(Duration.ofHours(12))).look(link(), post("key-1", TEXT), "baken-0"))
                .isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void the_newest_notifications_are_listed_once_each_without_those_that_are_gone() throws Exception {
        Receipt first = ntfy.send(link(), post("key-1", TEXT));
        Receipt second = ntfy.send(link(), post("key-2", "Iets anders"));
        Receipt third = ntfy.send(link(), post("key-3", "Nog iets"));
        ntfy.edit(link(), post("key-4", "Gewijzigd"), first.remoteId());
        ntfy.remove(link(), post("key-3", "Nog iets"), third.remoteId());

        assertThat(ntfy.recent(link(), CREATED))
                .extracting(Lists.Seen::remoteId)
                .containsExactly(second.remoteId(), first.remoteId());
        assertThat(ntfy.recent(link(), CREATED.plusSeconds(6))).isEmpty();
    }

    @Test
    void a_token_that_may_only_publish_is_good() throws Exception {
        topic.mayRead = false;

        assertThat(ntfy.check(link()).state()).isEqualTo(Health.State.OK);
        Link wrong = link().with(Map.of("token", "tk_wrong"));
        assertThat(ntfy.check(wrong).state()).isEqualTo(Health.State.FAILING);
        assertThat(ntfy.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void a_topic_that_cannot_be_is_named() {
        Link odd = link(Map.of("baseUrl", server.baseUrl(), "topic", "de gemeente/x"));

        assertThat(ntfy.problems(odd)).extracting(problem -> problem.field()).containsExactly("settings.topic");
        assertFails(() -> ntfy.send(odd, post("key-1", TEXT)), Refused.class, "channel.ntfy.topic");
    }
}
