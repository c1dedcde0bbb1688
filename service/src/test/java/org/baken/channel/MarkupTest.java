package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {

    private static List<String> addresses(String text) {
        return WebAddresses.pieces(text).stream()
                .filter(WebAddresses.Piece::address)
                .map(WebAddresses.Piece::text)
                .toList();
    }

    @Test
    void an_address_ends_before_the_punctuation_of_its_sentence() {
        assertThat(addresses(
                        "Zie https://stad.example/i/brand#1. Of (https://stad.example/a_(b))? En HTTP://x.example!"))
                .containsExactly("https://stad.example/i/brand#1", "https://stad.example/a_(b)", "HTTP://x.example");
        assertThat(addresses("https://stad.example/?a=1&b=é, verder")).containsExactly("https://stad.example/?a=1&b=é");
        assertThat(addresses("geen xhttps://stad.example en geen stad.example")).isEmpty();
    }

    @Test
    void the_pieces_of_a_text_make_the_text() {
        String text = "👩‍🚒 Zie https://stad.example/a en https://stad.example/b.";

        assertThat(String.join(
                        "",
                        WebAddresses.pieces(text).stream()
                                .map(WebAddresses.Piece::text)
                                .toList()))
                .isEqualTo(text);
        assertThat(WebAddresses.pieces(text))
                .allSatisfy(piece ->
                        assertThat(text.startsWith(piece.text(), piece.start())).isTrue());
        assertThat(WebAddresses.pieces("")).isEmpty();
    }

    @Test
    void a_text_becomes_paragraphs_lines_and_links_and_nothing_in_it_is_markup() {
        assertThat(Markup.html("Eén & <b>\nTwee\n\nhttps://stad.example/?a=1&b=\"x"))
                .isEqualTo(
                        "<p>Eén &amp; &lt;b&gt;<br>Twee</p>\n"
                                + "<p><a href=\"https://stad.example/?a=1&amp;b=\">https://stad.example/?a=1&amp;b=</a>&quot;x</p>");
    }

    @Test
    void what_was_written_as_markup_is_read_back_as_it_was() {
        String text = "OEFENING\n\nBlijf binnen & sluit <ramen>.\nZie https://stad.example/a.\n\n'Dank' \"u\" wel";

        assertThat(Markup.text(Markup.html(text))).isEqualTo(text);
        assertThat(Markup.text("<!-- wp:html --><div lang=\"nl\">" + Markup.html(text) + "</div>"))
                .isEqualTo(text);
    }

    @Test
    void spacing_and_the_form_of_letters_are_no_difference_but_a_word_is() {
        assertThat(Markup.same("e\u0301e\u0301n\u00a0 twee", "één\ntwee")).isTrue();
        assertThat(Markup.same("één drie", "één twee")).isFalse();
    }

    @Test
    void character_references_are_read_whatever_their_form() {
        assertThat(Markup.unescape("&#039;&#x27;&apos;&nbsp;&hellip;&unknown;&#99999999;&amp;lt;"))
                .isEqualTo("''' …&unknown;&#99999999;&lt;");
    }
}
