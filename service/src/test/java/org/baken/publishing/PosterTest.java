package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.baken.message.VerificationCode;
import org.baken.platform.Publisher;
import org.baken.publishing.Poster.Paper;
import org.baken.publishing.Poster.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTest {
    private static final Instant AT = Instant.parse("2026-11-21T13:05:00Z");
    private static final String MESSAGE = "0193b2f0-7c1e-7d3a-9d55-0f2b6d1e4a01";
    private static final String TEXT =
            "Brand in de haven\n\nBlijf binnen en sluit ramen en deuren. Zet de ventilatie uit.\n"
                    + "Help je buren.\n\nWe geven nieuws om 15.00 uur.";

    private final Poster poster = new Poster(new Publisher(
            "Gemeente Zandvliet & Berg", "https://zandvliet.example", ZoneId.of("Europe/Brussels"), List.of("nl")));

    private static Sheet sheet(String lang, String title, String text, boolean exercise) {
        return new Sheet(lang, title, text, "https://zandvliet.example/i/brand-haven-7k2m", MESSAGE, AT, exercise);
    }

    private <T> T read(Sheet sheet, Paper paper, Function<PDDocument, T> reader) {
        try (PDDocument document = Loader.loadPDF(poster.draw(sheet, paper))) {
            return reader.apply(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(PDDocument document) {
        try {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void it_fits_on_one_sheet_and_says_all_there_is_to_say(Paper paper) {
        read(sheet("nl", "Brand in de haven", TEXT, false), paper, document -> {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(Math.round(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4))
                    .isEqualTo(paper == Paper.A4 ? 210 : 297);
            assertThat(text(document))
                    .contains("Gemeente Zandvliet & Berg")
                    .containsOnlyOnce("Brand in de haven")
                    .contains("Blijf binnen en sluit ramen en deuren. Zet de ventilatie uit. Help je buren.")
                    .contains("We geven nieuws om 15.00 uur.")
                    .contains("https://zandvliet.example/i/brand-haven-7k2m")
                    .contains("Deze tekst is van 21 november 2026, 14:05.")
                    .doesNotContain("OEFENING");
            return null;
        });
    }

    @Test
    void it_is_tagged_for_screen_readers_in_its_own_language() {
        read(
                sheet("fr", "Incendie au port", "Incendie au port\n\nRestez à l’intérieur.", false),
                Paper.A4,
                document -> {
                    assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
                    assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                            .isTrue();
                    assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Incendie au port");
                    assertThat(document.getDocumentCatalog().getStructureTreeRoot())
                            .isNotNull();
                    assertThat(text(document)).contains("Ce texte date du 21 novembre 2026, 14 h 05.");
                    return null;
                });
    }

    @Test
    void an_exercise_says_so_above_everything_else() {
        read(sheet("nl", "OEFENING – Brand", "OEFENING – Brand\n\nBlijf binnen.", true), Paper.A4, document -> {
            assertThat(text(document))
                    .containsSubsequence("OEFENING – Dit is niet echt.", "Gemeente Zandvliet", "OEFENING – Brand");
            return null;
        });
    }

    @Test
    void a_long_text_gets_smaller_letters_before_it_takes_another_sheet() {
        String lines = "Blijf binnen en sluit ramen en deuren, en zet de ventilatie uit.\n\n";
        assertThat(read(sheet("nl", "", lines.repeat(14), false), Paper.A4, PDDocument::getNumberOfPages))
                .isEqualTo(1);
        assertThat(read(sheet("nl", "", lines.repeat(60), false), Paper.A4, PDDocument::getNumberOfPages))
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> & <img src=\"https://evil.example/x.png\"/> ]]>",
                "Emoji 🚒 en \u0001 teken",
                "Eénwoordzonderspatiesxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "x",
                "{{house}} &amp; &#x41;"
            })
    void whatever_is_in_a_message_is_shown_and_never_obeyed(String text) {
        read(sheet("nl", "", text, false), Paper.A4, document -> {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            if (text.startsWith("<") || text.startsWith("{")) {
                assertThat(text(document).replace(" ", "")).contains(text.replace(" ", ""));
            }
            return null;
        });
    }

    @Test
    void the_code_is_dark_on_light_with_a_quiet_zone() {
        read(sheet("nl", "Brand in de haven", TEXT, false), Paper.A4, document -> {
            try {
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
                int dark = 0;
                for (int y = page.getHeight() - 150; y < page.getHeight() - 30; y++) {
                    for (int x = 40; x < 150; x++) {
                        dark += (page.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
                    }
                }
                assertThat(dark).isBetween(1_500, 7_000);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void it_says_how_to_check_it_with_a_camera_and_without(Paper paper) {
        String code = VerificationCode.of(MESSAGE);
        read(sheet("nl", "Brand in de haven", TEXT, false), paper, document -> {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .containsSubsequence("echt en nog actueel", "zandvliet.example/verify", code, "laatste nieuws");
            assertThat(leadsTo(document, "https://zandvliet.example/m/" + code + "?via=poster"))
                    .isTrue();
            assertThat(leadsTo(document, "https://zandvliet.example/m/0000-0000?via=poster"))
                    .isFalse();
            return null;
        });
        read(sheet("fr", "", "Restez chez vous.", false), paper, document -> {
            assertThat(text(document)).contains("tapez le code : zandvliet.example/verify", code);
            return null;
        });
    }

    /** Whether the pattern on the sheet is that of this address, module by module. */
    private static boolean leadsTo(PDDocument document, String address) {
        try {
            PDResources resources = document.getPage(0).getResources();
            List<BufferedImage> patterns = new ArrayList<>();
            collect(resources, patterns);
            BufferedImage drawn = patterns.get(0);
            QrCode wanted = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
            int side = drawn.getWidth() / 8 - 8;
            if (side != wanted.size) {
                return false;
            }
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    boolean dark = (drawn.getRGB((x + 4) * 8 + 4, (y + 4) * 8 + 4) & 0xff) < 128;
                    if (dark != wanted.getModule(x, y)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(PDResources resources, List<BufferedImage> images) throws IOException {
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) {
                images.add(image.getImage());
            } else if (object instanceof PDFormXObject form) {
                collect(form.getResources(), images);
            }
        }
    }
}
