package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.baken.channel.bluesky.Facet.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetTest {

    /** The piece of text that a mark covers, cut out by its bytes. */
    private static String covered(String text, Facet facet) {
        return new String(
                Arrays.copyOfRange(text.getBytes(StandardCharsets.UTF_8), facet.start(), facet.end()),
                StandardCharsets.UTF_8);
    }

    @Test
    void places_count_bytes_so_that_letters_with_accents_and_pictograms_shift_nothing() {
        String text = "Één 🔥 in België: https://gemeente.example/é @brandweer.example #Brand_Haven.";

        List<Facet> found = Facet.in(text);

        assertThat(found).extracting(Facet::kind).containsExactly(Kind.LINK, Kind.MENTION, Kind.TAG);
        assertThat(found)
                .extracting(facet -> covered(text, facet))
                .containsExactly("https://gemeente.example/é", "@brandweer.example", "#Brand_Haven");
        assertThat(found)
                .extracting(Facet::value)
                .containsExactly("https://gemeente.example/é", "brandweer.example", "Brand_Haven");
    }

    @Test
    void the_punctuation_of_the_sentence_belongs_to_no_link_mention_or_hashtag() {
        String text = "(zie https://gemeente.example/a(b)), vraag @brandweer.example. #brand, #storm!";

        assertThat(Facet.in(text))
                .extracting(facet -> covered(text, facet))
                .containsExactly("https://gemeente.example/a(b)", "@brandweer.example", "#brand", "#storm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mail info@gemeente.example",
                "Volg @brandweer@social.example",
                "Vraag het aan @brandweer",
                "Perron #1 en #2026",
                "Toets #️⃣ in",
                "a#b en &#233;",
                "Om 9.30 uur in deuren.Het is voorbij"
            })
    void what_only_looks_like_one_stays_text(String text) {
        assertThat(Facet.in(text)).isEmpty();
    }

    @Test
    void a_number_sign_within_an_address_is_no_hashtag() {
        assertThat(Facet.in("https://gemeente.example/i/brand#nu @brandweer.example"))
                .extracting(Facet::kind)
                .containsExactly(Kind.LINK, Kind.MENTION);
    }

    @Test
    void a_mention_of_somebody_unknown_gets_no_mark() {
        List<Facet> found = Facet.in("@brandweer.example @niemand.example");

        JsonNode written = Facet.written(found, Map.of("brandweer.example", "did:plc:abc"));

        assertThat(written).hasSize(1);
        assertThat(written.at("/0/features/0/did").asText()).isEqualTo("did:plc:abc");
    }

    @Test
    void a_live_link_that_leads_elsewhere_than_it_says_is_not_the_same() {
        String text = "Meer: https://gemeente.example/a";
        JsonNode marks = Facet.written(Facet.in(text), Map.of());
        assertThat(Facet.same(marks, text)).isTrue();

        ((ObjectNode) marks.at("/0/features/0")).put("uri", "https://elders.example/a");

        assertThat(Facet.same(marks, text)).isFalse();
    }

    @Test
    void a_live_text_without_its_links_or_with_one_more_is_not_the_same() {
        String text = "Meer: https://gemeente.example/a";
        JsonNode marks = Facet.written(Facet.in(text), Map.of());
        JsonNode none = Facet.written(List.of(), Map.of());

        assertThat(Facet.same(none, text)).isFalse();
        assertThat(Facet.same(marks, "Meer: volgt later nog, dus wacht")).isFalse();
    }
}
