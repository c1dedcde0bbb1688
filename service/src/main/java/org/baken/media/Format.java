package org.baken.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.baken.platform.Problem;

/** Which kind of file it is, by its content: a name or a sender's word says nothing. */
final class Format {
    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";
    static final String WEBP = "image/webp";
    static final String GIF = "image/gif";

    private static final List<String> TAKEN = List.of(JPEG, PNG, WEBP, GIF);
    /** Phones save so; it deserves its own advice. */
    private static final List<String> FROM_PHONES = List.of("image/heic", "image/heif", "image/avif");

    private static final int FIRST = 1024;
    private static final int END_OF_ZIP = 65_557;
    private static final Map<String, String> MARKUP = Map.of(
            "<html", "HTML",
            "<!doctype html", "HTML",
            "<script", "HTML",
            "<iframe", "HTML",
            "<svg", "SVG",
            "<?php", "PHP");

    private Format() {}

    /** The media type, if it is a picture of a kind that is taken and nothing else besides; otherwise a {@link Problem}. */
    static String of(byte[] file) {
        String type = detect(file);
        if (FROM_PHONES.contains(type)) {
            throw Problem.unsupported("file", "media.type.phone");
        }
        if (!TAKEN.contains(type)) {
            throw Problem.unsupported("file", "media.type", shown(type));
        }
        String other = alsoIs(file);
        if (other != null) {
            throw Problem.unsupported("file", "media.two-things", other);
        }
        return type;
    }

    static String extension(String type) {
        return type.equals(PNG) ? ".png" : ".jpg";
    }

    private static String detect(byte[] file) {
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(stream, new Metadata())
                    .toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * What else a program might take it for. Making it anew takes that away, yet who sends such a file hides something. What
     * phones put behind a picture, such as a film, is not meant: it is only left out.
     */
    private static String alsoIs(byte[] file) {
        if (text(file, 0, Math.min(FIRST, file.length)).contains("%pdf-")) {
            return "PDF";
        }
        if (text(file, Math.max(0, file.length - END_OF_ZIP), file.length).contains("pk\u0005\u0006")) {
            return "ZIP";
        }
        String whole = text(file, 0, file.length);
        return MARKUP.entrySet().stream()
                .filter(mark -> whole.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String text(byte[] file, int from, int to) {
        byte[] part = from == 0 && to == file.length ? file : Arrays.copyOfRange(file, from, to);
        return new String(part, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** "image/svg+xml" → "SVG": what people call it. */
    private static String shown(String type) {
        String name = type.replaceFirst(".*/", "").replaceFirst("[+;].*", "").replaceFirst("^x-", "");
        return name.equals("octet-stream") || name.equals("plain") ? "?" : name.toUpperCase(Locale.ROOT);
    }
}
