package org.baken.reaction;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file, read one after the other: the file never lies in memory. Not thread-safe. */
interface ImportRows extends Closeable {
    /** The longest row that is read, in characters; what is longer is no row but a missing quote. */
    int LONGEST = 1_000_000;

    /** So much of a row that is refused is kept, in characters. */
    int LONGEST_CONTENT = 50_000;

    /**
     * One row.
     *
     * @param content null when it cannot be read
     * @param unreadable why it cannot be read; null when it can
     * @param raw the row as it stands in the file
     */
    record Row(ReactionRow content, ReactionRow.Refusal unreadable, List<String> raw) {
        static Row of(ReactionRow content, List<String> raw) {
            return new Row(content, null, raw);
        }

        static Row unreadable(String field, String key, String raw) {
            return new Row(null, new ReactionRow.Refusal(field, key), List.of(raw));
        }

        /** As it stands in the file, as far as it helps whoever looks what is wrong with it. */
        List<String> cut() {
            List<String> cut = new ArrayList<>();
            int left = LONGEST_CONTENT;
            for (String column : raw) {
                String part =
                        column.substring(0, Math.min(left, column.length())).replace("\0", "");
                cut.add(part);
                left -= part.length();
            }
            return cut;
        }
    }

    /** What comes after this point of the file cannot be read. */
    final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Told why;

        Broken(Told why) {
            super(why.key());
            this.why = why;
        }

        Told why() {
            return why;
        }
    }

    /** The next row, or null at the end. Throws {@link Broken} when the rest cannot be read. */
    Row next() throws IOException;
}
