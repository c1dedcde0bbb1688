package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.baken.forwarding.ShareView.Ended;
import org.baken.forwarding.ShareView.OfficialPost;
import org.baken.forwarding.ShareView.Picture;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.forwarding.ShareView.Stop;
import org.baken.media.MediaItem;
import org.baken.platform.Publisher;
import org.junit.jupiter.api.Test;

class ShareHtmlTest {
    private static final Publisher HOUSE = new Publisher(
            "Gemeente Havenrode", "https://havenrode.example", ZoneId.of("Europe/Brussels"), List.of("nl", "fr", "en"));
    private static final String OFFICIAL = "https://havenrode.example/m/7K3F-9QXM?via=forward";
    private static final Instant THEN = Instant.parse("2026-11-21T15:00:00Z");
    private final ShareHtml html = new ShareHtml(HOUSE);

    /** A page that can be varied. */
    private record Given(
            RecipientState state, String lang, String text, boolean accepted, boolean exercise, List<Ended> ended) {
        Given() {
            this(RecipientState.OPENED, "nl", "Sluit ramen en deuren.", true, false, List.of());
        }

        Given in(RecipientState next) {
            return new Given(next, lang, text, accepted, exercise, ended);
        }

        Given told(String words, String language) {
            return new Given(state, language, words, accepted, exercise, ended);
        }

        Given asked() {
            return new Given(state, lang, text, false, exercise, ended);
        }

        Given drill() {
            return new Given(state, lang, text, accepted, true, ended);
        }

        Given stopped(Stop stop) {
            String replacement = stop == Stop.SUPERSEDED ? "2" : null;
            Ended old = new Ended("1", "Blijf binnen", stop, replacement, false);
            return new Given(state, lang, text, accepted, exercise, List.of(old));
        }

        ShareView view() {
            SharedMessage message = new SharedMessage(
                    "2",
                    !ended.isEmpty(),
                    "Rook: blijf binnen",
                    "nl",
                    text,
                    "7K3F-9QXM",
                    List.of(
                            new OfficialPost("mastodon", "Havenrode", "https://overheid.example/@havenrode/112233"),
                            new OfficialPost("x", "Havenrode", "https://x.com/havenrode/status/987")),
                    OFFICIAL,
                    List.of(new Picture(
                            "Een rookpluim boven de haven",
                            "Brandweer",
                            List.of(new MediaItem.Size(400, 300, "/i/brand/media/a-400.jpg")))));
            boolean withdrawn = !ended.isEmpty() && ended.get(0).stop() == Stop.WITHDRAWN;
            boolean shared = state == RecipientState.FORWARDED;
            List<SharedPlace> places = shared
                    ? List.of(
                            new SharedPlace("p1", "r", "WhatsApp", 1200, "2", THEN, null),
                            new SharedPlace("p1", "r", "WhatsApp", 1200, "1", THEN, null),
                            new SharedPlace("p2", "r", "Buurtgroep Noord", null, "1", THEN, null))
                    : List.of();
            return new ShareView(
                    lang,
                    List.of("nl", "fr"),
                    exercise,
                    "An Peeters",
                    "Sofie Maes",
                    "Vooral voor de groepen in Noord.",
                    ended,
                    withdrawn ? List.of() : List.of(message),
                    state,
                    places,
                    null,
                    accepted,
                    false,
                    Instant.parse("2026-12-05T15:00:00Z"));
        }
    }

    private String page(Given given) {
        return new String(html.page(given.view(), null), StandardCharsets.UTF_8);
    }

    @Test
    void the_official_post_comes_before_the_text_to_copy_and_that_before_the_answer() {
        assertThat(page(new Given()))
                .containsSubsequence(
                        "Sofie Maes vraagt je, An Peeters,",
                        "Vooral voor de groepen in Noord.",
                        "Sluit ramen en deuren.",
                        "Deel het officiële bericht, geen kopie",
                        "https://overheid.example/@havenrode/112233",
                        "https://x.com/intent/retweet?tweet_id&#61;987",
                        "https://wa.me/?text&#61;Sluit%20ramen",
                        "<textarea",
                        "Sluit ramen en deuren.&#10;&#10;Officiële pagina: " + OFFICIAL.replace("=", "&#61;"),
                        "7K3F-9QXM",
                        "value=\"shared\"",
                        "Doe dit niet",
                        "value=\"declined\"",
                        "value=\"opt-out\"")
                .doesNotContain("<script>", "value=\"accept\"");
    }

