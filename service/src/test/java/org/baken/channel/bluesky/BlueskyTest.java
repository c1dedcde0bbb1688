package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.channel.TextCount;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.PictureFiles;
import org.baken.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlueskyTest extends ChannelContract {

    private static final Predicate<Request> WRITING = request -> request.path().endsWith("putRecord");

    private final SettableClock clock = new SettableClock();
    private final PdsStub pds = new PdsStub(clock);
    private final AtomicReference<Map<String, String>> kept =
            new AtomicReference<>(Map.of("identifier", PdsStub.HANDLE, "appPassword", PdsStub.APP_PASSWORD));
    private HttpStub server;
    private Bluesky bluesky;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(pds);
        bluesky = new Bluesky(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Bluesky channel() {
        return bluesky;
    }

    /** Every call reads the account anew, as the worker does, and what is renewed is kept. */
    @Override
    protected Link link() {
        Keyring keyring = (stale, renewal) -> {
            Link fresh = stale.with(renewal.renew(stale).secret());
            kept.set(fresh.secret());
            return fresh;
        };
        return new Link("account-1", Bluesky.PLATFORM, "", Map.of("service", server.baseUrl()), kept.get(), keyring);
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
        return pds.records().stream()
                .map(record -> new Arrival(
                        String.valueOf(System.identityHashCode(record)),
                        record.path("text").asText()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                WRITING,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private JsonNode record() {
        return pds.records().get(0);
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/png", 30, 20, alt, null, () -> PictureFiles.png(30, 20));
    }

    @Test
    void a_record_has_its_language_its_time_and_marks_for_its_link() throws Exception {
        Receipt receipt = bluesky.send(link(), post("key-1", TEXT));

        assertThat(record().path("langs").toString()).isEqualTo("[\"nl\"]");
        assertThat(record().path("createdAt").asText()).isEqualTo("2026-11-21T09:30:00.000Z");
        assertThat(record().at("/facets/0/features/0/uri").asText())
                .isEqualTo("https://gemeente.example/i/brand-haven");
        assertThat(record().at("/facets/0/index/byteStart").asInt()).isEqualTo(TEXT.indexOf("https") + 2);
        assertThat(receipt.remoteId()).startsWith("at://" + PdsStub.DID + "/app.bsky.feed.post/");
        assertThat(receipt.url())
                .isEqualTo("https://bsky.app/profile/gemeente.example/post/"
                        + receipt.remoteId().replaceFirst(".*/", ""));
    }

    @Test
    void a_mention_leads_to_the_account_behind_the_handle_and_an_unknown_one_stays_text() throws Exception {
        bluesky.send(link(), post("key-1", "Dank @Brandweer.example en @niemand.example #brand"));

        assertThat(record().path("facets")).hasSize(2);
        assertThat(record().at("/facets/0/features/0/did").asText()).isEqualTo(PdsStub.OTHER_DID);
        assertThat(record().at("/facets/1/features/0/tag").asText()).isEqualTo("brand");
    }

    @Test
    void nobody_waits_for_a_handle_that_cannot_be_looked_up_now() throws Exception {
        server.fail(request -> request.path().endsWith("resolveHandle"), Failure.BREAK);

        Receipt receipt = bluesky.send(link(), post("key-1", "Dank @brandweer.example"));

        assertThat(record().has("facets")).isFalse();
        assertThat(bluesky.look(link(), post("key-1", "Dank @brandweer.example"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void ten_posts_take_one_login() throws Exception {
        for (int post = 0; post < 10; post++) {
            bluesky.send(link(), post("key-" + post, TEXT));
        }

        assertThat(pds.logins()).isEqualTo(1);
        assertThat(pds.refreshes()).isZero();
    }

    @Test
    void a_session_that_is_known_to_have_ended_is_refreshed_before_anything_is_asked() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        clock.forward(Duration.ofHours(2));

        bluesky.send(link(), post("key-2", TEXT));

        assertThat(pds.logins()).isEqualTo(1);
        assertThat(pds.refreshes()).isEqualTo(1);
        assertThat(server.requests().get(server.requests().size() - 2).path()).endsWith("refreshSession");
    }

    @Test
    void a_session_that_ends_before_its_time_is_refreshed_within_the_same_call() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        pds.endAccess();

        bluesky.send(link(), post("key-2", TEXT));

        assertThat(pds.records()).hasSize(2);
        assertThat(pds.logins()).isEqualTo(1);
        assertThat(pds.refreshes()).isEqualTo(1);
    }

    @Test
    void a_server_that_cannot_refresh_now_is_no_reason_to_log_in_again() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        pds.endAccess();
        server.fail(request -> request.path().endsWith("refreshSession"), Failure.DROP);

        assertFails(() -> bluesky.send(link(), post("key-2", TEXT)), Retryable.class, "channel.beforehand");

        bluesky.send(link(), post("key-2", TEXT));
        assertThat(pds.logins()).isEqualTo(1);
    }

    @Test
    void a_new_app_password_starts_a_new_session() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        pds.password("zzzz-zzzz-zzzz-zzzz");
        kept.set(link().with(Map.of("appPassword", "zzzz-zzzz-zzzz-zzzz")).secret());

        bluesky.send(link(), post("key-2", TEXT));

        assertThat(pds.logins()).isEqualTo(2);
        assertThat(pds.refreshes()).isZero();
    }

    @Test
    void an_app_password_that_was_taken_back_is_refused_in_words_without_any_secret() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        pds.password("zzzz-zzzz-zzzz-zzzz");
        Link link = link();

        assertThatThrownBy(() -> bluesky.send(link, post("key-2", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().args())
                                .containsExactly("127.0.0.1", "401", "Invalid identifier or password"))
                .satisfies(failure -> assertKeepsSecrets(link, failure));
        assertThat(bluesky.check(link).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_session_of_another_server_is_never_sent_to_this_one() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));
        try (HttpStub other = HttpStub.start(new PdsStub(clock))) {
            Link moved = new Link("account-1", Bluesky.PLATFORM, "", Map.of("service", other.baseUrl()), kept.get());

            bluesky.send(moved, post("key-2", TEXT));

            assertThat(other.requests())
                    .extracting(Request::path)
                    .first()
                    .isEqualTo("/xrpc/com.atproto.server.createSession");
        }
    }

    @Test
    void too_many_logins_are_told_with_the_time_to_wait() {
        server.fail(request -> request.path().endsWith("createSession"), Failure.RATE_LIMIT_WITH_TIME);

        assertThatThrownBy(() -> bluesky.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void the_at_sign_of_a_handle_is_not_part_of_the_name() throws Exception {
        kept.set(Map.of("identifier", "@" + PdsStub.HANDLE, "appPassword", PdsStub.APP_PASSWORD));

        bluesky.send(link(), post("key-1", TEXT));

        assertThat(pds.records()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK_AFTER", "DROP_AFTER", "NONSENSE_AFTER"})
    void an_attempt_that_may_have_arrived_is_unclear_found_by_looking_and_harmless_to_repeat(Failure failure)
            throws Exception {
        server.fail(WRITING, failure);

        assertThatThrownBy(() -> bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Look look = bluesky.look(link(), post("key-1", TEXT), null);
        assertThat(look).isInstanceOf(Look.Found.class);
        assertThat(bluesky.send(link(), post("key-1", TEXT)).remoteId())
                .isEqualTo(((Look.Found) look).receipt().remoteId());
        assertThat(pds.records()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK", "DROP"})
    void an_attempt_that_did_not_arrive_is_unclear_too_and_looking_says_so(Failure failure) {
        server.fail(WRITING, failure);

        assertThatThrownBy(() -> bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(bluesky.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_server_that_breaks_on_a_known_key_leaves_it_unclear_and_looking_finds_the_record() throws Exception {
        pds.failOnKnownKeys();
        bluesky.send(link(), post("key-1", TEXT));

        assertThatThrownBy(() -> bluesky.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(bluesky.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_record_of_an_earlier_attempt_with_other_marks_is_this_post() throws Exception {
        server.fail(request -> request.path().endsWith("resolveHandle"), Failure.BREAK);
        Receipt first = bluesky.send(link(), post("key-1", "Dank @brandweer.example"));

        Receipt second = bluesky.send(link(), post("key-1", "Dank @brandweer.example"));

        assertThat(second.remoteId()).isEqualTo(first.remoteId());
        assertThat(record().has("facets")).isFalse();
    }

    @Test
    void what_somebody_else_put_in_the_place_of_a_post_is_never_written_over() {
        pds.put(RecordKey.of(post("key-1", TEXT)), PdsStub.record("Iets anders", CREATED.toString()));

        assertFails(() -> bluesky.send(link(), post("key-1", TEXT)), Refused.class, "channel.bluesky.taken");
        assertThat(arrived()).extracting(Arrival::text).containsExactly("Iets anders");
    }

    @Test
    void a_record_whose_text_link_or_language_was_changed_is_not_as_approved() throws Exception {
        String id = bluesky.send(link(), post("key-1", TEXT)).remoteId();
        String key = id.replaceFirst(".*/", "");
        ObjectNode good = record().deepCopy();

        ObjectNode text = good.deepCopy().put("text", TEXT + " Of niet.");
        ObjectNode langs = good.deepCopy();
        langs.putArray("langs").add("fr");
        ObjectNode target = good.deepCopy();
        ((ObjectNode) target.at("/facets/0/features/0")).put("uri", "https://elders.example/");
        for (ObjectNode changed : List.of(text, langs, target)) {
            pds.put(key, changed);
            assertThat(bluesky.look(link(), post("key-1", TEXT), id))
                    .isInstanceOfSatisfying(
                            Look.Found.class,
                            found -> assertThat(found.asApproved()).isFalse());
        }
        pds.put(key, good);
        assertThat(bluesky.look(link(), post("key-1", TEXT), id))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void pictures_go_along_with_their_descriptions_and_shapes() throws Exception {
        Post post = post("key-1", TEXT)
                .withPictures(List.of(picture("1.png", "Een kaart met de zone"), picture("2.png", "Een rookpluim")));

        Receipt receipt = bluesky.send(link(), post);

        JsonNode images = record().path("embed").path("images");
        assertThat(images)
                .extracting(image -> image.path("alt").asText())
                .containsExactly("Een kaart met de zone", "Een rookpluim");
        assertThat(images.at("/0/aspectRatio").toString()).isEqualTo("{\"width\":30,\"height\":20}");
        assertThat(images.at("/0/image/mimeType").asText()).isEqualTo("image/png");
        assertThat(bluesky.look(link(), post, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
        assertThat(bluesky.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void a_picture_whose_upload_is_lost_is_sent_again_and_leaves_nothing_unclear() throws Exception {
        server.fail(request -> request.path().endsWith("uploadBlob"), Failure.DROP_AFTER);
        Post post = post("key-1", TEXT).withPictures(List.of(picture("1.png", "Een kaart")));

        assertFails(() -> bluesky.send(link(), post), Retryable.class, "channel.beforehand");

        bluesky.send(link(), post);
        assertThat(pds.records()).hasSize(1);
    }

    @Test
    void an_answer_stands_under_its_post_and_under_the_first_of_the_thread() throws Exception {
        Receipt first = bluesky.send(link(), post("key-1", TEXT));
        Receipt second = bluesky.send(link(), post("key-2", "Nieuws").answering(first.remoteId()));
        Post third = post("key-3", "Nog nieuws").answering(second.remoteId());

        Receipt receipt = bluesky.send(link(), third);

        JsonNode reply = pds.records().stream()
                .filter(record -> record.path("text").asText().equals("Nog nieuws"))
                .findFirst()
                .orElseThrow()
                .path("reply");
        assertThat(reply.at("/parent/uri").asText()).isEqualTo(second.remoteId());
        assertThat(reply.at("/root/uri").asText()).isEqualTo(first.remoteId());
        assertThat(reply.at("/root/cid").asText()).startsWith("bafy");
        assertThat(bluesky.look(link(), third, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void an_answer_to_a_post_that_is_gone_is_refused_in_words() throws Exception {
        Receipt first = bluesky.send(link(), post("key-1", TEXT));
        bluesky.remove(link(), post("key-1", TEXT), first.remoteId());

        assertFails(
                () -> bluesky.send(link(), post("key-2", "Nieuws").answering(first.remoteId())),
                Refused.class,
                "channel.replyGone");
        assertThat(pds.records()).isEmpty();
    }

    @Test
    void a_post_on_another_account_is_not_said_to_be_removed() {
        assertFails(
                () -> bluesky.remove(
                        link(), post("key-1", TEXT), "at://" + PdsStub.OTHER_DID + "/app.bsky.feed.post/3kabc"),
                Refused.class,
                "channel.bluesky.elsewhere");
        assertFails(
                () -> bluesky.remove(link(), post("key-1", TEXT), "../../other"),
                Refused.class,
                "channel.bluesky.elsewhere");
    }

    @Test
    void what_was_posted_lately_is_listed_newest_first_without_answers_to_others() throws Exception {
        Post old = Post.of("key-0", CREATED.minus(Duration.ofDays(1)), "nl", "", "Oud nieuws");
        bluesky.send(link(), old);
        Receipt first = bluesky.send(link(), post("key-1", TEXT));
        ObjectNode answer = PdsStub.record("Dag jij", CREATED.toString());
        answer.putObject("reply")
                .putObject("parent")
                .put("uri", "at://" + PdsStub.OTHER_DID + "/app.bsky.feed.post/3k");
        pds.put("4zzzzzzzzzzzz", answer);
        Post foreign = Post.of("key-9", CREATED.plusSeconds(5), "nl", "", "Alles is veilig");
        pds.put(RecordKey.of(foreign), PdsStub.record("Alles is veilig", "2020-01-01T00:00:00Z"));

        List<Seen> seen = bluesky.recent(link(), CREATED.minusSeconds(60));

        assertThat(seen).extracting(Seen::text).containsExactly("Alles is veilig", TEXT);
        assertThat(seen.get(1).remoteId()).isEqualTo(first.remoteId());
        assertThat(seen.get(1).url()).isEqualTo(first.url());
    }

    @Test
    void bytes_count_as_well_as_letters() {
        String families = "👩‍👩‍👧‍👦".repeat(130);

        TextCount count = bluesky.count(families, bluesky.limits());

        assertThat(count.unit()).isEqualTo(TextCount.Unit.BYTES);
        assertFails(() -> bluesky.send(link(), post("key-1", families)), Refused.class, "channel.tooLong");
    }

    @Test
    void the_accounts_own_password_is_not_taken() {
        assertThat(bluesky.problems(link(server.baseUrl(), "hunter2hunter2")))
                .extracting(SettingProblem::field)
                .containsExactly("secret.appPassword");
    }

    @Test
    void a_service_inside_the_private_ranges_is_named_and_none_at_all_is_bluesky() {
        assertThat(bluesky.problems(link("http://192.168.1.20", PdsStub.APP_PASSWORD)))
                .extracting(problem -> problem.trouble().key())
                .containsExactly("channel.address.forbidden");
        assertThat(Pds.service(new Link("account-1", Bluesky.PLATFORM, "", Map.of(), Map.of())))
                .isEqualTo("https://bsky.social");
    }

    @Test
    void what_a_session_left_in_the_secret_is_no_problem_of_the_form() throws Exception {
        bluesky.send(link(), post("key-1", TEXT));

        assertThat(link().secret()).containsKey("refreshToken");
        assertThat(bluesky.problems(link())).isEmpty();
    }

    @Test
    void a_check_names_the_account() {
        assertThat(bluesky.check(link()).details()).containsEntry("account", "@gemeente.example");
    }

    @Test
    void a_server_that_is_away_says_nothing_about_the_account() {
        Link away = link();
        server.close();

        assertFails(() -> bluesky.send(away, post("key-1", TEXT)), Retryable.class, "channel.unreachable");
        assertThat(bluesky.check(away).state()).isEqualTo(Health.State.UNKNOWN);
        assertThat(bluesky.look(away, post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }
}
