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
        assertThat(Checks.of(dutch("Tekst"), context).stream().filter(Finding::blocks))
                .hasSize(findings);
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
        assertThat(names(dutch(text)))
                .satisfies(found -> assertThat(found.contains("capitals")).isEqualTo(shouting));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "national-number|Zijn nummer is 85.07.30-033.28 zegt men",
                "national-number|Haar nummer is 17 07 30 033 84",
                "bsn|Het nummer 111222333 staat erin",
                "iban|Stort op BE68 5390 0754 7034 vandaag",
                "phone|Bel Jan op 0475 12 34 56",
                "email|Mail jan.peeters@example.be",
                "address|Er is brand in de Kerkstraat 12",
                "plate|De auto 1-ABC-123 stond er",
                "gaps|Om … uur",
            })
    void what_points_at_one_person_or_was_left_open_is_found(String check, String text) {
        assertThat(names(dutch(text))).contains(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zijn nummer is 85.07.30-033.29",
                "Het nummer 111222334 staat erin",
                "Stort op BE68 5390 0754 7035 vandaag",
                "Bel 112 of 1722",
                "Om 15.30 uur op 21.11.2026 in de Kerkstraat"
            })
    void numbers_that_fail_their_check_digits_and_plain_numbers_pass(String text) {
        assertThat(names(dutch(text))).isEmpty();
    }

    @Test
    void the_numbers_of_the_organisation_may_go_out() {
        Context ours = Context.builder()
                .house(new Context.House(
                        List.of("+32 475 12 34 56", "info@stad.example"),
                        List.of("Kerkstraat 12"),
                        List.of("Plan B"),
                        Map.of()))
                .build();
        assertThat(Checks.of(dutch("Bel 0475 12 34 56 of mail info@stad.example, Kerkstraat 12."), ours))
                .isEmpty();
        assertThat(Checks.of(dutch("Volgens plan b."), ours)).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.excerpt()).isEqualTo("plan b");
        });
    }

    @Test
    void the_organisation_sets_levels_but_not_of_what_is_broken() {
        Context quiet = Context.builder()
                .house(new Context.House(
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of("exclamation", Level.OFF, "gaps", Level.OFF, "iban", Level.HINT)))
                .build();
        assertThat(Checks.of(dutch("Stort … op BE68 5390 0754 7034!"), quiet))
                .extracting(Finding::check, Finding::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gaps", Level.BLOCK),
                        org.assertj.core.groups.Tuple.tuple("iban", Level.HINT));
    }

    @Test
    void a_fix_for_a_text_that_is_too_long_fits_and_links_to_the_whole() {
        String body = "De brandweer blust de brand. ".repeat(30).strip();
        Fit fit = new Fit("bluesky", "nl", "", body, new CodePoints(300));
        Context context = Context.builder()
                .officialUrl("https://stad.test/i")
                .fits(List.of(fit))
                .build();
        Finding finding = Checks.of(dutch(body), context).get(0);
        assertThat(finding.check()).isEqualTo("fits");
        assertThat(finding.fix().path()).isEqualTo("variants.bluesky.nl");
        assertThat(finding.fix().text()).hasSizeLessThanOrEqualTo(300).endsWith("brand.\nhttps://stad.test/i");
    }

    @Test
    void a_text_message_is_offered_without_the_letters_that_flip_its_alphabet() {
        Fit fit = new Fit("sms", "nl", "", "België: “geëvacueerd”", org.baken.channel.SmsLimits.USUAL);
        Context context = Context.builder().fits(List.of(fit)).build();
        Finding finding = Checks.of(dutch("België: “geëvacueerd”"), context).stream()
                .filter(one -> one.check().equals("sms-alphabet"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.fix().text()).isEqualTo("Belgie: \"geevacueerd\"");
    }

    @Test
    void a_correction_starts_with_the_fact() {
        Context context =
                Context.builder().claim("Het drinkwater is vergiftigd").build();
        Draft draft = new Draft(
                Map.of(
                        "nl",
                        new Draft.Text(
                                "Is het drinkwater vergiftigd?",
                                "Het drinkwater is vergiftigd, zegt men. Drinkwater is niet vergiftigd.")),
                List.of());
        assertThat(Checks.of(draft, context))
                .extracting(Finding::check)
                .contains("claim-title", "claim-first", "claim-repeated");
    }

    @Test
    void core_parts_count_exactly() {
        Draft draft = new Draft(
                Map.of("nl", new Draft.Text(null, "Wat we weten: brand", Map.of(Part.KNOWN, "brand"))), List.of());
        assertThat(Checks.of(draft, expecting(Part.needed())))
                .extracting(Finding::check)
                .containsExactlyInAnyOrder("says-unknown", "says-doing", "says-asked", "says-next-update");
    }

    @Test
    void an_id_survives_an_edit_elsewhere_but_not_of_the_letters_themselves() {
        String one = Checks.of(dutch("Mail a@b.be nu."), QUIET).get(0).id();
        assertThat(Checks.of(dutch("Er is nieuws. Mail a@b.be nu."), QUIET)
                        .get(0)
                        .id())
                .isEqualTo(one);
        assertThat(Checks.of(dutch("Mail c@b.be nu."), QUIET).get(0).id()).isNotEqualTo(one);
    }

    @Test
    void every_guideline_that_asks_for_a_check_is_cited_by_one() {
        assertThat(Checks.catalogue().stream()
                        .flatMap(check -> check.guidelines().stream())
                        .map(Enum::name))
                .contains(
                        "A02", "A03", "A05", "A09", "A13", "A16", "A19", "A23", "A24", "A25", "A26", "A27", "A28",
                        "B09", "H16", "H19", "H20", "H28", "H32", "L04", "L06", "L08", "V02", "V14", "V25", "V26",
                        "V28", "V34");
    }

    @Test
    void every_check_has_a_title_and_a_sentence_in_every_language() {
        for (Checks.Listed check : Checks.catalogue()) {
            for (String language : Catalogue.LANGUAGES) {
                assertThat(Catalogue.has("check." + check.check()))
                        .as(check.check())
                        .isTrue();
                assertThat(check.title(Locale.forLanguageTag(language))).doesNotStartWith("check.");
            }
        }
    }

    @Test
    void hostile_texts_are_looked_at_in_bounded_work() {
        for (String part : List.of("a", "e\u0301", "a ", "1 ", "A1", "a@", "rue a ", "0", "(", "Aa-", ". ", "!")) {
            String text = part.repeat(20_000 / part.length());
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    java.time.Duration.ofSeconds(20), () -> Checks.of(dutch(text), QUIET), part);
        }
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
        assertThat(Checks.of(dutch("Brand. https://stad.test/m/7K3F-9QXM"), context))
                .isEmpty();
        assertThat(Checks.of(dutch("Brand. https://stad.evil.test/m/7K3F-9QXM"), context))
                .extracting(Finding::check)
                .containsExactly("link");
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

    private static List<String> names(Draft draft) {
        return Checks.of(draft, QUIET).stream().map(Finding::check).toList();
    }
}
