package org.baken.authenticity;

import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.baken.authenticity.Official.Wording;

/**
 * Finds which of many wordings have something in common with a text, without looking at the others: one sorted row of all their
 * shingles, each with whose it is. Never changes.
 */
final class Likeness {
    static final Likeness NONE = new Likeness(List.of());

    private static final long OWNER = 0xFFFF_FFFFL;

    private final Wording[] wordings;
    private final long[] row;

    Likeness(List<Wording> all) {
        wordings = all.toArray(new Wording[0]);
        row = new long
                [all.stream().mapToInt(wording -> wording.shingles().length).sum()];
        int at = 0;
        for (int owner = 0; owner < wordings.length; owner++) {
            for (int shingle : wordings[owner].shingles()) {
                row[at++] = (long) shingle << Integer.SIZE | owner;
            }
        }
        Arrays.sort(row);
    }

    /** Tells every wording that shares any of these shingles, and how many. */
    void shared(int[] shingles, ObjIntConsumer<Wording> found) {
        int[] shared = new int[wordings.length];
        for (int shingle : shingles) {
            long first = (long) shingle << Integer.SIZE;
            int at = Arrays.binarySearch(row, first);
            for (int i = at < 0 ? -at - 1 : at; i < row.length && row[i] >> Integer.SIZE == shingle; i++) {
                shared[(int) (row[i] & OWNER)]++;
            }
        }
        for (int owner = 0; owner < shared.length; owner++) {
            if (shared[owner] > 0) {
                found.accept(wordings[owner], shared[owner]);
            }
        }
    }
}
