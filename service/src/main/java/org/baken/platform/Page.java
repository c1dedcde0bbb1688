package org.baken.platform;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param next what to give as {@code after} for the following page; absent on the last one
 */
public record Page<T>(List<T> items, String next) {

    /** Cuts a page out of rows that were read one more than the limit, so as to know whether there are more. */
    public static <T> Page<T> of(List<T> oneMore, Paging paging, Function<T, String> cursor) {
        if (oneMore.size() <= paging.limit()) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, paging.limit());
        return new Page<>(List.copyOf(items), cursor.apply(items.get(items.size() - 1)));
    }

    /** Everything on one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