    @Test
    void who_has_not_agreed_reads_the_message_and_the_rules_and_shares_after_that() {
        assertThat(page(new Given().asked()))
                .containsSubsequence("Sluit ramen en deuren.", "Doe dit", "Doe dit niet", "value=\"accept\"")
                .doesNotContain("wa.me", "@havenrode/112233", "value=\"shared\"");
    }

    @Test
    void a_picture_can_be_kept_and_its_description_taken_along() {
        assertThat(page(new Given()))
                .contains(
                        "alt=\"Een rookpluim boven de haven\"",
                        "Beeld: Brandweer",
                        "href=\"/i/brand/media/a-400.jpg\" download");
    }

    @Test
    void a_mastodon_post_can_be_opened_on_a_server_of_ones_own() {
        String opened = new String(html.page(new Given().view(), "@an@Mastodon.Social"), StandardCharsets.UTF_8);
        assertThat(opened)
                .contains("https://mastodon.social/authorize_interaction?uri&#61;https%3A%2F%2Foverheid.example");
        for (String odd : List.of("javascript:alert(1)", "10.0.0.1", "localhost", "a b", "\"><script>", "x.y:80")) {
            assertThat(new String(html.page(new Given().view(), odd), StandardCharsets.UTF_8))
                    .as(odd)
                    .doesNotContain("authorize_interaction", "<script>", "javascript:");
        }
    }

    @Test
    void an_exercise_offers_no_way_out() {
        assertThat(page(new Given().drill()))
                .contains("OEFENING", "Sluit ramen en deuren.", "value=\"shared\"")
                .doesNotContain("wa.me", "mailto:", "sms:", "x.com", "overheid.example", "t.me");
    }

    @Test
    void what_no_longer_holds_is_not_offered_to_be_shared() {
        assertThat(page(new Given().stopped(Stop.WITHDRAWN)))
                .contains("Stop: deel dit niet meer", "ingetrokken", "value=\"cleared\"")
                .doesNotContain("Sluit ramen.", "<textarea", "value=\"shared\"");
        assertThat(page(new Given().stopped(Stop.SUPERSEDED)))
                .containsSubsequence(
                        "Stop: deel dit niet meer",
                        "<s>Blijf binnen</s>",
                        "Deelde je het niet?",
                        "Deel nu dit bericht",
                        "Sluit ramen en deuren.");
    }

    @Test
    void who_shared_sees_each_place_with_what_is_left_to_do_there() {
        assertThat(page(new Given().in(RecipientState.FORWARDED).stopped(Stop.SUPERSEDED)))
                .containsSubsequence(
                        "WhatsApp",
                        "✓ nieuwe bericht gedeeld",
                        "value=\"removed\"",
                        "Buurtgroep Noord",
                        "value=\"removed\"",
                        "name=\"where\" value=\"Buurtgroep Noord\"",
                        "value=\"shared\"",
                        "value=\"cleared\"");
    }

    @Test
    void an_answer_is_thanked_for_and_can_be_added_to() {
        assertThat(page(new Given().in(RecipientState.FORWARDED)))
                .contains("WhatsApp</strong> · 1.200 mensen, zoals jij opgaf", "Voeg toe waar ik het deelde")
                .doesNotContain("value=\"declined\"");
    }

    @Test
    void markup_in_a_message_is_shown_and_not_obeyed() {
        assertThat(page(new Given().told("</textarea><script>alert(1)</script>", "fr")))
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void every_page_is_written_in_every_language() {
        for (String lang : List.of("nl", "fr", "en", "de")) {
            assertThat(html.missing(lang, null)).isNotEmpty();
            for (Stop stop : Stop.values()) {
                for (RecipientState state : RecipientState.values()) {
                    assertThat(page(new Given().told("x", lang).in(state).stopped(stop)))
                            .isNotEmpty();
                }
            }
        }
    }
}
