package org.baken.report;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of a bundle one after another to the disk, and keeps the hash and the size of each. */
final class BundleZip implements Closeable {
    /**
     * A file in the bundle.
     *
     * @param size in bytes
     */
    record Packed(String path, String sha256, long size) {}

    /** Something that writes a file. */
    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private final ZipOutputStream zip;
    private final List<Packed> files = new ArrayList<>();

    BundleZip(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8);
    }

    Packed add(String path, byte[] bytes) throws IOException {
        return add(path, new ByteArrayInputStream(bytes));
    }

    Packed add(String path, InputStream in) throws IOException {
        return add(path, in::transferTo);
    }

    /** @param path made here, never of what somebody typed */
    Packed add(String path, Writer writer) throws IOException {
        MessageDigest sha256 = sha256();
        long[] size = new long[1];
        zip.putNextEntry(new ZipEntry(path));
        OutputStream counted = new FilterOutputStream(zip) {
            @Override
            public void write(int one) throws IOException {
                size[0]++;
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                size[0] += length;
                out.write(bytes, offset, length);
            }
        };
        writer.to(new DigestOutputStream(counted, sha256));
        zip.closeEntry();
        Packed packed = new Packed(path, HexFormat.of().formatHex(sha256.digest()), size[0]);
        files.add(packed);
        return packed;
    }

    /** What was added so far. */
    List<Packed> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
