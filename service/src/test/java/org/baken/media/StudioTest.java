package org.baken.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.baken.platform.Problem;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioTest {
    private final Studio studio = new Studio();

    @Test
    void a_photo_comes_out_upright_and_without_where_when_and_by_whom_it_was_made() throws Exception {
        byte[] photo = PictureFiles.photo(2000, 1000, 6);
        assertThat(metadata(photo)
                        .getFirstDirectoryOfType(GpsDirectory.class)
                        .getGeoLocation()
                        .getLatitude())
                .isBetween(51.2, 51.3);
        for (Class<? extends com.drew.metadata.Directory> there :
                List.of(ExifIFD0Directory.class, XmpDirectory.class, IptcDirectory.class, JpegCommentDirectory.class)) {
            assertThat(metadata(photo).containsDirectoryOfType(there)).isTrue();
        }
        Renditions made = studio.make(photo);
        assertThat(made.type()).isEqualTo("image/jpeg");
        assertThat(made.widths()).containsExactly(320, 800, 1000);
        assertThat(made.largest().height()).isEqualTo(2000);
        for (Renditions.File file : made.files()) {
            BufferedImage image = PictureFiles.read(file.bytes());
            assertThat(image.getWidth()).isEqualTo(file.width());
            assertThat(image.getHeight()).isEqualTo(file.height());
            // Turned a quarter to the right, what was at the top left is at the top right.
            assertThat(isRed(image, 0.75, 0.25)).isTrue();
            assertThat(isRed(image, 0.25, 0.25) || isRed(image, 0.75, 0.75)).isFalse();
            assertThat(directories(file.bytes())).isSubsetOf("JPEG", "JFIF", "Huffman", "File Type");
            assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", "Peeters", "Kerkstraat", "xmp", "ICC_PROFILE");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_way_to_hold_a_camera_ends_with_the_right_side_up(int orientation) {
        Renditions made = studio.make(PictureFiles.photo(80, 40, orientation));
        BufferedImage image = PictureFiles.read(made.largest().bytes());
        assertThat(image.getWidth()).isEqualTo(orientation > 4 ? 40 : 80);
        List<Double> red = switch (orientation) {
            case 2, 6 -> List.of(0.75, 0.25);
            case 3, 7 -> List.of(0.75, 0.75);
            case 4, 8 -> List.of(0.25, 0.75);
            default -> List.of(0.25, 0.25);
        };
        for (double x : new double[] {0.25, 0.75}) {
            for (double y : new double[] {0.25, 0.75}) {
                assertThat(isRed(image, x, y)).isEqualTo(red.equals(List.of(x, y)));
            }
        }
    }

    @Test
    void a_png_keeps_its_transparency_and_loses_its_texts_and_place() throws Exception {
        byte[] note = "Comment\0Kerkstraat 1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] png = PictureFiles.withChunk(PictureFiles.transparentPng(900, 600), "tEXt", note);
        Renditions made = studio.make(PictureFiles.withChunk(png, "eXIf", PictureFiles.exif(3)));
        assertThat(made.type()).isEqualTo("image/png");
        assertThat(made.widths()).containsExactly(320, 900);
        for (Renditions.File file : made.files()) {
            BufferedImage image = PictureFiles.read(file.bytes());
            assertThat(isRed(image, 0.75, 0.75)).isTrue();
            assertThat(new Color(at(image, 0.25, 0.25), true).getAlpha()).isZero();
            assertThat(directories(file.bytes())).isSubsetOf("PNG-IHDR", "File Type");
            assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Kerkstraat", "eXIf");
        }
    }

    @Test
    void a_picture_in_which_nothing_is_transparent_becomes_jpeg_whatever_it_was() {
        List<byte[]> files = List.of(
                PictureFiles.png(64, 48),
                PictureFiles.written(PictureFiles.drawing(64, 48, BufferedImage.TYPE_INT_RGB), "gif"),
                PictureFiles.resource("lossy.webp"));
        for (byte[] file : files) {
            Renditions made = studio.make(file);
            assertThat(made.type()).isEqualTo("image/jpeg");
            BufferedImage image = PictureFiles.read(made.largest().bytes());
            assertThat(image.getWidth()).isEqualTo(64);
            assertThat(isRed(image, 0.25, 0.25)).isTrue();
            assertThat(isRed(image, 0.75, 0.25)).isFalse();
        }
    }

    @Test
    void a_webp_keeps_its_transparency() {
        Renditions made = studio.make(PictureFiles.resource("alpha.webp"));
        assertThat(made.type()).isEqualTo("image/png");
        BufferedImage image = PictureFiles.read(made.largest().bytes());
        assertThat(isRed(image, 0.25, 0.25)).isTrue();
        assertThat(new Color(at(image, 0.75, 0.25), true).getAlpha()).isZero();
        assertThat(new Color(at(image, 0.75, 0.75), true).getAlpha()).isBetween(120, 135);
    }

    @Test
    void of_a_picture_that_moves_the_first_image_is_kept_and_that_is_said() throws IOException {
        Renditions made = studio.make(moving());
        assertThat(made.still()).isTrue();
        assertThat(isRed(PictureFiles.read(made.largest().bytes()), 0.25, 0.25)).isTrue();
        assertThat(studio.make(PictureFiles.gif(64, 48)).still()).isFalse();
    }

    @Test
    void colours_of_another_space_become_those_of_srgb() {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 64; y++) {
                grey.setRGB(x, y, 0x808080);
            }
        }
        byte[] linear = PictureFiles.jpegWith(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB), grey);
        BufferedImage image = PictureFiles.read(studio.make(linear).largest().bytes());
        // Half the light is 188 of 255 in sRGB (IEC 61966-2-1).
        assertThat(new Color(image.getRGB(32, 32)).getGreen()).isBetween(184, 192);
        BufferedImage plain = PictureFiles.read(
                studio.make(PictureFiles.written(grey, "jpeg")).largest().bytes());
        assertThat(new Color(plain.getRGB(32, 32)).getGreen()).isBetween(126, 130);
    }

    @Test
    void shades_of_grey_stay_as_dark_as_they_are() {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(64, 64, type);
            int half = type == BufferedImage.TYPE_BYTE_GRAY ? 0x80 : 0x8000;
            for (int x = 0; x < 64; x++) {
                for (int y = 0; y < 64; y++) {
                    grey.getRaster().setSample(x, y, 0, half);
                }
            }
            BufferedImage image = PictureFiles.read(
                    studio.make(PictureFiles.written(grey, "png")).largest().bytes());
            assertThat(image.getRaster().getSample(32, 32, 0)).isBetween(126, 130);
        }
    }

    @Test
    void fine_stripes_become_an_even_shade_and_not_another_pattern() {
        BufferedImage stripes = new BufferedImage(3200, 400, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 3200; x += 2) {
            for (int y = 0; y < 400; y++) {
                stripes.setRGB(x, y, 0xffffff);
            }
        }
        Renditions made = studio.make(PictureFiles.written(stripes, "png"));
        assertThat(made.widths()).containsExactly(320, 800, 1600);
        for (Renditions.File file : made.files()) {
            BufferedImage image = PictureFiles.read(file.bytes());
            for (int x = 2; x < image.getWidth() - 2; x++) {
                assertThat(image.getRGB(x, image.getHeight() / 2) & 0xff).isBetween(110, 145);
            }
        }
    }

    @Test
    void a_picture_is_never_made_larger() {
        Renditions made = studio.make(PictureFiles.png(40, 33));
        assertThat(made.files()).hasSize(1);
        assertThat(made.largest().width()).isEqualTo(40);
        assertThat(made.largest().height()).isEqualTo(33);
    }

    @Test
    void the_header_of_a_huge_picture_is_enough_to_refuse_it() {
        refused(PictureFiles.pngHead(30_000, 30_000), 413, "media.pixels");
        refused(PictureFiles.pngHead(Integer.MAX_VALUE, Integer.MAX_VALUE), 413, "media.pixels");
        refused(PictureFiles.pngHead(20_000, 100), 413, "media.pixels");
        refused(PictureFiles.webpHead(16_000, 3_000), 413, "media.pixels");
        refused(PictureFiles.webpHead(4_000, 3_000), 413, "media.pixels.webp");
        refused(PictureFiles.png(31, 64), 400, "media.small");
    }

    @Test
    void a_large_photo_is_made_with_every_second_pixel_instead_of_all_memory() {
        byte[] photo = PictureFiles.written(new BufferedImage(7300, 5400, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        assertThat(studio.make(photo).widths()).containsExactly(320, 800, 1600);
    }

    @Test
    void what_is_no_picture_or_more_than_one_is_refused_with_the_reason() {
        refused(text("<!DOCTYPE html><html><script>alert(1)</script></html>"), 415, "media.type");
        refused(text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), 415, "media.type");
        refused(text("%PDF-1.7\n1 0 obj"), 415, "media.type");
        refused(text("MZ\u0090\0\u0003\0\0\0"), 415, "media.type");
        refused(text("II*\0\u0008\0\0\0"), 415, "media.type");
        refused(text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), 415, "media.type.phone");
        refused(text("gewoon tekst"), 415, "media.type");
        refused(new byte[0], 415, "media.type");
        byte[] png = PictureFiles.png(64, 48);
        refused(PictureFiles.join(png, text("<SCRIPT>alert(1)</SCRIPT>")), 415, "media.two-things");
        refused(PictureFiles.withChunk(png, "tEXt", text("x\0<svg onload=alert(1)>")), 415, "media.two-things");
        refused(PictureFiles.withChunk(png, "tEXt", text("x\0%PDF-1.4")), 415, "media.two-things");
        refused(
                PictureFiles.join(png, text("PK\u0003\u0004…PK\u0005\u0006" + "\0".repeat(18))),
                415,
                "media.two-things");
        refused(PictureFiles.join(text("GIF89a=1;/*"), text("*/;alert(1)//<script")), 415, "media.two-things");
    }

    @Test
    void a_film_behind_a_photo_is_left_out_without_a_word() {
        byte[] photo = PictureFiles.join(PictureFiles.jpeg(64, 48), text("\0\0\0\u0018ftypmp42 film film film"));
        String made = new String(studio.make(photo).largest().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(made).doesNotContain("ftyp", "film");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused_and_nothing_else_goes_wrong() {
        List<byte[]> files = List.of(
                PictureFiles.photo(300, 200, 6),
                PictureFiles.png(300, 200),
                PictureFiles.gif(300, 200),
                PictureFiles.resource("lossy.webp"),
                PictureFiles.resource("alpha.webp"));
        for (byte[] file : files) {
            for (int part = 1; part < 20; part++) {
                byte[] cut = Arrays.copyOf(file, file.length * part / 20);
                Problem problem = catchThrowableOfType(Problem.class, () -> studio.make(cut));
                assertThat(problem)
                        .as(
                                "%d of %d bytes: %s",
                                cut.length, file.length, new String(file, 0, 8, StandardCharsets.ISO_8859_1))
                        .isNotNull();
                assertThat(problem.status()).isIn(400, 415);
            }
        }
    }

    @Test
    void damage_in_the_middle_never_ends_in_anything_but_a_picture_or_a_refusal() {
        java.util.Random random = new java.util.Random(7);
        for (byte[] file : List.of(
                PictureFiles.photo(100, 80, 6),
                PictureFiles.png(100, 80),
                PictureFiles.gif(100, 80),
                PictureFiles.resource("alpha.webp"))) {
            for (int turn = 0; turn < 60; turn++) {
                byte[] damaged = file.clone();
                for (int hit = 0; hit < 5; hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(studio.make(damaged).files()).isNotEmpty();
                } catch (Problem refused) {
                    assertThat(refused.status()).isIn(400, 413, 415);
                }
            }
        }
    }

    private void refused(byte[] file, int status, String key) {
        Problem problem = catchThrowableOfType(Problem.class, () -> studio.make(file));
        assertThat(problem).as(key).isNotNull();
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.getMessage()).endsWith(key.equals("media.small") ? "problem.invalid" : key);
    }

    private static byte[] moving() throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 3; frame++) {
                BufferedImage image = frame == 0
                        ? PictureFiles.drawing(64, 48, BufferedImage.TYPE_INT_RGB)
                        : new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
                writer.writeToSequence(
                        new IIOImage(
                                image,
                                null,
                                writer.getDefaultImageMetadata(
                                        ImageTypeSpecifier.createFromRenderedImage(image), null)),
                        null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Metadata metadata(byte[] file) throws ImageProcessingException, IOException {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    }

    private static Set<String> directories(byte[] file) throws ImageProcessingException, IOException {
        Set<String> names = new TreeSet<>();
        metadata(file).getDirectories().forEach(directory -> names.add(directory.getName()));
        return names;
    }

    private static boolean isRed(BufferedImage image, double x, double y) {
        Color color = new Color(at(image, x, y), true);
        return color.getRed() > 150 && color.getBlue() < 90 && color.getAlpha() > 100;
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
