package org.baken.channel.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.baken.channel.Post;

/**
 * The key of a post's record: a TID, as the AT Protocol asks for posts (13 letters: 53 bits of microseconds and 10 bits of a clock's
 * number, in a base 32 that sorts as time does). Drawn from what is fixed of the post, so that every attempt writes the same
 * record: the milliseconds are those of its making, the rest comes from its key.
 */
final class RecordKey {

    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int CLOCK_BITS = 10;
    private static final int MICROS_A_MILLI = 1000;

    private RecordKey() {}

    static String of(Post post) {
        long mixed = ByteBuffer.wrap(digest(post.key())).getLong() & Long.MAX_VALUE;
        long micros = post.createdAt().toEpochMilli() * MICROS_A_MILLI + mixed % MICROS_A_MILLI;
        long clock = mixed / MICROS_A_MILLI % (1 << CLOCK_BITS);
        return written(micros << CLOCK_BITS | clock);
    }

    /** The time in a key; the start of 1970 when it is no TID. */
    static Instant time(String key) {
        if (!key.matches("[2-7a-j][2-7a-z]{12}")) {
            return Instant.EPOCH;
        }
        long value = key.chars().mapToLong(LETTERS::indexOf).reduce(0, (sum, digit) -> sum << 5 | digit);
        return Instant.ofEpochMilli((value >>> CLOCK_BITS) / MICROS_A_MILLI);
    }

    private static String written(long value) {
        StringBuilder letters = new StringBuilder();
        for (int place = LENGTH - 1; place >= 0; place--) {
            letters.append(LETTERS.charAt((int) (value >>> 5 * place & 31)));
        }
        return letters.toString();
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
