package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.baken.message.TemplateFiles.Written;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateFilesTest {
    private static final String GOOD = """
            id: smoke
            title: { nl: Rook, fr: Fumée, en: Smoke }
            types: [industrial-fire]
            purpose: HOLDING
            audience: RESIDENTS
            guidelines: [V10]
            text:
              nl: { title: "Rook in {place}", core: { known: "Er is rook.", nextUpdate: "Om {nextUpdate}." } }
              fr: { title: "Fumée à {place}", core: { known: "Il y a de la fumée." } }
              en: { title: "Smoke in {place}", body: "There is smoke." }
            """;

    private static Stream<String> files() {
        return ContentFolder.list("templates/").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_template_that_comes_with_baken_can_be_used(String file) {
        Written template = TemplateFiles.read(ContentFolder.read(file));
        assertThat(template.text()).containsOnlyKeys("nl", "fr", "en");
        assertThat(template.guidelines()).isNotEmpty();
    }

    @Test
    void a_template_is_read_with_its_placeholders() {
        Written template = read(GOOD);
        assertThat(template.purpose()).isEqualTo(Purpose.HOLDING);
        assertThat(template.text().get("nl").core().nextUpdate()).isEqualTo("Om {nextUpdate}.");
        assertThat(template.text().get("en").core()).isNull();
    }

    @Test
    void a_placeholder_that_does_not_exist_is_named_with_its_line() {
        ContentProblem.Fault fault =
                faults("Er is rook.", "Er is rook in {plaats}.").get(0);
        assertThat(fault.line()).isEqualTo(8);
        assertThat(fault.what()).contains("{plaats}", "place", "nextUpdate");
        assertThat(fault.toString()).startsWith("smoke.yml:8:");
    }

    @Test
    void what_is_no_template_is_refused_with_its_line() {
        assertThat(faults("purpose: HOLDING", "purpose: HELLO").get(0).line()).isEqualTo(4);
        assertThat(faults("id: smoke", "id: fog").get(0).what()).contains("smoke");
        assertThat(faults("body: \"There is smoke.\"", "bodi: \"There is smoke.\""))
                .isNotEmpty();
        assertThat(faults("There is smoke.", "There is smoke!")).isNotEmpty();
        assertThat(faults("guidelines: [V10]", "guidelines: [V99]").get(0).line())
                .isEqualTo(6);
    }

    private static Written read(String yaml) {
        return TemplateFiles.read(Content.read("templates/smoke.yml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ContentProblem.Fault> faults(String before, String after) {
        assertThat(GOOD).contains(before);
        return catchThrowableOfType(
                        ContentProblem.class,
                        () -> TemplateFiles.read(Content.read(
                                "smoke.yml", GOOD.replace(before, after).getBytes(StandardCharsets.UTF_8))))
                .faults();
    }
}
