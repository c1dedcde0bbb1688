package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.START;
import static org.baken.publicpage.PageViews.fire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Json;
import org.baken.publicpage.PageView.Verdict;
import org.junit.jupiter.api.Test;

class ClaimReviewsTest {
    private static final Pattern BLOCK =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final String HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \" {{house}}";

    private final PageHtml html = new PageHtml(HOUSE);

    @Test
    void a_checked_rumour_is_told_to_search_engines_as_schema_org_asks() {
        JsonNode block = block(fire(false, "nl"));
        assertThat(block.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(block.path("@graph")).hasSize(1);
        JsonNode review = block.path("@graph").get(0);
        assertThat(review.path("@type").asText()).isEqualTo("ClaimReview");
        assertThat(review.path("claimReviewed").asText()).isEqualTo("Het drinkwater is vergiftigd");
        assertThat(review.path("url").asText())
                .isEqualTo("https://havenrode.example/i/brand-rangeerterrein-7k2m?lang=nl#r-9");
        assertThat(page(fire(false, "nl"))).contains("<li id=\"r-9\">");
        assertThat(review.path("datePublished").asText())
                .isEqualTo(START.plusSeconds(1900).toString());
        assertThat(review.path("author").path("@type").asText()).isEqualTo("Organization");
        assertThat(review.path("author").path("name").asText()).isEqualTo("Gemeente Havenrode");
        assertThat(review.path("itemReviewed").path("@type").asText()).isEqualTo("Claim");
        JsonNode rating = review.path("reviewRating");
        assertThat(rating.path("@type").asText()).isEqualTo("Rating");
        assertThat(rating.path("alternateName").asText()).isEqualTo("Niet waar");
        assertThat(rating.path("ratingValue").asInt()).isEqualTo(1);
        assertThat(rating.path("bestRating").asInt()).isEqualTo(5);
        assertThat(review.path("reviewBody").asText()).isNotBlank();
    }

    @Test
    void the_verdict_is_in_the_language_of_the_page_and_what_nobody_can_prove_has_no_figure() {
        assertThat(rating(verdict("MISLEADING", "x"), "fr")
                        .path("alternateName")
                        .asText())
                .isEqualTo("Trompeur");
        assertThat(rating(verdict("MISLEADING", "x"), "fr").path("ratingValue").asInt())
                .isEqualTo(2);
        assertThat(rating(verdict("TRUE", "x"), "nl").path("ratingValue").asInt())
                .isEqualTo(5);
        assertThat(rating(verdict("UNPROVEN", "x"), "nl").path("alternateName").asText())
                .isEqualTo("Niet bewezen");
        assertThat(rating(verdict("UNPROVEN", "x"), "nl").has("ratingValue")).isFalse();
    }

    @Test
    void an_exercise_and_a_page_without_rumours_tell_nothing() {
        assertThat(page(fire(true, "nl")))
                .contains("Het drinkwater is vergiftigd")
                .doesNotContain("<script type=");
        assertThat(page(PageViews.with())).doesNotContain("<script type=");
    }

    @Test
    void markup_in_a_claim_ends_no_element() {
        PageView view = with(verdict("FALSE", HOSTILE), "nl");
        String page = page(view);
        // One is the page's own, the other is this data.
        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(page.split("</script>", -1)).hasSize(3);
        assertThat(page).doesNotContain("<!--");
        assertThat(block(view).path("@graph").get(0).path("claimReviewed").asText())
                .isEqualTo(HOSTILE);
    }

    @Test
    void a_correction_in_a_feed_says_which_claim_it_is_about_and_what_that_is_worth() {
        String atom = new String(new Feeds(HOUSE).atom(fire(false, "nl")), StandardCharsets.UTF_8);
        assertThat(atom.split("Het gerucht: “Het drinkwater is vergiftigd”. Ons oordeel: Niet waar.", -1))
                .hasSize(2);
    }

    private static Verdict verdict(String verdict, String claim) {
        return new Verdict("9", claim, "nl", verdict, START, "nothing");
    }

    private JsonNode rating(Verdict verdict, String lang) {
        return block(with(verdict, lang)).path("@graph").get(0).path("reviewRating");
    }

    private static PageView with(Verdict verdict, String lang) {
        PageView fire = fire(false, lang);
        return new PageView(
                fire.slug(),
                fire.exercise(),
                fire.title(),
                fire.mainLang(),
                fire.lang(),
                fire.languages(),
                fire.phase(),
                fire.openedAt(),
                fire.closedAt(),
                fire.changedAt(),
                fire.nextUpdateAt(),
                fire.late(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(verdict),
                List.of(),
                List.of());
    }

    private String page(PageView view) {
        return new String(html.page(view), StandardCharsets.UTF_8);
    }

    private JsonNode block(PageView view) {
        Matcher block = BLOCK.matcher(page(view));
        assertThat(block.find()).isTrue();
        return Json.read(block.group(1));
    }
}
