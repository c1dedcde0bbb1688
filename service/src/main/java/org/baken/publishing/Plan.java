package org.baken.publishing;

import java.util.List;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Channel;
import org.baken.channel.TextCount;
import org.baken.message.ApprovedRevision;
import org.baken.message.Rendered;

/**
 * What publishing does: seen before it runs, and then done exactly so.
 *
 * @param lines in the order of the accounts, the town's own page first
 * @param left who gets nothing
 */
record Plan(ApprovedRevision approved, List<Line> lines, List<Left> left) {

    /** An account that gets nothing, and why: a key of the texts. */
    record Left(Account account, String why) {}

    /**
     * One account in one language.
     *
     * @param text everything that goes out, exercise mark included
     * @param action what it does about the earlier post
     * @param choices what may be done instead, what suits best first
     * @param target the earlier post that it edits, answers or takes the place of; null when it is about none
     * @param recipients whom it is written to, one by one; empty for everything but letters
     * @param count how long the text is, and how long it may be, by the platform's own rule
     * @param pictures how many go along
     * @param picturesWhy a key of the texts that says why not all of them do; null when they do
     */
    record Line(
            Account account,
            Channel channel,
            String lang,
            Rendered rendered,
            String text,
            Action action,
            List<Action> choices,
            Delivery target,
            List<String> recipients,
            TextCount count,
            int pictures,
            String picturesWhy) {

        boolean isByHand() {
            return channel instanceof ByHand;
        }

        boolean isLetters() {
            return channel instanceof Addressed;
        }

        /** What people call what it does. */
        String shownAction() {
            if (isByHand()) {
                return "BY_HAND";
            }
            return isLetters() ? "LETTERS" : action.name();
        }
    }
}
