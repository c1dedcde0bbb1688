package org.baken.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.channel.CodePoints;
import org.baken.check.Context.Fit;
import org.baken.check.Finding.Level;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final Context QUIET =
            Context.builder().languages(List.of("nl")).build();
    private static final String COMPLETE_NL =
            "We weten dat er brand is in het magazijn. We weten nog niet wat er brandt. De brandweer blust."
                    + " Sluit ramen en deuren. Volgende update om 15.30 uur.";
    private static final String COMPLETE_FR =
            "Un incendie est en cours dans l’entrepôt. Nous n’en connaissons pas encore la cause. Les pompiers sont sur"
                    + " place. Fermez portes et fenêtres. Prochaine mise à jour à 15h30.";
    private static final String COMPLETE_EN =
            "There is a fire in the warehouse. We do not know yet what is burning. The fire service is on site."
                    + " Close windows and doors. Next update at 15:30.";

    @Test
    void a_quiet_text_gives_no_findings() {
        assertThat(Checks.of(dutch("De weg is weer open."), QUIET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void an_empty_text_blocks(String body) {
        List<Finding> findings = Checks.of(dutch(body), QUIET);
        assertThat(findings).extracting(Finding::check).containsExactly("empty");
        assertThat(findings.get(0).blocks()).isTrue();
        assertThat(findings.get(0).lang()).isEqualTo("nl");
    }

    @Test
    void an_empty_variant_blocks_and_names_the_platform() {
        Draft draft = new Draft(
                Map.of("nl", new Draft.Text(null, "Tekst")), List.of(new Draft.Variant("mastodon", "nl", " ")));
        assertThat(Checks.of(draft, QUIET)).singleElement().satisfies(finding -> {
            assertThat(finding.platform()).isEqualTo("mastodon");
            assertThat(finding.blocks()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"499, 0", "500, 0", "501, 1"})
    void a_text_blocks_from_the_first_sign_over_the_limit(int used, int findings) {
        Context context = using(new Fit("mastodon", "nl", "", "x".repeat(used), new CodePoints(500)));
        assertThat(Checks.of(dutch("Tekst"), context)).hasSize(findings).allMatch(Finding::blocks);
    }

    @Test
    void each_language_of_the_incident_that_is_missing_is_named() {
        Context context = Context.builder().languages(List.of("nl", "fr", "en")).build();
        List<Finding> findings = Checks.of(dutch("Tekst"), context);
        assertThat(findings).extracting(Finding::lang).containsExactly("fr", "en");
        assertThat(findings).allMatch(finding -> finding.level() == Level.WARN);
        assertThat(findings.get(0).in(Locale.forLanguageTag("nl")).message()).contains("Frans");
        assertThat(findings.get(0).in(Locale.FRENCH).message()).contains("français");
    }

    @Test
    void a_text_that_says_nothing_people_need_hears_about_every_part() {
        Context context = expecting(Part.needed());
        assertThat(Checks.of(dutch("Beste mensen."), context))
                .extracting(Finding::check)
                .containsExactlyInAnyOrder(
                        "says-known", "says-unknown", "says-doing", "says-asked", "says-next-update");
    }

    @Test
    void a_complete_text_hears_about_no_part_in_any_language() {
        Draft draft = new Draft(
                Map.of(
                        "nl", new Draft.Text(null, COMPLETE_NL),
                        "fr", new Draft.Text(null, COMPLETE_FR),
                        "en", new Draft.Text(null, COMPLETE_EN)),
                List.of());
        assertThat(Checks.of(draft, expecting(Part.needed()))).isEmpty();
    }

    @Test
    void a_language_without_signs_is_not_judged_on_them() {
        Draft draft = new Draft(
                Map.of("nl", new Draft.Text(null, COMPLETE_NL), "pl", new Draft.Text(null, "Pożar")), List.of());
        assertThat(Checks.of(draft, expecting(Part.needed()))).isEmpty();
    }

    @Test
    void a_sign_counts_only_at_the_start_of_a_word() {
        assertThat(Signs.in("nl", Part.ASKED, "de ganzen")).isTrue();
        assertThat(Signs.in("nl", Part.ASKED, "het drama")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LET OP ALLES DICHT NIET BUITEN, true",
        "GRIP is afgekondigd, false",
        "#BRANDHARINGE #BRANDWEER #WINDOWS, false",
        "De OCMW en VRT en NMBS melden niets, false",
        "SLUIT ramen en SLUIT deuren en BLIJF binnen, true"
    })
    void three_long_words_in_capitals_are_shouting(String text, boolean shouting) {
        assertThat(Tone.shouts(text)).isEqualTo(shouting);
    }

    @Test
    void an_exclamation_mark_in_a_title_or_a_variant_is_seen() {
        Draft draft = new Draft(
                Map.of("nl", new Draft.Text("Brand!", "Sluit de ramen.")),
                List.of(new Draft.Variant("mastodon", "nl", "Brand!")));
        assertThat(Checks.of(draft, QUIET)).extracting(Finding::check).containsExactly("exclamation", "exclamation");
    }

    @Test
    void the_link_to_the_official_page_is_asked_for_until_it_is_there() {
        Context context =
                Context.builder().officialUrl("https://stad.test/i/brand").build();
        assertThat(Checks.of(dutch("Brand."), context))
                .extracting(Finding::check)
                .containsExactly("link");
        assertThat(Checks.of(dutch("Brand. https://stad.test/i/brand?lang=nl"), context))
                .isEmpty();
    }

    @Test
    void facts_that_nobody_confirmed_are_counted() {
        Context context =
                Context.builder().facts(new Context.FactsBehind(2, 2, 0)).build();
        Finding finding = Checks.of(dutch("Brand."), context).get(0);
        assertThat(finding.guidelines()).contains(Guideline.A26);
        assertThat(finding.in(Locale.ENGLISH).message()).startsWith("2 facts");
        Context one = Context.builder().facts(new Context.FactsBehind(1, 1, 0)).build();
        assertThat(Checks.of(dutch("Brand."), one).get(0).in(Locale.FRENCH).message())
                .startsWith("Un fait");
    }

    @Test
    void what_blocks_comes_first() {
        Context context = Context.builder()
                .languages(List.of("nl", "fr"))
                .exercise(true)
                .officialUrl("https://stad.test")
                .build();
        Draft draft =
                new Draft(Map.of("nl", new Draft.Text(null, "Brand!"), "en", new Draft.Text(null, "")), List.of());
        assertThat(Checks.of(draft, context)).extracting(Finding::level).isSorted();
    }

    @Test
    void every_finding_cites_a_guideline_and_can_be_told_in_every_language() {
        Draft draft = new Draft(
                Map.of("nl", new Draft.Text("BRAND BRAND BRAND", "!"), "fr", new Draft.Text(null, "")),
                List.of(new Draft.Variant("mastodon", "nl", "")));
        Context context = Context.builder()
                .languages(List.of("en"))
                .purpose("UPDATE", Part.needed())
                .exercise(true)
                .officialUrl("https://stad.test")
                .facts(new Context.FactsBehind(3, 3, 0))
                .fits(List.of(new Fit("mastodon", "nl", "", "xx", new CodePoints(1))))
                .build();
        List<Finding> findings = Checks.of(draft, context);
        assertThat(findings).extracting(Finding::check).hasSizeGreaterThan(12);
        for (Finding finding : findings) {
            assertThat(finding.guidelines()).as(finding.check()).isNotEmpty();
            for (String language : Catalogue.LANGUAGES) {
                assertThat(finding.in(Locale.forLanguageTag(language)).message())
                        .as(finding.check())
                        .doesNotContain("{", "!", "''");
            }
        }
    }

    private static Draft dutch(String body) {
        return new Draft(Map.of("nl", new Draft.Text(null, body)), List.of());
    }

    private static Context expecting(Set<Part> parts) {
        return Context.builder()
                .languages(List.of("nl"))
                .purpose("UPDATE", parts)
                .build();
    }

    private static Context using(Fit fit) {
        return Context.builder().languages(List.of("nl")).fits(List.of(fit)).build();
    }
}
