package org.baken.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.baken.platform.Problem;

/**
 * Makes pictures anew: only what one sees is taken over, so that EXIF with its place and time, XMP, IPTC, colour profiles,
 * previews and comments stay behind (guideline A24). Colours become sRGB. Thread-safe; a few pictures at a time, so that
 * the memory and the processors are there for everything else too.
 */
final class Studio {
    /** The most pixels a picture may have, as its header says: small files can unpack into all memory there is. */
    static final long MOST_PIXELS = 40_000_000;

    /** The same for WebP: its decoder leaves none out, and takes some 35 bytes for each. */
    static final long MOST_PIXELS_WEBP = 4_000_000;

    /** The longest side, in pixels. */
    static final int LONGEST_SIDE = 16_383;

    /** The shortest side, in pixels. */
    static final int SHORTEST_SIDE = 32;

    /** What a decoded picture may take, in bytes; of larger ones only every second or third pixel is decoded. */
    private static final long MOST_DECODED = 48L * 1024 * 1024;

    private static final long MEMORY_PER_PICTURE = 256L * 1024 * 1024;
    private static final int MOST_WAITING = 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final int RETRY_SECONDS = 15;

    private final Semaphore benches;

    Studio() {
        long room = Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY_PER_PICTURE);
        this.benches = new Semaphore(
                (int) Math.min(room, Math.max(1, Runtime.getRuntime().availableProcessors() - 1)), true);
    }

    /** Makes a file into pictures; one that is none, is damaged, or too large or small is a {@link Problem}. */
    Renditions make(byte[] file) {
        String type = Format.of(file);
        try {
            if (benches.getQueueLength() >= MOST_WAITING || !benches.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.tooMany(RETRY_SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.tooMany(RETRY_SECONDS);
        }
        try {
            return read(type, file);
        } finally {
            benches.release();
        }
    }

    private static Renditions read(String type, byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(type).next();
        Damage damage = new Damage();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, false, true);
            reader.addIIOReadWarningListener(damage);
            requireSize(type, reader.getWidth(0), reader.getHeight(0));
            boolean still = !type.equals(Format.JPEG) && moves(type, reader, file);
            BufferedImage decoded = reader.read(0, sparing(reader));
            if (damage.isCutOff()) {
                throw damaged();
            }
            int orientation = Exif.orientation(type, file);
            return sized(decoded, orientation, reader.getWidth(0), reader.getHeight(0), still);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            // Decoders meet what is not as it should be in many ways, from end of file to an index out of bounds.
            throw isColours(e) ? Problem.unsupported("file", "media.colours") : damaged();
        } finally {
            reader.dispose();
        }
    }

    private static void requireSize(String type, int width, int height) {
        if (Math.min(width, height) < SHORTEST_SIDE) {
            throw Problem.invalid("file", "media.small", SHORTEST_SIDE, width, height);
        }
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw tooLarge("media.pixels", MOST_PIXELS / 1_000_000, LONGEST_SIDE);
        }
        if (type.equals(Format.WEBP) && pixels > MOST_PIXELS_WEBP) {
            throw tooLarge("media.pixels.webp", MOST_PIXELS_WEBP / 1_000_000);
        }
    }

    private static boolean moves(String type, ImageReader reader, byte[] file) throws IOException {
        return switch (type) {
            case Format.PNG -> Chunks.ofPng(file, "acTL").length > 0;
            case Format.WEBP -> Chunks.ofWebp(file, "ANIM").length > 0;
            default -> reader.getNumImages(true) > 1;
        };
    }

    /** Leaves pixels out while decoding when all of them would take too much memory. */
    private static ImageReadParam sparing(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        ImageTypeSpecifier raw = reader.getImageTypes(0).next();
        int bits = 0;
        for (int size : raw.getSampleModel().getSampleSize()) {
            bits += Math.max(8, size);
        }
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        int step = 1;
        while (pixels * bits / 8 / step / step > MOST_DECODED) {
            step++;
        }
        if (step > 1) {
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return param;
    }

    private static Renditions sized(BufferedImage decoded, int orientation, int width, int height, boolean still)
            throws IOException {
        boolean lying = orientation > 4;
        int upright = lying ? height : width;
        int uprightHeight = lying ? width : height;
        List<Integer> widths = Renditions.widthsFor(upright);
        int largest = widths.get(widths.size() - 1);
        int high = Renditions.heightAt(largest, upright, uprightHeight);
        BufferedImage plain = Pixels.plain(decoded);
        BufferedImage scaled = lying ? Pixels.scaled(plain, high, largest) : Pixels.scaled(plain, largest, high);
        BufferedImage whole = Pixels.turned(scaled, orientation);
        boolean transparent = Pixels.isTransparent(whole);
        List<Renditions.File> files = new ArrayList<>();
        for (int each : widths) {
            int heightThen = Renditions.heightAt(each, largest, high);
            BufferedImage smaller = Pixels.scaled(whole, each, heightThen);
            files.add(new Renditions.File(each, heightThen, Pixels.encoded(smaller, transparent)));
        }
        return new Renditions(transparent ? Format.PNG : Format.JPEG, files, still);
    }

    private static Problem tooLarge(String key, Object... arguments) {
        return Problem.tooLarge(key, arguments).and("file", key, arguments);
    }

    private static Problem damaged() {
        return Problem.unsupported("file", "media.damaged");
    }

    /** The JDK's decoder of JPEG says so of the four colours of print. */
    private static boolean isColours(Exception e) {
        return String.valueOf(e.getMessage()).contains("Unsupported Image Type");
    }
}
