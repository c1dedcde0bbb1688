package org.baken.verify;

import java.util.ArrayList;
import java.util.List;

/** What is not as it was, in words, in the order in which it was found. */
final class Findings {
    /** More than these are counted and not named: the first ones tell where to look. */
    private static final int MOST = 50;

    private final List<String> named = new ArrayList<>();
    private long all;

    void add(String what, Object... arguments) {
        all++;
        if (named.size() < MOST) {
            named.add(String.format(what, arguments));
        }
    }

    boolean isEmpty() {
        return all == 0;
    }

    /** The sentences, and how many more there are. */
    List<String> told() {
        List<String> told = new ArrayList<>(named);
        if (all > named.size()) {
            told.add((all - named.size()) + " more of these.");
        }
        return told;
    }
}
