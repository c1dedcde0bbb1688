package org.baken.authenticity;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.baken.authenticity.Answer.Piece;
import org.baken.authenticity.Spelled.Token;

/**
 * A text held beside one of ours, word by word.
 *
 * @param pieces in the order of reading; empty when the texts are too long for anybody to compare
 * @param same how many words of the text are ours
 */
record Comparison(List<Piece> pieces, int same) {
    private static final int MOST_WORDS = 3_000;
    private static final int AROUND = 12;

    /** Compares; of a long text only where it resembles ours. */
    static Comparison of(Spelled pasted, Spelled ours) {
        Spelled near = near(pasted, ours);
        if (near.size() + ours.size() > MOST_WORDS) {
            return new Comparison(List.of(), 0);
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int same = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        keys(ours), keys(near), new MyersDiffWithLinearSpace<String>())
                .getDeltas()) {
            int start = delta.getSource().getPosition();
            add(pieces, Piece.Kind.SAME, ours.between(at, start));
            same += start - at;
            at = start + delta.getSource().size();
            add(pieces, Piece.Kind.MISSING, ours.between(start, at));
            int foreign = delta.getTarget().getPosition();
            add(
                    pieces,
                    Piece.Kind.FOREIGN,
                    near.between(foreign, foreign + delta.getTarget().size()));
        }
        add(pieces, Piece.Kind.SAME, ours.between(at, ours.size()));
        return new Comparison(pieces, same + ours.size() - at);
    }

    private static void add(List<Piece> pieces, Piece.Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<String> keys(Spelled text) {
        return text.tokens().stream().map(Token::key).toList();
    }

    /** From the first to the last place where it resembles ours, and a little around that. */
    private static Spelled near(Spelled pasted, Spelled ours) {
        if (pasted.size() <= ours.size() + 2 * AROUND) {
            return pasted;
        }
        int[] wanted = Shingles.of(ours);
        int[] found = Shingles.inOrder(pasted);
        int first = -1;
        int last = -1;
        for (int i = 0; i < found.length; i++) {
            if (Arrays.binarySearch(wanted, found[i]) >= 0) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first < 0
                ? pasted.part(0, 0)
                : pasted.part(Math.max(0, first - AROUND), Math.min(pasted.size(), last + 3 + AROUND));
    }
}
