package org.baken.publishing;

import java.util.List;
import java.util.Locale;

/**
 * What taking a message back would do, in a reader's language.
 *
 * @param undo whether nothing has left yet, so that it is as if it never was
 * @param lines per delivery
 */
public record WithdrawalPlan(boolean undo, List<Line> lines) {

    /**
     * One delivery.
     *
     * @param action REMOVE, REPLY, NOTICE, BY_HAND or NONE
     * @param url where it can be found; null when it has no address
     */
    public record Line(
            String delivery, String account, String name, String platform, String lang, String action, String url) {}

    static WithdrawalPlan in(Locale locale, Withdrawals.Plan plan) {
        return new WithdrawalPlan(
                plan.undo(),
                plan.lines().stream()
                        .map(line -> new Line(
                                line.delivery().id(),
                                line.account().id(),
                                line.account().shownName(locale),
                                line.account().platform(),
                                line.delivery().lang(),
                                line.way().name(),
                                line.delivery().url()))
                        .toList());
    }
}
