package org.baken.edge;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a leaf are packed for the way (RFC 9110, 8.4.1). The one that is liked best comes first. */
enum Coding {
    /** RFC 7932. Needs a library of the machine's own kind; where there is none, gzip is what browsers get. */
    BR("br") {
        @Override
        byte[] pack(byte[] bytes) throws IOException {
            // A higher quality gains a few percent and takes tens of times as long, while residents wait for the page.
            return Brotli4jLoader.isAvailable()
                    ? Encoder.compress(
                            bytes, new Encoder.Parameters().setQuality(6).setMode(Encoder.Mode.TEXT))
                    : null;
        }
    },
    /** RFC 1952. */
    GZIP("gzip") {
        @Override
        byte[] pack(byte[] bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                gzip.write(bytes);
            }
            return packed.toByteArray();
        }
    },
    /** As they are. */
    IDENTITY("identity") {
        @Override
        byte[] pack(byte[] bytes) {
            return bytes;
        }
    };

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    /** As headers name it. */
    String token() {
        return token;
    }

    /** The packed bytes; null when they do not get smaller, or this machine cannot. */
    byte[] packed(byte[] bytes) {
        try {
            byte[] packed = pack(bytes);
            return packed == null || this != IDENTITY && packed.length >= bytes.length ? null : packed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract byte[] pack(byte[] bytes) throws IOException;
}
