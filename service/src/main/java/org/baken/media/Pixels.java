package org.baken.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What is done to the pixels of a picture. */
final class Pixels {
    private static final float QUALITY = 0.85f;

    private Pixels() {}

    /** The same picture with sRGB colours, in a form that is drawn fast. */
    static BufferedImage plain(BufferedImage image) {
        ColorSpace colours = image.getColorModel().getColorSpace();
        if (image.getColorModel() instanceof IndexColorModel) {
            return drawn(image, image.getWidth(), image.getHeight(), new AffineTransform());
        }
        if (colours.getType() == ColorSpace.TYPE_GRAY) {
            return grey(image);
        }
        if (!colours.isCS_sRGB()) {
            BufferedImage converted = canvas(image, image.getWidth(), image.getHeight());
            new ColorConvertOp(null).filter(image, converted);
            return converted;
        }
        return image.getType() == BufferedImage.TYPE_CUSTOM
                ? drawn(image, image.getWidth(), image.getHeight(), new AffineTransform())
                : image;
    }

    /** Shrinks by halves, each pixel the mean of four, then the rest: no fine pattern turns into another one. */
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            now = stretched(now, (now.getWidth() + 1) / 2, (now.getHeight() + 1) / 2);
        }
        return now.getWidth() == width && now.getHeight() == height ? now : stretched(now, width, height);
    }

    private static BufferedImage stretched(BufferedImage image, int width, int height) {
        AffineTransform scale = AffineTransform.getScaleInstance(
                (double) width / image.getWidth(), (double) height / image.getHeight());
        return drawn(image, width, height, scale);
    }

    /** Turns and mirrors a picture so that up is up, from its EXIF orientation. */
    static BufferedImage turned(BufferedImage image, int orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform upright = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> null;
        };
        if (upright == null) {
            return image;
        }
        return orientation > 4 ? drawn(image, height, width, upright) : drawn(image, width, height, upright);
    }

    /** Whether anything behind the picture shines through. */
    static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The bytes of a file with this picture and nothing else: PNG, or progressive JPEG, which a slow network shows early. */
    static byte[] encoded(BufferedImage image, boolean transparent) throws IOException {
        BufferedImage plain = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        draw(image, plain, new AffineTransform());
        ImageWriter writer = ImageIO.getImageWritersByFormatName(transparent ? "png" : "jpeg")
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!transparent) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(plain, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Copies the shades as they are written: the JDK takes grey for another scale than that of the other colours. */
    private static BufferedImage grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        boolean alpha = raster.getNumBands() > 1;
        int width = image.getWidth();
        BufferedImage copy = canvas(image, width, image.getHeight());
        int[] shades = new int[width];
        int[] opacity = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, shades);
            if (alpha) {
                raster.getSamples(0, y, width, 1, 1, opacity);
            }
            for (int x = 0; x < width; x++) {
                int shade = eightBits(shades[x], bits);
                int solid = alpha ? eightBits(opacity[x], bits) : 0xff;
                shades[x] = solid << 24 | shade << 16 | shade << 8 | shade;
            }
            copy.setRGB(0, y, width, 1, shades, 0, width);
        }
        return copy;
    }

    private static int eightBits(int sample, int bits) {
        return bits > 8 ? sample >> (bits - 8) : sample * 0xff / ((1 << bits) - 1);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, AffineTransform how) {
        BufferedImage canvas = canvas(image, width, height);
        draw(image, canvas, how);
        return canvas;
    }

    private static void draw(BufferedImage image, BufferedImage canvas, AffineTransform how) {
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, how, null);
        graphics.dispose();
    }

    /** Premultiplied, so that what cannot be seen lends no colour to what is beside it. */
    private static BufferedImage canvas(BufferedImage like, int width, int height) {
        boolean alpha = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
    }
}
