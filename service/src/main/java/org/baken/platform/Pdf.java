package org.baken.platform;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes PDF of pages: tagged for screen readers (PDF/UA-1, ISO 14289), with its fonts in it. A page is XHTML with a
 * {@code lang}, a {@code title}, the metas {@code subject}, {@code description} and {@code author}, at least one bookmark
 * (PDF/UA-1, 7.1), and the font family {@code Baken}.
 */
public final class Pdf {
    /** What the bytes are. */
    public static final String TYPE = "application/pdf";

    private static final String FONTS = "/org/apache/pdfbox/resources/ttf/LiberationSans-";

    static {
        // It reports every step of every drawing otherwise.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /** Draws a page. */
    public static byte[] of(String page) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder(page).toStream(pdf).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Counts the sheets that a page takes, without drawing them. */
    public static int pages(String page) {
        try (PdfBoxRenderer renderer =
                builder(page).toStream(new ByteArrayOutputStream()).buildPdfRenderer()) {
            renderer.layout();
            return renderer.getRootBox().getLayer().getPages().size();
        }
    }

    /** Puts a question mark in a diamond for what XML 1.0 has no place for. */
    public static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static PdfRendererBuilder builder(String page) {
        return new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useReplacementText("\uFFFD")
                .withProducer("Baken")
                // Nothing is fetched for it, whatever is written in a message.
                .useUriResolver((base, address) -> address.startsWith("data:") ? address : null)
                .useFont(Pdf::font, "Baken")
                .withHtmlContent(page, null);
    }

    private static InputStream font() {
        return PDDocument.class.getResourceAsStream(FONTS + "Regular.ttf");
    }
}
