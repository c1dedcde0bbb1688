package org.baken.playbook;

import java.util.List;
import java.util.Locale;

/**
 * The scales of a house in the order of their size: two rows, GRIP and all others, which are not compared with each other
 * (guideline B08).
 */
final class Scales {
    private static final String GRIP = "grip";

    private final List<String> inOrder;

    /** @param inOrder as the settings name them, the smallest first */
    Scales(List<String> inOrder) {
        this.inOrder = inOrder.stream().map(Scales::plain).toList();
    }

    /** Tells whether an incident of this scale has what is there from these scales on; nothing named is always there. */
    boolean isReached(String scale, List<String> from) {
        String now = plain(scale);
        return from.isEmpty() || from.stream().map(Scales::plain).anyMatch(wanted -> isAtLeast(now, wanted));
    }

    /** A scale that the settings do not name is only itself. */
    private boolean isAtLeast(String now, String wanted) {
        boolean known = inOrder.contains(now) && inOrder.contains(wanted);
        return now.equals(wanted)
                || known && isGrip(now) == isGrip(wanted) && inOrder.indexOf(now) > inOrder.indexOf(wanted);
    }

    private static boolean isGrip(String scale) {
        return scale.startsWith(GRIP);
    }

    private static String plain(String scale) {
        return scale.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
