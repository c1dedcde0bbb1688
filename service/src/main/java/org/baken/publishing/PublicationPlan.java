package org.baken.publishing;

import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * What publishing would do, in a reader's language.
 *
 * @param lines per account and language
 * @param left who gets nothing, and why
 */
public record PublicationPlan(List<Line> lines, List<Left> left) {

    /**
     * One account in one language.
     *
     * @param action {@link Action}, or LETTERS or BY_HAND
     * @param choices what may be chosen instead
     * @param of the earlier post that it is about; null when it is about none
     * @param recipients how many people are written to; null when it is no letter
     * @param used how much of the limit the text takes, in the platform's own unit
     * @param pictures how many of the message's pictures go along; null when it has none or a person does it
     * @param picturesWhy why not all of them do; null when they do
     * @param why why it cannot leave like this; null when it can
     */
    public record Line(
            String account,
            String name,
            String platform,
            String lang,
            String action,
            List<Action> choices,
            Earlier of,
            Integer recipients,
            int used,
            int limit,
            Integer pictures,
            String picturesWhy,
            String why) {}

    /** An earlier post. */
    public record Earlier(String delivery, String title, String url) {}

    /** An account that gets nothing, and why. */
    public record Left(String account, String name, String why) {
        static Left in(Locale locale, Plan.Left left) {
            return new Left(left.account().id(), left.account().shownName(locale), Catalogue.text(locale, left.why()));
        }
    }

    static PublicationPlan in(Locale locale, Plan plan) {
        return new PublicationPlan(
                plan.lines().stream().map(line -> line(locale, line)).toList(),
                plan.left().stream().map(left -> Left.in(locale, left)).toList());
    }

    private static Line line(Locale locale, Plan.Line line) {
        String name = line.account().shownName(locale);
        Delivery target = line.target();
        boolean pictures = line.pictures() > 0 || line.picturesWhy() != null;
        return new Line(
                line.account().id(),
                name,
                line.account().platform(),
                line.lang(),
                line.shownAction(),
                line.isByHand() || line.isLetters() ? List.of() : line.choices(),
                target == null ? null : new Earlier(target.id(), target.messageTitle(), target.url()),
                line.isLetters() ? line.recipients().size() : null,
                line.count().used(),
                line.count().limit(),
                pictures ? line.pictures() : null,
                line.picturesWhy() == null ? null : Catalogue.text(locale, line.picturesWhy()),
                line.count().fits() ? null : tooLong(locale, name, line));
    }

    private static String tooLong(Locale locale, String name, Plan.Line line) {
        return Catalogue.text(
                locale,
                "publishing.too-long.plan",
                name,
                line.lang(),
                line.count().used(),
                line.count().limit());
    }
}
