package org.baken.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A section of the report, to be drawn as a page for a browser and as PDF. All is plain text: whoever draws it escapes it.
 *
 * @param id for its address within the page: lower-case letters and dashes
 */
public record ReportSection(String id, String title, List<Block> blocks) {

    /** One thing below another; exactly one of its members is not null. */
    public record Block(
            String heading,
            String text,
            String strong,
            String code,
            Listing pairs,
            Table table,
            Bars bars,
            Listing items) {
        /** A heading below that of the section. */
        public static Block heading(String heading) {
            return new Block(heading, null, null, null, null, null, null, null);
        }

        /** A paragraph. */
        public static Block text(String text) {
            return new Block(null, text, null, null, null, null, null, null);
        }

        /** A paragraph that matters most. */
        public static Block strong(String text) {
            return new Block(null, null, text, null, null, null, null, null);
        }

        /** A hash. */
        public static Block code(String text) {
            return new Block(null, null, null, text, null, null, null, null);
        }

        /** A list. */
        public static Block items(List<String> items) {
            return new Block(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Listing(items.stream().map(item -> new Pair(null, item)).toList()));
        }

        /** Names with what belongs to each. */
        public static Block pairs(List<Pair> pairs) {
            return new Block(null, null, null, null, new Listing(pairs), null, null, null);
        }

        /**
         * A table.
         *
         * @param widths of the columns on paper, in per cent; none for columns that are alike
         */
        public static Block table(String caption, List<String> head, List<Row> rows, Integer... widths) {
            return new Block(null, null, null, null, null, new Table(caption, head, rows, List.of(widths)), null, null);
        }

        /** Bars. */
        public static Block bars(String caption, String of, String figure, List<Bar> rows) {
            return new Block(null, null, null, null, null, null, new Bars(caption, of, figure, rows), null);
        }
    }

    /** One under another. */
    public record Listing(List<Pair> rows) {}

    /** A name with what belongs to it. */
    public record Pair(String term, String told) {}

    /**
     * A table.
     *
     * @param caption says what is in it, also to who does not see it
     */
    public record Table(
            String caption,
            List<String> head,
            List<Row> rows,
            @JsonIgnore List<Integer> widths) {}

    /** @param name the first cell, which heads the row */
    public record Row(String name, List<Cell> cells) {
        /** A row of plain texts. */
        public static Row of(String name, String... cells) {
            return new Row(name, Arrays.stream(cells).map(Cell::of).toList());
        }

        /** The row with one more cell. */
        public Row and(Cell cell) {
            List<Cell> more = new ArrayList<>(cells);
            more.add(cell);
            return new Row(name, more);
        }
    }

    /**
     * A cell.
     *
     * @param tone good, bad, wait, live or quiet: the colour of a state, whose word and shape the text has; empty for none
     */
    public record Cell(String words, String tone) {
        /** A plain one. */
        public static Cell of(String text) {
            return new Cell(text == null ? "" : text, "");
        }
    }

    /**
     * A chart of bars with the figures as text.
     *
     * @param of what the names are
     * @param figure what the figures are
     */
    public record Bars(String caption, String of, String figure, List<Bar> rows) {}

    /**
     * One bar.
     *
     * @param percent of the whole width, 0 to 100
     * @param tone as of a cell
     */
    public record Bar(String name, int percent, String tone, String figures) {
        /** A bar whose length is a share of the most. */
        public static Bar of(String name, long value, long most, String tone, String figures) {
            int percent =
                    most <= 0 ? 0 : (int) Math.max(value > 0 ? 1 : 0, Math.min(100, Math.round(100.0 * value / most)));
            return new Bar(name, percent, tone, figures);
        }
    }
}
