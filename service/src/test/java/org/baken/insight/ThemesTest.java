package org.baken.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.baken.platform.Catalogue;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.platform.Guideline;
import org.junit.jupiter.api.Test;

class ThemesTest {
    private static final Themes THEMES = Themes.shipped();

    @Test
    void there_are_needs_behaviours_and_meanings_in_three_languages() {
        for (Theme.Kind kind : Theme.Kind.values()) {
            assertThat(THEMES.all().stream().filter(theme -> theme.kind() == kind))
                    .hasSizeGreaterThan(6);
        }
        for (Theme theme : THEMES.all()) {
            assertThat(theme.title().keySet()).as(theme.id()).containsAll(Catalogue.LANGUAGES);
            theme.guidelines().forEach(Guideline::valueOf);
            for (String lang : Catalogue.LANGUAGES) {
                Set<String> once = new HashSet<>(theme.words().get(lang));
                assertThat(theme.words().get(lang)).as(theme.id() + " " + lang).hasSameSizeAs(once);
            }
        }
    }

    @Test
    void every_word_of_every_list_is_found_in_a_text_that_has_it() {
        for (Theme theme : THEMES.all()) {
            theme.words()
                    .forEach((lang, words) -> words.forEach(word -> {
                        String text = "xx " + word.replace("*", "") + " xx";
                        assertThat(THEMES.of(text, lang)).as(word).containsKey(theme.id());
                        assertThat(THEMES.of(text, lang).get(theme.id())).contains(word);
                    }));
        }
    }

    @Test
    void what_people_ask_do_and_feel_is_read_from_their_words() {
        assertThat(THEMES.of("Ik ben bang. Mag ik het KRAANWATER nog drinken?", "nl")
                        .keySet())
                .containsExactlyInAnyOrder("fear", "what-to-do", "water-power");
        assertThat(THEMES.of("J'ai peur ! Puis-je sortir ?", "fr").keySet())
                .containsExactlyInAnyOrder("fear", "what-to-do");
        assertThat(THEMES.of("Nobody follows this, people are filming with drones", "en")
                        .keySet())
                .containsExactlyInAnyOrder("ignores", "looks");
        assertThat(THEMES.of("Mooie zonsondergang boven de velden", "nl")).isEmpty();
    }

    @Test
    void accents_and_capitals_and_missing_apostrophes_do_not_matter() {
        assertThat(THEMES.of("MECHANT, jai rien contre mais lecole est fermee", "fr")
                        .keySet())
                .contains("roads-schools");
        assertThat(THEMES.of("Les ecoles", "fr").keySet()).containsExactly("roads-schools");
        assertThat(THEMES.of("QUE SE PASSE T IL", "fr").keySet()).containsExactly("what-happened");
    }

    @Test
    void a_word_inside_another_is_not_found() {
        assertThat(THEMES.of("De bangladesher kocht een stofzuiger", "nl")).isEmpty();
    }

    @Test
    void a_text_without_a_language_is_read_in_the_one_of_its_little_words() {
        assertThat(THEMES.of("there was a bang and the windows are broken", null)
                        .keySet())
                .doesNotContain("fear")
                .contains("damage");
        assertThat(THEMES.of("ik ben bang voor de rook", null).keySet()).containsExactly("fear");
        assertThat(THEMES.of("angst", "de").keySet()).containsExactly("fear");
    }

    @Test
    void the_same_word_twice_is_one_reason() {
        assertThat(THEMES.of("bang, zo bang", "nl").get("fear")).containsExactly("bang");
    }

    @Test
    void a_list_that_cannot_be_used_is_refused_with_the_line() {
        String good = new String(bytes(), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(good.replace("kind: MEANING", "kind: MOOD")))
                .isInstanceOf(ContentProblem.class)
                .hasMessageContaining("insight.yml:");
        assertThatThrownBy(() -> read(good.replace("id: anger", "id: fear")))
                .isInstanceOf(ContentProblem.class)
                .hasMessageContaining("used twice");
        assertThatThrownBy(() -> read(good.replace("bange,", "Bange,"))).isInstanceOf(ContentProblem.class);
    }

    @Test
    void what_is_stored_is_what_was_read() {
        String written =
                Reading.of(unread("Ik ben bang, mag ik naar buiten?"), THEMES).themes();
        assertThat(Reading.themes(written))
                .containsEntry("fear", List.of("bang"))
                .containsKey("what-to-do");
        assertThat(Reading.themes(Reading.of(unread("Hallo"), THEMES).themes())).isEmpty();
        String everything = String.join(
                " ",
                THEMES.all().stream()
                        .flatMap(theme -> theme.words().get("nl").stream())
                        .map(word -> word.replace("*", ""))
                        .toList());
        String crammed = Reading.of(unread(everything), THEMES).themes();
        assertThat(crammed).hasSizeLessThanOrEqualTo(2000);
        assertThat(Reading.themes(crammed)).isNotEmpty();
    }

    private static SituationDao.Unread unread(String text) {
        return new SituationDao.Unread(
                "r", "i", "a", text, Instant.EPOCH, "POLL", "mastodon", "nl", null, null, null, false, null);
    }

    private static Themes read(String text) {
        return Themes.read(Content.read("insight.yml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes() {
        return ContentFolder.text("words/insight.yml").getBytes(StandardCharsets.UTF_8);
    }
}
