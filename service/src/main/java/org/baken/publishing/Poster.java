package org.baken.publishing;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.baken.message.VerificationCode;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Pdf;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * A message to print and hang up (guideline V07: not everybody is online). The text is as large as the sheet allows, and the
 * square code leads to whether the sheet is real and still holds, and from there to the newest. Who cannot scan types the letters
 * beside it: nothing on a sheet proves that the sheet itself is ours.
 * Thread-safe.
 */
final class Poster {
    /** The sheets that town halls print on; sizes of letters in points, of the code in millimetres. */
    enum Paper {
        A4(15, 44, 38),
        A3(21, 66, 54);

        private final int smallest;
        private final int largest;
        private final int code;

        Paper(int smallest, int largest, int code) {
            this.smallest = smallest;
            this.largest = largest;
            this.code = code;
        }
    }

    /**
     * What is on it.
     *
     * @param address where the newest is
     * @param message the id of the message, from which its code follows
     */
    record Sheet(
            String lang, String title, String text, String address, String message, Instant at, boolean exercise) {}

    private static final HtmlTemplate TEMPLATE = new HtmlTemplate("poster");
    private static final int PIXELS_A_MODULE = 8;
    private static final int QUIET_ZONE = 4;
    /** Between the code and the edge of the sheet, and above it. */
    private static final int AROUND_THE_CODE = 24;

    private static final int LONGEST_HEADING = 90;

    private final Publisher house;

    Poster(Publisher house) {
        this.house = house;
    }

    /** Draws the sheet as PDF; a text that does not fit on one in the smallest letters takes more. */
    byte[] draw(Sheet sheet, Paper paper) {
        int low = paper.smallest;
        int high = paper.largest;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (Pdf.pages(page(sheet, paper, middle)) == 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Pdf.of(page(sheet, paper, low));
    }

    /** A paragraph, line by line. */
    record Paragraph(List<Line> lines) {
        static Paragraph of(String text) {
            List<Line> lines = new ArrayList<>();
            text.lines().forEach(line -> lines.add(new Line(line, !lines.isEmpty())));
            return new Paragraph(lines);
        }
    }

    /** @param again whether one stands above it */
    record Line(String line, boolean again) {}

    private record Page(
            String lang,
            String name,
            String house,
            Words words,
            String paper,
            int points,
            int foot,
            int code,
            String qr,
            String address,
            String check,
            String letters,
            String asOf,
            boolean exercise,
            String heading,
            List<Paragraph> paragraphs) {}

    private String page(Sheet sheet, Paper paper, int points) {
        String text = Pdf.clean(sheet.text()).strip();
        String heading = heading(Pdf.clean(sheet.title()).strip(), text);
        String body = text.substring(heading.length()).strip();
        String code = VerificationCode.of(sheet.message());
        Words words = new Words("publishing", Catalogue.language(Locale.forLanguageTag(sheet.lang())));
        Page page = new Page(
                sheet.lang(),
                heading.isEmpty() ? house.name() : heading,
                Pdf.clean(house.name()),
                words,
                paper.name(),
                points,
                paper.code + AROUND_THE_CODE,
                paper.code,
                code(house.publicUrl() + "/m/" + code + "?via=poster"),
                sheet.address(),
                spoken(house.publicUrl()) + "/verify",
                code,
                words.of("poster-as-of", moment(sheet)),
                sheet.exercise(),
                heading.isEmpty() ? null : heading,
                Arrays.stream(body.split("\\R{2,}"))
                        .filter(paragraph -> !paragraph.isBlank())
                        .map(Paragraph::of)
                        .toList());
        return new String(TEMPLATE.render(page), StandardCharsets.UTF_8);
    }

    /** How the text begins, when that is its title or a short first line with more below it. */
    private static String heading(String title, String text) {
        if (!title.isEmpty() && text.startsWith(title)) {
            return title;
        }
        String first = text.lines().findFirst().orElse("");
        return first.length() <= LONGEST_HEADING && text.length() > first.length() ? first : "";
    }

    /** An address as people type it. */
    private static String spoken(String address) {
        return address.replaceFirst("^https?://", "");
    }

    private String moment(Sheet sheet) {
        return Dates.moment(sheet.lang()).withZone(house.zone()).format(sheet.at());
    }

    /** A QR code (ISO/IEC 18004) that can lose a quarter of itself to rain and tape. */
    private static String code(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
        int side = (code.size + 2 * QUIET_ZONE) * PIXELS_A_MODULE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark = code.getModule(x / PIXELS_A_MODULE - QUIET_ZONE, y / PIXELS_A_MODULE - QUIET_ZONE);
                image.setRGB(x, y, dark ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
