package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.baken.forwarding.ShareView.OfficialPost;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.forwarding.ShareView.Stop;
import org.baken.platform.Publisher;
import org.junit.jupiter.api.Test;

class ShareHtmlTest {
    static final Publisher HOUSE = new Publisher(
            "Gemeente Havenrode", "https://havenrode.example", ZoneId.of("Europe/Brussels"), List.of("nl", "fr", "en"));
    private static final String OFFICIAL = "https://havenrode.example/i/brand-rangeerterrein#m-2";
    private final ShareHtml html = new ShareHtml(HOUSE);

    static ShareView view(RecipientState state, Stop stop, String lang, String text) {
        SharedMessage message = new SharedMessage(
                "Rook: blijf binnen",
                "nl",
                text,
                List.of(new OfficialPost("Mastodon", "https://overheid.example/@havenrode/112233")),
                OFFICIAL);
        return new ShareView(
                lang,
                List.of("nl", "fr"),
                false,
                "An Peeters",
                "Sofie Maes",
                "Vooral voor de groepen in Noord.",
                message,
                stop,
                stop == Stop.SUPERSEDED ? message : null,
                state,
                state == RecipientState.FORWARDED ? "WhatsApp, Buurtgroep Noord" : null,
                false,
                false,
                Instant.parse("2026-12-05T15:00:00Z"));
    }

    private String page(ShareView view) {
        return new String(html.page(view), StandardCharsets.UTF_8);
    }

    @Test
    void the_official_post_comes_before_the_text_to_copy_and_the_rules_before_the_answer() {
        assertThat(page(view(RecipientState.OPENED, null, "nl", "Sluit ramen en deuren.")))
                .containsSubsequence(
                        "Sofie Maes vraagt je, An Peeters,",
                        "Vooral voor de groepen in Noord.",
                        "Deel het officiële bericht, geen kopie",
                        "https://overheid.example/@havenrode/112233",
                        "<textarea",
                        "Sluit ramen en deuren.&#10;&#10;" + OFFICIAL,
                        "Doe dit niet",
                        "name=\"accept\"",
                        "value=\"shared\"",
                        "value=\"declined\"",
                        "value=\"opt-out\"")
                .doesNotContain("<script");
    }

    @Test
    void what_no_longer_holds_is_not_offered_to_be_shared() {
        String withdrawn = page(view(RecipientState.OPENED, Stop.WITHDRAWN, "nl", "Sluit ramen."));
        assertThat(withdrawn).contains("Stop: deel dit bericht niet meer").doesNotContain("Sluit ramen.", "<textarea");
        assertThat(withdrawn).doesNotContain("value=\"shared\"");
        assertThat(page(view(RecipientState.OPENED, Stop.SUPERSEDED, "nl", "Alles is veilig.")))
                .containsSubsequence(
                        "Stop: deel dit bericht niet meer", "Dit is het nieuwe bericht", "Alles is veilig.");
    }

    @Test
    void an_answer_is_thanked_for_and_can_be_added_to() {
        assertThat(page(view(RecipientState.FORWARDED, null, "nl", "x")))
                .contains("WhatsApp, Buurtgroep Noord", "Voeg toe waar ik het deelde")
                .doesNotContain("value=\"declined\"");
    }

    @Test
    void markup_in_a_message_is_shown_and_not_obeyed() {
        assertThat(page(view(RecipientState.OPENED, null, "fr", "</textarea><script>alert(1)</script>")))
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void the_page_for_links_that_lead_nowhere_is_written_in_every_language() {
        for (String lang : List.of("nl", "fr", "en", "de")) {
            assertThat(html.missing(lang, null)).isNotEmpty();
            assertThat(html.page(view(RecipientState.SENT, Stop.SUPERSEDED, lang, "x")))
                    .isNotEmpty();
        }
    }
}
