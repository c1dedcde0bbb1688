package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlueskyTest extends ChannelContract {

    private static final Predicate<Request> WRITING = request -> request.path().endsWith("putRecord");

    private PdsDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new PdsDesk();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected Bluesky channel() {
        return desk.bluesky;
    }

    @Override
    protected Link link() {
        return desk.link();
    }

    private static Link link(String service, String password) {
        return new Link(
                "account-1",
                Bluesky.PLATFORM,
                "",
                Map.of("service", service),
                Map.of("identifier", PdsStub.HANDLE, "appPassword", password));
    }

    @Override
    protected List<Arrival> arrived() {
        return desk.pds.records().stream()
                .map(record -> new Arrival(
                        String.valueOf(System.identityHashCode(record)),
                        record.path("text").asText()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        desk.server.fail(
                WRITING,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK_AFTER", "DROP_AFTER", "NONSENSE_AFTER"})
    void an_attempt_that_may_have_arrived_is_unclear_found_by_looking_and_harmless_to_repeat(Failure failure)
            throws Exception {
        desk.server.fail(WRITING, failure);

        assertThatThrownBy(() -> desk.bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Look look = desk.bluesky.look(link(), post("key-1", TEXT), null);
        assertThat(look).isInstanceOf(Look.Found.class);
        assertThat(desk.bluesky.send(link(), post("key-1", TEXT)).remoteId())
                .isEqualTo(((Look.Found) look).receipt().remoteId());
        assertThat(desk.pds.records()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK", "DROP"})
    void an_attempt_that_did_not_arrive_is_unclear_too_and_looking_says_so(Failure failure) {
        desk.server.fail(WRITING, failure);

        assertThatThrownBy(() -> desk.bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(desk.bluesky.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_server_that_breaks_on_a_known_key_leaves_it_unclear_and_looking_finds_the_record() throws Exception {
        desk.pds.failOnKnownKeys();
        desk.bluesky.send(link(), post("key-1", TEXT));

        assertThatThrownBy(() -> desk.bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(desk.bluesky.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_record_of_an_earlier_attempt_with_other_marks_is_this_post() throws Exception {
        desk.server.fail(request -> request.path().endsWith("resolveHandle"), Failure.BREAK);
        Receipt first = desk.bluesky.send(link(), post("key-1", "Dank @brandweer.example"));

        Receipt second = desk.bluesky.send(link(), post("key-1", "Dank @brandweer.example"));

        assertThat(second.remoteId()).isEqualTo(first.remoteId());
        assertThat(desk.record().has("facets")).isFalse();
    }

    @Test
    void what_somebody_else_put_in_the_place_of_a_post_is_never_written_over() {
        desk.pds.put(RecordKey.of(post("key-1", TEXT)), PdsStub.record("Iets anders", CREATED.toString()));

        assertFails(() -> desk.bluesky.send(link(), post("key-1", TEXT)), Refused.class, "channel.bluesky.taken");
        assertThat(arrived()).extracting(Arrival::text).containsExactly("Iets anders");
    }

    @Test
    void a_record_whose_text_link_or_language_was_changed_is_not_as_approved() throws Exception {
        String id = desk.bluesky.send(link(), post("key-1", TEXT)).remoteId();
        String key = id.replaceFirst(".*/", "");
        ObjectNode good = desk.record().deepCopy();

        ObjectNode text = good.deepCopy().put("text", TEXT + " Of niet.");
        ObjectNode langs = good.deepCopy();
        langs.putArray("langs").add("fr");
        ObjectNode target = good.deepCopy();
        ((ObjectNode) target.at("/facets/0/features/0")).put("uri", "https://elders.example/");
        for (ObjectNode changed : List.of(text, langs, target)) {
            desk.pds.put(key, changed);
            assertThat(desk.bluesky.look(link(), post("key-1", TEXT), id))
                    .isInstanceOfSatisfying(
                            Look.Found.class,
                            found -> assertThat(found.asApproved()).isFalse());
        }
        desk.pds.put(key, good);
        assertThat(desk.bluesky.look(link(), post("key-1", TEXT), id))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_post_on_another_account_is_not_said_to_be_removed() {
        assertFails(
                () -> desk.bluesky.remove(
                        link(), post("key-1", TEXT), "at://" + PdsStub.OTHER_DID + "/app.bsky.feed.post/3kabc"),
                Refused.class,
                "channel.bluesky.elsewhere");
        assertFails(
                () -> desk.bluesky.remove(link(), post("key-1", TEXT), "../../other"),
                Refused.class,
                "channel.bluesky.elsewhere");
    }

    @Test
    void what_was_posted_lately_is_listed_newest_first_without_answers_to_others() throws Exception {
        Post old = Post.of("key-0", CREATED.minus(Duration.ofDays(1)), "nl", "", "Oud nieuws");
        desk.bluesky.send(link(), old);
        Receipt first = desk.bluesky.send(link(), post("key-1", TEXT));
        ObjectNode answer = PdsStub.record("Dag jij", CREATED.toString());
        answer.putObject("reply")
                .putObject("parent")
                .put("uri", "at://" + PdsStub.OTHER_DID + "/app.bsky.feed.post/3k");
        desk.pds.put("4zzzzzzzzzzzz", answer);
        Post foreign = Post.of("key-9", CREATED.plusSeconds(5), "nl", "", "Alles is veilig");
        desk.pds.put(RecordKey.of(foreign), PdsStub.record("Alles is veilig", "2020-01-01T00:00:00Z"));

        List<Seen> seen = desk.bluesky.recent(link(), CREATED.minusSeconds(60));

        assertThat(seen).extracting(Seen::text).containsExactly("Alles is veilig", TEXT);
        assertThat(seen.get(1).remoteId()).isEqualTo(first.remoteId());
        assertThat(seen.get(1).url()).isEqualTo(first.url());
    }

    @Test
    void the_accounts_own_password_is_not_taken() {
        assertThat(desk.bluesky.problems(link(desk.server.baseUrl(), "hunter2hunter2")))
                .extracting(SettingProblem::field)
                .containsExactly("secret.appPassword");
    }

    @Test
    void a_service_inside_the_private_ranges_is_named_and_none_at_all_is_bluesky() {
        assertThat(desk.bluesky.problems(link("http://192.168.1.20", PdsStub.APP_PASSWORD)))
                .extracting(problem -> problem.trouble().key())
                .containsExactly("channel.address.forbidden");
        assertThat(Pds.service(new Link("account-1", Bluesky.PLATFORM, "", Map.of(), Map.of())))
                .isEqualTo("https://bsky.social");
    }

    @Test
    void what_a_session_left_in_the_secret_is_no_problem_of_the_form() throws Exception {
        desk.bluesky.send(link(), post("key-1", TEXT));

        assertThat(link().secret()).containsKey("refreshToken");
        assertThat(desk.bluesky.problems(link())).isEmpty();
    }

    @Test
    void a_check_names_the_account() {
        assertThat(desk.bluesky.check(link()).details()).containsEntry("account", "@gemeente.example");
    }

    @Test
    void a_server_that_is_away_says_nothing_about_the_account() {
        Link away = link();
        desk.server.close();

        assertFails(() -> desk.bluesky.send(away, post("key-1", TEXT)), Retryable.class, "channel.unreachable");
        assertThat(desk.bluesky.check(away).state()).isEqualTo(Health.State.UNKNOWN);
        assertThat(desk.bluesky.look(away, post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }
}
