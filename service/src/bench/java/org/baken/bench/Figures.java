package org.baken.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Prints figures, each with what is wanted of it where something is, and remembers whether all were good enough. */
final class Figures {
    /** How long one measurement takes, in seconds; the settings {@code baken.bench.…} make trials short. */
    static final int SECONDS = Integer.getInteger("baken.bench.seconds", 10);
    /** How often what is compared takes turns. */
    static final int ROUNDS = Integer.getInteger("baken.bench.rounds", 5);

    private boolean good = true;

    void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A ratio or a number that is to be no less. */
    void atLeast(double least, double is, String what) {
        judge(is >= least, what, number(is), "at least " + number(least));
    }

    /** A ratio, or a number in the unit that {@code what} names, that is to be no more. */
    void atMost(double most, double is, String what) {
        judge(is <= most, what, number(is), "at most " + number(most));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    /** Something that must hold. */
    void holds(boolean is, String what) {
        judge(is, what, is ? "yes" : "no", "yes");
    }

    private void judge(boolean enough, String what, String is, String wanted) {
        good &= enough;
        say("  %-4s %s: %s (wanted: %s)", enough ? "ok" : "MISS", what, is, wanted);
    }

    /** Whether everything was good enough. */
    boolean good() {
        return good;
    }

    static double median(Collection<Double> values) {
        return quantile(0.5, values.stream().mapToDouble(each -> each).toArray());
    }

    /** The value below which this part of them lies; 0 when there are none. */
    static double quantile(double part, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }
}
