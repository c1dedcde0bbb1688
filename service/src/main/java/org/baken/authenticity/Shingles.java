package org.baken.authenticity;

import java.util.Arrays;
import java.util.List;
import org.baken.authenticity.Spelled.Token;

/**
 * Every three words in a row of a text, as numbers: texts that have many in common are alike (Broder, 1997). Of a long text the
 * smallest numbers stand for all.
 */
final class Shingles {
    private static final int WORDS = 3;
    private static final int MOST_KEPT = 256;

    private Shingles() {}

    /** All of a text, each once, the smallest first. */
    static int[] of(Spelled text) {
        return Arrays.stream(inOrder(text)).sorted().distinct().toArray();
    }

    /** Of something that is kept: few enough to keep many. */
    static int[] kept(Spelled text) {
        int[] all = of(text);
        return all.length <= MOST_KEPT ? all : Arrays.copyOf(all, MOST_KEPT);
    }

    /** One for each word that begins three; the text as a whole when it is shorter. */
    static int[] inOrder(Spelled text) {
        List<Token> tokens = text.tokens();
        if (tokens.isEmpty()) {
            return new int[0];
        }
        int[] hashes = new int[Math.max(1, tokens.size() - WORDS + 1)];
        for (int i = 0; i < hashes.length; i++) {
            int hash = 17;
            for (int word = i; word < Math.min(i + WORDS, tokens.size()); word++) {
                hash = mixed(hash * 31 + tokens.get(word).key().hashCode());
            }
            hashes[i] = hash;
        }
        return hashes;
    }

    /** Spreads the bits (finaliser of MurmurHash3), so that the smallest numbers are a fair sample. */
    private static int mixed(int number) {
        int mixed = number;
        mixed ^= mixed >>> 16;
        mixed *= 0x85ebca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
