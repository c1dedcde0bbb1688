package org.baken.platform;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The logo of the organisation: a drawing (SVG) or a picture (PNG) of at most 100 kilobytes. A drawing that could do anything but be
 * looked at is refused: it comes from the web as often as not, and who opens its address alone would run what is in it.
 *
 * @param name of the file as it is served
 * @param width in pixels or units of the drawing; only the proportion to the height matters
 */
public record Logo(String name, String type, byte[] bytes, int width, int height) {
    private static final int MOST_BYTES = 100 * 1024;
    private static final int MOST_PIXELS = 4_000;
    private static final Pattern VIEW_BOX =
            Pattern.compile("\\s*[-0-9.]+[\\s,]+[-0-9.]+[\\s,]+([0-9.]+)[\\s,]+([0-9.]+)\\s*");
    /** What a style or an attribute must not hold: an address of something that is not inside the drawing. */
    private static final Pattern REACHES_OUT =
            Pattern.compile("(?i)@import|expression\\(|javascript:|url\\(\\s*+['\"]?+\\s*+(?!#)");

    /**
     * Reads a logo.
     *
     * @throws IllegalArgumentException with a sentence for who set it
     */
    public static Logo of(Path file) {
        byte[] bytes = read(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return png(bytes, file);
        }
        if (name.endsWith(".svg")) {
            return svg(bytes, file);
        }
        throw new IllegalArgumentException("logo " + file + " must be a file that ends in .svg or .png");
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("logo " + file + " has " + Files.size(file) + " bytes, and at most "
                        + MOST_BYTES + " are served: everybody loads it, on a bad network too");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("logo " + file + " cannot be read", e);
        }
    }

    private static Logo png(byte[] bytes, Path file) {
        try {
            boolean signed = bytes.length > 8 && new String(bytes, 1, 3, StandardCharsets.ISO_8859_1).equals("PNG");
            BufferedImage image = signed ? ImageIO.read(new ByteArrayInputStream(bytes)) : null;
            if (image == null || image.getWidth() > MOST_PIXELS || image.getHeight() > MOST_PIXELS) {
                throw new IllegalArgumentException("logo " + file + " is no PNG picture of at most " + MOST_PIXELS
                        + " by " + MOST_PIXELS + " pixels");
            }
            return new Logo("logo.png", "image/png", bytes, image.getWidth(), image.getHeight());
        } catch (IOException e) {
            throw new IllegalArgumentException("logo " + file + " is no PNG picture", e);
        }
    }

    private static Logo svg(byte[] bytes, Path file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        int[] size = null;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                    throw harmful(file, "a document type or a processing instruction");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    size = size == null ? root(reader, file) : size;
                    harmless(reader, file);
                } else if (event == XMLStreamConstants.CHARACTERS
                        && REACHES_OUT.matcher(reader.getText()).find()) {
                    throw harmful(file, "an address of something outside it");
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("logo " + file + " is no well-formed SVG drawing", e);
        }
        return new Logo("logo.svg", "image/svg+xml", bytes, size[0], size[1]);
    }

    /** The size that the drawing says it has. */
    private static int[] root(XMLStreamReader reader, Path file) {
        String box = reader.getAttributeValue(null, "viewBox");
        Matcher matcher = VIEW_BOX.matcher(box == null ? "" : box);
        if (!reader.getLocalName().equals("svg") || !matcher.matches()) {
            throw new IllegalArgumentException("logo " + file + " must be an SVG drawing with a viewBox");
        }
        return new int[] {whole(matcher.group(1)), whole(matcher.group(2))};
    }

    private static int whole(String number) {
        return Math.max(1, (int) Math.round(Double.parseDouble(number)));
    }

    private static void harmless(XMLStreamReader reader, Path file) {
        String element = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (element.matches("script|foreignobject|iframe|object|embed|a|set|animate.*|handler|listener|audio|video")) {
            throw harmful(file, "<" + reader.getLocalName() + ">");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = reader.getAttributeValue(i);
            boolean reference = name.equals("href") || name.equals("src");
            if (name.startsWith("on")
                    || reference && !value.startsWith("#") && !value.matches("data:image/(png|jpeg);base64,.*")
                    || REACHES_OUT.matcher(value).find()) {
                throw harmful(file, name + "=\"…\"");
            }
        }
    }

    private static IllegalArgumentException harmful(Path file, String what) {
        return new IllegalArgumentException(
                "logo " + file + " holds " + what + ", which a logo does not need. Save it as plain SVG, or as PNG");
    }
}
