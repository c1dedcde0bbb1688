package org.baken.platform;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many, 1 to 200
 * @param after the cursor of the page before, or null for the first
 */
public record Paging(int limit, String after) {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /** Reads the query parameters; a limit outside 1 to 200 is a {@link Problem}. */
    public static Paging of(Integer limit, String after) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problem.invalid("limit", "problem.range", 1, MOST);
        }
        return new Paging(limit == null ? DEFAULT : limit, after == null || after.isBlank() ? null : after);
    }

    /** One row more than asked for tells whether there is a next page. */
    public int oneMore() {
        return limit + 1;
    }

    /** The cursor as a number, or this when there is none; a cursor that is no number is a {@link Problem}. */
    public long afterNumber(long start) {
        if (after == null) {
            return start;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("after", "problem.cursor");
        }
    }
}
