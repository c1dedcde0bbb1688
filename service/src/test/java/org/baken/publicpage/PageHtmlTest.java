package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.fire;
import static org.baken.publicpage.PageViews.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.baken.platform.PageFiles;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;

class PageHtmlTest {
    private static final String HOSTILE = "<script>alert('x')</script> & \"<img src=x onerror=y>\" {{house}} &lt;b&gt;";
    private final PageHtml html = new PageHtml(HOUSE);

    private String page(PageView view) {
        return new String(html.page(view), StandardCharsets.UTF_8);
    }

    @Test
    void what_to_do_comes_before_what_is_known_and_the_messages_come_last() {
        String page = page(fire(false, "nl"));
        assertThat(page)
                .containsSubsequence(
                        "Wat moet je doen?",
                        "Blijf binnen en sluit ramen en deuren.",
                        "Rook: blijf binnen",
                        "Wat is er gebeurd?",
                        "Twee ketelwagens staan in brand.",
                        "Bron: Brandweer",
                        "Wat weten we?",
                        "Niemand is gewond.",
                        "Wat weten we nog niet?",
                        "Wat doen wij?",
                        "Waar kun je terecht?",
                        "sporthal De Dijk",
                        "Volgend bericht uiterlijk om 16:58",
                        "Alle berichten",
                        "16:28",
                        "zaterdag 21 november 2026",
                        "Update 2",
                        "Wat we hebben rechtgezet of veranderd",
                        "Vragen die velen stellen",
                        "Geruchten die we hebben nagekeken",
                        "Niet waar",
                        "Het drinkwater is vergiftigd",
                        "Onze officiële accounts");
    }

    @Test
    void markup_in_a_message_is_shown_and_not_obeyed() {
        String page = page(PageViews.with(post("9", Purpose.OTHER, HOSTILE, HOSTILE, 60, Standing.CURRENT, null)));
        assertThat(page)
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .contains("&lt;script&gt;")
                .contains("&amp;lt;b&amp;gt;")
                .contains("{{house}}");
    }

    @Test
    void an_address_in_a_text_can_be_followed_without_the_dot_behind_it() {
        assertThat(page(fire(false, "nl")))
                .contains(
                        "<a href=\"https://havenrode.example/water\" rel=\"noopener\">https://havenrode.example/water</a>.");
        assertThat(Paragraphs.of("javascript:alert(1) en https://").get(0).pieces())
                .containsExactly(new Paragraphs.Piece("javascript:alert(1) en https://", null));
    }

    @Test
    void a_superseded_message_links_to_the_current_one_and_a_withdrawn_one_says_so_without_its_text() {
        String page = page(fire(false, "nl"));
        assertThat(page)
                .contains("<a class=\"jump\" href=\"#m-5\">Lees het bericht dat ervoor in de plaats kwam</a>")
                .contains("id=\"m-5\"")
                .contains("We hebben dit bericht ingetrokken.")
                .doesNotContain("Update 1");
    }

    @Test
    void an_instruction_stands_above_until_the_all_clear() {
        PageView.Post instruction =
                post("1", Purpose.INSTRUCTION, "Blijf binnen", "Sluit de ramen.", 60, Standing.CURRENT, null);
        PageView.Post clear =
                post("2", Purpose.ALL_CLEAR, "Gevaar voorbij", "Je kunt buiten.", 90, Standing.CURRENT, null);
        assertThat(PageViews.with(instruction).instructions()).containsExactly(instruction);
        assertThat(PageViews.with(instruction, clear).instructions()).isEmpty();
    }

    @Test
    void an_exercise_is_marked_in_the_title_the_band_and_each_message_and_kept_from_search_engines() {
        String page = page(fire(true, "nl"));
        assertThat(page)
                .contains("<title>OEFENING – ")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<p class=\"exercise\"><strong>OEFENING</strong>");
        assertThat(page.split("Oefening, niet echt", -1)).hasSize(1 + 6);
        assertThat(page(fire(false, "nl")))
                .doesNotContainIgnoringCase("oefening")
                .doesNotContain("noindex");
    }

    @Test
    void a_text_in_another_language_than_asked_is_marked_as_such() {
        assertThat(page(fire(false, "fr")))
                .contains("<html lang=\"fr\">")
                .contains("Que devez-vous faire")
                .contains("<li lang=\"nl\">Blijf binnen en sluit ramen en deuren.</li>")
                .contains("Pas encore en français. Voici le texte en néerlandais.")
                .contains("16\u00a0h\u00a028");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere_and_one_script_of_ours_at_most() {
        String page = page(fire(false, "nl"));
        assertThat(page)
                .contains("<link rel=\"stylesheet\" href=\"" + PageFiles.address("page.css") + "\">")
                .doesNotContain("style=\"");
        // What a search engine reads is data, which a browser does not run.
        assertThat(page.replace("<script type=\"application/ld+json\">", "")
                        .replace("<script src=\"" + PageFiles.address("page.js") + "\" defer></script>", ""))
                .doesNotContain("<script");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    }

    @Test
    void the_other_pages_are_written_in_every_language() {
        for (String lang : List.of("nl", "fr", "en", "de")) {
            assertThat(html.index(new IndexView(lang, List.of("nl", "fr", "en"), List.of())))
                    .isNotEmpty();
            assertThat(html.accounts(
                            lang, List.of("nl", "fr"), fire(false, lang).accounts()))
                    .isNotEmpty();
            assertThat(html.missing(lang)).isNotEmpty();
            assertThat(html.page(fire(true, lang))).isNotEmpty();
        }
    }
}
