package org.baken.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Real files of pictures, made on the spot, with all that cameras and people put into them. */
public final class PictureFiles {
    private PictureFiles() {}

    /** Blue, with a red quarter at the top left: one sees which side is up. */
    public static BufferedImage drawing(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        if (!image.getColorModel().hasAlpha()) {
            graphics.setColor(Color.BLUE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] transparentPng(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    public static byte[] gif(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    public static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new AssertionError("Nothing writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the tests. */
    public static byte[] resource(String name) {
        try (InputStream file = PictureFiles.class.getResourceAsStream("/media/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo as a phone makes it: where it was, how the phone was held, XMP, IPTC and a comment. */
    public static byte[] photo(int width, int height, int orientation) {
        byte[] exif = join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif(orientation));
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>maker: Jan Peeters</x:xmpmeta>"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] iptc = join(
                "Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1),
                "8BIM\u0004\u0004\0\0\0\0\0\u0010\u001c\u0002\u0050\0\u000bJan Peeters"
                        .getBytes(StandardCharsets.ISO_8859_1));
        byte[] comment = "Made at Kerkstraat 1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] plain = jpeg(width, height);
        return join(
                new byte[] {plain[0], plain[1]},
                segment(0xe1, exif),
                segment(0xe1, xmp),
                segment(0xed, iptc),
                segment(0xfe, comment),
                java.util.Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** A JPEG that says its numbers are colours of another space than sRGB. */
    public static byte[] jpegWith(ICC_Profile profile, BufferedImage image) {
        byte[] plain = written(image, "jpeg");
        byte[] mark = "ICC_PROFILE\0\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);
        // After the JFIF segment, which must be the first.
        int start = 4 + (plain[4] & 0xff) * 256 + (plain[5] & 0xff);
        return join(
                java.util.Arrays.copyOf(plain, start),
                segment(0xe2, join(mark, profile.getData())),
                java.util.Arrays.copyOfRange(plain, start, plain.length));
    }

    /** Puts a chunk into a PNG, right after its header. */
    public static byte[] withChunk(byte[] png, String name, byte[] data) {
        int header = 8 + 25;
        return join(
                java.util.Arrays.copyOf(png, header),
                chunk(name, data),
                java.util.Arrays.copyOfRange(png, header, png.length));
    }

    /** The head of a PNG of this size; the picture itself is not there. */
    public static byte[] pngHead(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 0x63}),
                chunk("IEND", new byte[0]));
    }

    /** The head of a lossless WebP of this size; the picture itself is not there. */
    public static byte[] webpHead(int width, int height) {
        int sizes = width - 1 | height - 1 << 14;
        ByteBuffer file = ByteBuffer.allocate(30).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(22);
        file.put("WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1)).putInt(10);
        return file.put((byte) 0x2f).putInt(sizes).array();
    }

    /** EXIF with an orientation and a place: 51° 13' north, 4° 24' east. */
    public static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(140);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 92);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 116);
        tiff.putInt(0);
        for (int number : new int[] {51, 1, 13, 1, 0, 1, 4, 1, 24, 1, 0, 1}) {
            tiff.putInt(number);
        }
        return tiff.array();
    }

    /** All these bytes, one after the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, data);
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = join(name.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 check = new CRC32();
        check.update(named);
        return join(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
