package org.baken.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlugsTest {
    @Test
    void a_real_incident_gets_words_that_can_be_read_out_and_then_numbers() {
        assertThat(Slugs.of("Brand in de haven (Kaai 12), élève", IncidentKind.REAL)
                        .limit(3)
                        .toList())
                .isEqualTo(List.of(
                        "brand-in-de-haven-kaai-12-eleve",
                        "brand-in-de-haven-kaai-12-eleve-2",
                        "brand-in-de-haven-kaai-12-eleve-3"));
    }

    @Test
    void an_exercise_gets_an_end_that_nobody_guesses() {
        List<String> slugs =
                Slugs.of("Oefening", IncidentKind.EXERCISE).limit(50).toList();
        assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.matches("oefening-[a-z0-9]{10}"));
    }

    @Test
    void a_title_without_letters_of_ours_still_gets_a_name() {
        assertThat(Slugs.of("洪水", IncidentKind.REAL).limit(1)).containsExactly("incident");
        assertThat(Slugs.of("x".repeat(200), IncidentKind.REAL).limit(1)).allMatch(slug -> slug.length() == 50);
    }
}
