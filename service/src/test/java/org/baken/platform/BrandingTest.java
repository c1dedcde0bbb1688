package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingTest {
    private static final String DRAWING = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\">%s</svg>";

    @TempDir
    Path folder;

    private Logo svg(String text) throws IOException {
        return Logo.of(Files.writeString(folder.resolve("wapen.svg"), text));
    }

    @Test
    void black_on_white_has_the_most_contrast_there_is() {
        assertThat(Accent.contrast("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(Accent.contrast("#767676", "#ffffff")).isBetween(4.5, 4.6);
    }

    @Test
    void a_colour_that_can_be_read_is_taken_and_made_lighter_for_dark_pages() {
        Accent accent = Accent.of("#7A1FA2", "");
        assertThat(accent.light()).isEqualTo("#7a1fa2");
        assertThat(Accent.contrast(accent.dark(), Accent.DARK_PAPER)).isGreaterThan(4.5);
        assertThat(Accent.of("#000000", "").dark()).isNotEqualTo("#000000");
        assertThat(Accent.of("#0b6e75", "#7fd3da").dark()).isEqualTo("#7fd3da");
    }

    @Test
    void a_colour_that_cannot_be_read_is_refused_with_the_reason() {
        assertThatThrownBy(() -> Accent.of("#ffcc00", ""))
                .hasMessageContaining("accent #ffcc00 cannot be read well on light pages")
                .hasMessageContaining("Choose a darker colour");
        assertThatThrownBy(() -> Accent.of("#0b6e75", "#0b6e75"))
                .hasMessageContaining("accentDark")
                .hasMessageContaining("Choose a lighter colour");
        assertThatThrownBy(() -> Accent.of("teal", "")).hasMessageContaining("such as #0b6e75");
        assertThatThrownBy(() -> Accent.of("#0b6e75;}body{display:none", "")).hasMessageContaining("such as #0b6e75");
    }

    @Test
    void a_plain_drawing_and_a_picture_are_logos_of_their_own_shape() throws IOException {
        Logo drawing = svg(
                DRAWING.formatted(
                        "<defs><linearGradient id=\"g\"/></defs><path d=\"M0 0h9v9z\" fill=\"url(#g)\" style=\"stroke: url( #g )\"/>"));
        assertThat(List.of(drawing.width(), drawing.height())).containsExactly(120, 40);
        Path file = folder.resolve("Wapen.PNG");
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
        Logo picture = Logo.of(file);
        assertThat(List.of(picture.width(), picture.height())).containsExactly(30, 20);
        Branding branding = new Branding(picture, null, List.of(), List.of());
        assertThat(branding.logoAddress()).matches("/public/[0-9a-f]{12}/logo\\.png");
        assertThat(branding.styleAddress()).isNull();
        Branding coloured = new Branding(null, Accent.of("#7a1fa2", ""), List.of(), List.of());
        assertThat(new String(coloured.style(), StandardCharsets.UTF_8))
                .contains("--link:#7a1fa2", "prefers-color-scheme:dark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<path d=\"M0 0\" onclick=\"alert(1)\"/>",
                "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                "<image href=\"https://elsewhere.example/x.png\"/>",
                "<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"https://elsewhere.example/x.svg#a\"/>",
                "<style>@import 'https://elsewhere.example/x.css';</style>",
                "<style>path { fill: url( 'https://elsewhere.example/x') }</style>",
                "<style><![CDATA[path { fill: url(//elsewhere.example/x) }]]></style>",
                "<path d=\"M0 0\" style=\"fill: url(https://elsewhere.example/x)\"/>",
                "<?xml-stylesheet href=\"x\"?>"
            })
    void a_drawing_that_could_do_more_than_be_looked_at_is_refused(String content) {
        assertThatThrownBy(() -> svg(DRAWING.formatted(content))).hasMessageContaining("which a logo does not need");
    }

    @Test
    void what_is_no_logo_is_refused_with_a_sentence() throws IOException {
        assertThatThrownBy(() -> svg("<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                        + DRAWING.formatted("<text>&e;</text>")))
                .hasMessageContaining("wapen.svg");
        assertThatThrownBy(() -> svg("<svg>")).hasMessageContaining("viewBox");
        assertThatThrownBy(() -> svg(DRAWING.formatted("<path>"))).hasMessageContaining("well-formed");
        Path text = Files.writeString(folder.resolve("logo.png"), "not a picture at all");
        assertThatThrownBy(() -> Logo.of(text)).hasMessageContaining("no PNG picture");
        Path large = Files.write(folder.resolve("large.svg"), new byte[200_000]);
        assertThatThrownBy(() -> Logo.of(large)).hasMessageContaining("at most 102400");
        assertThatThrownBy(() -> Logo.of(folder.resolve("none.svg"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Logo.of(text.resolveSibling("logo.gif"))).hasMessageContaining("logo.gif");
    }

    @Test
    void a_telephone_says_who_answers_in_the_readers_language_or_else_in_the_first_and_can_be_dialled() {
        Map<String, String> label = new LinkedHashMap<>();
        label.put("nl", "Infolijn");
        label.put("fr", "Ligne info");
        Branding.Phone phone = new Branding.Phone("+32 (3) 123.45-67", label);
        assertThat(phone.language("fr")).isEqualTo("fr");
        assertThat(phone.language("en")).isEqualTo("nl");
        assertThat(phone.address()).isEqualTo("tel:+3231234567");
    }

    @Test
    void only_sites_may_embed_and_nothing_else_gets_into_the_policy() {
        assertThat(Embedders.of(" https://www.stad.example/, https://*.wijk.example:8443,,http://localhost:8000 "))
                .containsExactly("https://www.stad.example", "https://*.wijk.example:8443", "http://localhost:8000");
        for (String bad : List.of(
                "http://www.stad.example",
                "https://stad.example/pad",
                "https://stad.example; script-src *",
                "*",
                "https://*",
                "'none'")) {
            assertThatThrownBy(() -> Embedders.of(bad)).hasMessageContaining("A site looks like");
        }
    }
}
