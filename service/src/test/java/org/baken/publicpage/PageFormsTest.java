package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.fire;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.baken.message.VerificationCode;
import org.baken.platform.Accent;
import org.baken.platform.Branding;
import org.baken.platform.Publisher;
import org.junit.jupiter.api.Test;

/** The page in its other forms, and what makes it the town's own. */
class PageFormsTest {
    private static final Publisher HOUSE = new Publisher(
            "Gemeente Havenrode",
            "https://havenrode.example",
            ZoneId.of("Europe/Brussels"),
            List.of("nl", "fr", "en"),
            new Branding(
                    null,
                    Accent.of("#7a1fa2", ""),
                    List.of(new Branding.Phone("0800 12 345", Map.of("nl", "Infolijn"))),
                    List.of("https://www.havenrode.example")));
    private final PageHtml html = new PageHtml(HOUSE);
    private final Embed embed = new Embed(HOUSE);

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    private String page(boolean exercise) {
        return text(html.page(fire(exercise, "nl")));
    }

    @Test
    void what_happened_and_where_to_go_or_call_stand_on_the_page() {
        assertThat(page(false))
                .containsSubsequence(
                        "Wat is er gebeurd?",
                        "Brand op het rangeerterrein.",
                        "Twee ketelwagens staan in brand.",
                        "Wat weten we?",
                        "Niemand is gewond.",
                        "Waar kun je terecht?",
                        "sporthal De Dijk",
                        "Infolijn",
                        "<a href=\"tel:080012345\">0800 12 345</a>");
    }

    @Test
    void what_was_put_right_is_told_with_when_and_by_which_message() {
        assertThat(page(false))
                .containsSubsequence(
                        "Wat we hebben rechtgezet of veranderd",
                        "<strong>16:28</strong>",
                        "Ingetrokken: het bericht van 16:13.",
                        "Geldt niet meer: het bericht van 15:58",
                        "Brand op het rangeerterrein",
                        "In de plaats kwam:",
                        "Update 2",
                        "<strong>16:19</strong>",
                        "Rechtzetting:",
                        "Het drinkwater is veilig")
                .contains("Dit bericht kwam in de plaats van:");
    }

    @Test
    void each_message_has_its_code_and_the_page_leads_to_where_it_is_checked_but_never_in_an_exercise() {
        assertThat(page(false))
                .contains("/verify?code=" + VerificationCode.of("5"), "/verify?lang=nl\"")
                .contains("/subscribe?i=brand-rangeerterrein-7k2m")
                .doesNotContain("&amp;amp;");
        assertThat(page(true)).doesNotContain("/verify", "/subscribe", VerificationCode.of("5"));
    }

    @Test
    void what_others_show_of_a_page_is_for_real_ones_only() {
        assertThat(page(false))
                .contains("<meta name=\"description\" content=\"Blijf binnen en sluit ramen en deuren. Zet de")
                .contains("<meta property=\"og:title\" content=\"Brand op het rangeerterrein\">")
                .contains("hreflang=\"fr\" href=\"https://havenrode.example/i/brand-rangeerterrein-7k2m?lang&#61;fr\"")
                .contains("/feed.atom", "/feed.rss", "/feed.json");
        assertThat(page(true)).doesNotContain("og:", "\"description\"").contains("noindex");
    }

    @Test
    void two_languages_stand_side_by_side_and_no_name_is_there_twice() {
        String both = text(html.both(List.of(fire(false, "nl"), fire(false, "fr"))));
        assertThat(both)
                .containsSubsequence(
                        "<div lang=\"nl\">", "Wat moet je doen?", "<div lang=\"fr\">", "Que devez-vous faire")
                .containsSubsequence("Wat weten we?", "Que savons-nous", "Alle berichten", "Tous les messages")
                .contains("id=\"m-5\"", "id=\"fr-m-5\"", "href=\"#fr-m-5\"", "<li lang=\"nl\">");
        List<String> names = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(both)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).doesNotHaveDuplicates().isNotEmpty();
        assertThat(both).doesNotContain("class=\"exercise\"");
        assertThat(text(html.both(List.of(fire(true, "nl"), fire(true, "fr")))))
                .contains("noindex")
                .containsSubsequence("<strong>OEFENING", "lang=\"fr\"><strong>EXERCICE", "<div lang=\"nl\">");
    }

    @Test
    void the_colour_of_the_town_comes_as_a_file_of_its_own() {
        assertThat(page(false))
                .contains("<link rel=\"stylesheet\" href=\"" + HOUSE.branding().styleAddress() + "\">");
    }

    @Test
    void the_short_form_says_what_to_do_and_opens_the_page_outside_the_frame() {
        String page = text(embed.of(fire(false, "nl")));
        assertThat(page)
                .contains("<base target=\"_top\">", "Blijf binnen en sluit ramen en deuren.", "Rook: blijf binnen")
                .contains(
                        "Volgend bericht uiterlijk om 16:58",
                        "Update 2",
                        "Lees alles op de pagina van Gemeente Havenrode")
                .contains("https://havenrode.example/i/brand-rangeerterrein-7k2m?lang&#61;nl#m-5")
                .doesNotContain("<script", "Ingetrokken", "We weten nog niet meer.");
    }

    @Test
    void only_the_sites_of_the_town_may_show_the_short_form_and_nobody_that_of_an_exercise() {
        assertThat(embed.policy(false))
                .startsWith("default-src 'none'; style-src 'self' https://havenrode.example;")
                .endsWith("frame-ancestors 'self' https://www.havenrode.example");
        assertThat(embed.policy(true)).endsWith("frame-ancestors 'self'");
        assertThat(new Embed(PageViews.HOUSE).policy(false)).endsWith("frame-ancestors 'self'");
    }

    @Test
    void search_engines_are_told_of_real_pages_only_in_each_language() {
        String map = text(new SiteMap(HOUSE).of(List.of(fire(false, "nl"), fire(true, "nl"))));
        assertThat(map.split("/i/brand-rangeerterrein-7k2m\\?lang=nl</loc>", -1))
                .hasSize(2);
        assertThat(map)
                .contains(
                        "<loc>https://havenrode.example/i/brand-rangeerterrein-7k2m?lang=fr</loc><lastmod>2026-11-21T15:28:00Z")
                .contains("hreflang=\"fr\" href=\"https://havenrode.example/verify?lang=fr\"/>");
        assertThat(text(new SiteMap(HOUSE).robots()))
                .contains("Sitemap: https://havenrode.example/sitemap.xml")
                .doesNotContain("/f/", "/x/");
    }
}
