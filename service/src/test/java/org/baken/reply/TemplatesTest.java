package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.baken.channel.BlueskyLimits;
import org.baken.check.Checks;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.check.Finding;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    /** The classes of the decision tree whose writers may get an answer. */
    private static final List<String> ANSWERED = List.of(
            "punishable",
            "privacy",
            "insult",
            "misinformation",
            "disinformation",
            "unknown-claim",
            "spam",
            "political",
            "commercial",
            "off-topic",
            "quarrel",
            "worry",
            "question",
            "personal-question",
            "report",
            "complaint",
            "criticism",
            "hurt",
            "sympathy",
            "praise",
            "helpful",
            "press",
            "persistent",
            "outside-group");

    private static final Map<String, String> KNOWN = Map.of(
            "url", "https://crisis.stad-havenrode.example/i/brand-in-de-haven",
            "code", "https://crisis.stad-havenrode.example/code",
            "fact", "Het water uit de kraan is veilig, ook in de wijk Havenkwartier",
            "reportingPoint", "www.stad-havenrode.example/melden",
            "organisation", "Stad Havenrode");

    private final Templates templates = new Templates();

    record Line(String id, String lang, AddressForm form, String text) {}

    static Stream<Line> lines() {
        return new Templates()
                .all().stream()
                        .map(Templates.Shipped::template)
                        .flatMap(template -> Tone.LANGUAGES.stream()
                                .flatMap(lang -> Stream.of(AddressForm.values())
                                        .map(form -> new Line(
                                                template.id(),
                                                lang,
                                                form,
                                                template.in(lang, form).orElseThrow()))));
    }

    @Test
    void every_class_that_gets_an_answer_has_one_in_each_language() {
        TreeSet<String> covered = new TreeSet<>();
        templates.all().forEach(shipped -> covered.addAll(shipped.template().classes()));
        assertThat(covered).containsAll(ANSWERED);
        assertThat(templates.receipt().template().id()).isEqualTo("receipt");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void every_text_fits_in_the_shortest_post_and_no_check_warns(Line line) {
        String text = Templates.fill(line.text(), KNOWN::get);
        assertThat(new BlueskyLimits(300).count("OEFENING – " + text).fits())
                .as(text)
                .isTrue();
        Draft draft = new Draft(Map.of(line.lang(), new Draft.Text(null, text)), List.of());
        assertThat(Checks.of(
                        draft, Context.builder().languages(List.of(line.lang())).build()))
                .filteredOn(finding -> finding.level() != Finding.Level.HINT
                        && !finding.check().equals("gaps"))
                .as(text)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void every_text_addresses_its_reader_in_the_form_it_is_for(Line line) {
        String text = line.text().replaceAll("\\{\\w+}", "");
        assertThat(Tone.of(text, line.lang()).filter(form -> form != line.form()))
                .as(text)
                .isEmpty();
    }

    @Test
    void what_is_not_known_stays_open() {
        assertThat(Templates.fill("{fact}. Lees {url}", name -> name.equals("url") ? "https://a.example" : null))
                .isEqualTo("…. Lees https://a.example");
    }

    @Test
    void a_file_that_is_no_template_is_refused_with_its_line() {
        String good = ContentFolder.text("replies/worry.yml");
        assertThatThrownBy(() -> read(good.replace("{url}", "{link}")))
                .isInstanceOf(ContentProblem.class)
                .hasMessageContaining("worry.yml:");
        assertThatThrownBy(() -> read(good.replace("id: worry", "id: fear"))).hasMessageContaining("\"worry\"");
        assertThatThrownBy(() -> read(good.replace("classes: [worry]", "classes: []")))
                .hasMessageContaining("names the classes");
        assertThatThrownBy(() -> read(good.replaceAll("    formal: .*\n", ""))).isInstanceOf(ContentProblem.class);
    }

    private static Template read(String yaml) {
        return Templates.read(Content.read("replies/worry.yml", yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
