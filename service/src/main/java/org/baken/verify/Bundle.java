package org.baken.verify;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files in a bundle. Nothing is ever written to the disk, so that a name leads nowhere; a file that would swell beyond all
 * measure is refused.
 */
final class Bundle implements Closeable {
    private static final int MOST_FILES = 200_000;
    /** The largest file that is read as a whole, in bytes. */
    private static final int LARGEST_TEXT = 64 * 1024 * 1024;
    /** The largest file at all, and all together, in bytes. */
    private static final long LARGEST = 4L * 1024 * 1024 * 1024;

    private static final long LARGEST_OF_ALL = 32L * 1024 * 1024 * 1024;
    /** A log shrinks to a twentieth; what shrinks to a five hundredth was made to swell. */
    private static final long RATIO = 500;

    private static final long SMALL = 16L * 1024 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new TreeMap<>();
    private long read;

    private Bundle(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens a bundle and looks at its names. */
    static Bundle open(File file) throws Unusable, IOException {
        if (!file.isFile()) {
            throw new Unusable("There is no file " + Text.shown(file) + ". Check the name and try again.");
        }
        Bundle bundle;
        try {
            bundle = new Bundle(new ZipFile(file, StandardCharsets.UTF_8));
        } catch (ZipException | IllegalArgumentException e) {
            throw new Unusable(
                    "This is not a zip file, or it is damaged. Download the bundle again and try once more.");
        }
        try {
            bundle.list();
        } catch (Unusable | RuntimeException e) {
            bundle.close();
            throw e;
        }
        return bundle;
    }

    private void list() throws Unusable {
        if (zip.size() > MOST_FILES) {
            throw new Unusable("There are more files in it than any bundle has. It is not opened.");
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!isSafe(entry.getName())) {
                throw new Unusable("A file in it has a name that leads elsewhere: " + Text.shown(entry.getName())
                        + ". Baken never makes such a name; do not unpack this file.");
            }
            if (!entry.isDirectory() && files.put(entry.getName(), entry) != null) {
                throw new Unusable("Two files in it have the same name: " + Text.shown(entry.getName())
                        + ". Baken never makes that; do not unpack this file.");
            }
        }
    }

    private static boolean isSafe(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && !name.matches(".*[\\\\:\\p{Cntrl}].*")
                && !("/" + name + "/").contains("/../")
                && !("/" + name + "/").contains("/./");
    }

    Set<String> names() {
        return files.keySet();
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** Reads a file that is not large as text. */
    String text(String name) throws Unusable, IOException {
        try (InputStream in = stream(name)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[64 * 1024];
            int length = in.read(part);
            while (length >= 0) {
                out.write(part, 0, length);
                if (out.size() > LARGEST_TEXT) {
                    throw tooLarge(name);
                }
                length = in.read(part);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** Opens a file that the bundle has. */
    InputStream stream(String name) throws Unusable, IOException {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw new Unusable("The file " + Text.shown(name) + " is missing. This is not a whole bundle of Baken.");
        }
        return new Counted(name, zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Unusable tooLarge(String name) {
        return new Unusable(Text.shown(name) + " swells to a size that no bundle has. It is not read further;"
                + " do not unpack this file.");
    }

    /** What comes out while reading cannot be thrown as something checked. */
    static final class Swells extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Unusable why;

        Swells(Unusable why) {
            super(why.getMessage());
            this.why = why;
        }

        Unusable why() {
            return why;
        }
    }

    /** Counts what comes out, whatever the zip says of its size. */
    private final class Counted extends java.io.FilterInputStream {
        private final String name;
        private final long packed;
        private long own;

        Counted(String name, InputStream in, long packed) {
            super(in);
            this.name = name;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            if (got > 0) {
                own += got;
                read += got;
                if (own > LARGEST || read > LARGEST_OF_ALL || own > SMALL && own / packed > RATIO) {
                    throw new Swells(tooLarge(name));
                }
            }
            return got;
        }
    }
}
