package org.baken.reaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * Finds out in which encoding a file of text is. A mark at the begin tells it; else UTF-16 shows by its zeros, UTF-8 by its form
 * (RFC 3629), and what is neither is taken for Windows-1252, in which spreadsheets of our countries write.
 */
final class Encodings {
    private static final int BLOCK = 65_536;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encodings() {}

    /** The encoding of a file, or empty when it is no text. */
    static Optional<Charset> of(Path file) throws IOException {
        try (BOMInputStream in = marked(file)) {
            ByteOrderMark mark = in.getBOM();
            if (mark != null) {
                return Optional.of(Charset.forName(mark.getCharsetName()));
            }
            byte[] begin = in.readNBytes(BLOCK);
            int odd = zeros(begin, 1);
            int even = zeros(begin, 0);
            if (odd + even == 0) {
                return withoutZeros(file);
            }
            // Nearly every second byte of European text in UTF-16 is a zero.
            if (Math.max(odd, even) > begin.length / 4 && Math.min(odd, even) < begin.length / 20) {
                return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
            }
            return Optional.empty();
        }
    }

    /** Reads a file in this encoding, without the mark at its begin; what is wrong in it becomes U+FFFD. */
    static Reader reader(Path file, Charset encoding) throws IOException {
        return new BufferedReader(new InputStreamReader(marked(file), encoding), BLOCK);
    }

    private static BOMInputStream marked(Path file) throws IOException {
        return BOMInputStream.builder()
                .setInputStream(Files.newInputStream(file))
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                .get();
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int at = from; at < bytes.length; at += 2) {
            zeros += bytes[at] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** A file in UTF-8 of which some places are spoilt is still one: the rows with those places are refused by themselves. */
    private static Optional<Charset> withoutZeros(Path file) throws IOException {
        Count count = new Count();
        try (InputStream in = Files.newInputStream(file)) {
            count.read(in);
        }
        if (count.wrong == 0 || count.right > count.wrong) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return count.unknownInWindows || count.zeros ? Optional.empty() : Optional.of(WINDOWS);
    }

    /** Counts the characters beyond ASCII that are right in UTF-8, and the places that are wrong. */
    private static final class Count {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer text = CharBuffer.allocate(BLOCK);
        private long right;
        private long wrong;
        private boolean unknownInWindows;
        private boolean zeros;

        void read(InputStream in) throws IOException {
            byte[] block = new byte[BLOCK];
            int rest = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block, rest, BLOCK - rest)) {
                look(block, rest, read);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, rest + read);
                decode(bytes);
                // The first bytes of a character whose others come with the next block.
                rest = bytes.remaining();
                System.arraycopy(block, bytes.position(), block, 0, rest);
            }
            wrong += rest > 0 ? 1 : 0;
        }

        private void decode(ByteBuffer bytes) {
            CoderResult result = decoder.decode(bytes, text, false);
            while (!result.isUnderflow()) {
                tally();
                if (result.isError()) {
                    wrong++;
                    bytes.position(bytes.position() + result.length());
                }
                result = decoder.decode(bytes, text, false);
            }
            tally();
        }

        private void tally() {
            text.flip();
            right += text.chars().filter(character -> character > 0x7f).count();
            text.clear();
        }

        private void look(byte[] bytes, int from, int length) {
            for (int at = from; at < from + length; at++) {
                int value = bytes[at] & 0xff;
                unknownInWindows |= value == 0x81 || value == 0x8d || value == 0x8f || value == 0x90 || value == 0x9d;
                zeros |= value == 0;
            }
        }
    }
}
