package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.message.Content.Text;
import org.baken.message.Content.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderedTest {
    private static final Content CONTENT = new Content(
            Purpose.HOLDING,
            "RESIDENTS",
            new TreeMap<>(Map.of("nl", new Text("Brand", "Sluit de ramen."), "fr", new Text(null, "Fermez."))),
            List.of(new Variant("mastodon", "nl", "Brand: ramen dicht.")),
            null,
            null,
            null,
            null);

    @Test
    void a_platform_without_variant_gets_title_blank_line_and_text() {
        Rendered rendered = Rendered.of(CONTENT, "email", "nl", false);
        assertThat(rendered)
                .isEqualTo(new Rendered("nl", "Brand", "Brand", "Sluit de ramen.", "Brand\n\nSluit de ramen."));
    }

    @Test
    void a_variant_goes_out_alone() {
        Rendered rendered = Rendered.of(CONTENT, "mastodon", "nl", false);
        assertThat(rendered.text()).isEqualTo("Brand: ramen dicht.");
        assertThat(rendered.title()).isEqualTo("Brand");
    }

    @Test
    void a_variant_counts_for_its_language_only() {
        assertThat(Rendered.of(CONTENT, "mastodon", "fr", false).text()).isEqualTo("Fermez.");
    }

    @ParameterizedTest
    @CsvSource({
        "email, nl, OEFENING – Brand, OEFENING – Brand",
        "mastodon, nl, OEFENING – Brand: ramen dicht., OEFENING – Brand",
        "email, fr, EXERCICE – Fermez., EXERCICE – Fermez."
    })
    void everything_of_an_exercise_is_marked(String platform, String lang, String start, String headline) {
        Rendered rendered = Rendered.of(CONTENT, platform, lang, true);
        assertThat(rendered.text()).startsWith(start);
        assertThat(rendered.headline()).isEqualTo(headline);
        String page = rendered.title().isEmpty() ? rendered.body() : rendered.title();
        assertThat(page).startsWith(start.substring(0, 10));
    }

    @ParameterizedTest
    @CsvSource({"nl, OEFENING", "fr, EXERCICE", "en, EXERCISE", "de, ÜBUNG", "pl, EXERCISE"})
    void the_mark_is_in_the_language_of_the_text(String lang, String word) {
        assertThat(ExerciseMark.in(lang)).isEqualTo(word + " – ");
    }

    @Test
    void what_is_not_written_is_not_made_up() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rendered.of(CONTENT, "email", "en", false));
    }
}
