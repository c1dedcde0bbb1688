package org.baken.media;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads from a file's EXIF the one thing that matters before it is thrown away: how the camera was held. Only the block
 * itself is read, of a size within the file's, so that nothing unpacks into more memory than there is.
 */
final class Exif {
    /** As it is. */
    static final int UPRIGHT = 1;

    private Exif() {}

    /** The orientation, 1 to 8 as EXIF numbers it (CIPA DC-008, tag 0x0112); 1 when it is not said or not readable. */
    static int orientation(String type, byte[] file) {
        Metadata metadata = new Metadata();
        try {
            switch (type) {
                case Format.JPEG ->
                    metadata =
                            JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
                case Format.PNG -> read(Chunks.ofPng(file, "eXIf"), metadata);
                case Format.WEBP -> read(Chunks.ofWebp(file, "EXIF"), metadata);
                default -> {
                    return UPRIGHT;
                }
            }
        } catch (JpegProcessingException | TiffProcessingException | IOException damaged) {
            // A picture with damaged EXIF is still a picture.
            return UPRIGHT;
        }
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer said = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return said == null || said < UPRIGHT || said > 8 ? UPRIGHT : said;
    }

    private static void read(byte[] tiff, Metadata metadata) throws TiffProcessingException, IOException {
        // Some programs put the mark of JPEG files before it.
        boolean marked = new String(tiff, StandardCharsets.ISO_8859_1).startsWith("Exif\0\0");
        int start = marked ? 6 : 0;
        if (tiff.length > start) {
            byte[] block = Arrays.copyOfRange(tiff, start, tiff.length);
            new TiffReader().processTiff(new ByteArrayReader(block), new ExifTiffHandler(metadata, null, 0), 0);
        }
    }
}
