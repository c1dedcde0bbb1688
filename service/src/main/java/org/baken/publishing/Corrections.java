package org.baken.publishing;

import java.time.ZoneId;
import org.baken.message.ApprovedRevision;
import org.baken.message.ExerciseMark;
import org.baken.message.Purpose;
import org.baken.message.Rendered;
import org.baken.platform.Catalogue;
import org.baken.platform.Moment;

/**
 * The fixed words of the house around a correction: in a letter that follows an earlier one, which cannot be called back
 * (guideline A07), and in the notice that a message was withdrawn.
 */
final class Corrections {
    private static final int LONGEST_TITLE = 80;

    private final ZoneId zone;

    /** @param zone in which people are told moments */
    Corrections(ZoneId zone) {
        this.zone = zone;
    }

    /** What goes out, with a line above it that says which earlier message it corrects or takes the place of. */
    String above(ApprovedRevision approved, Delivery earlier, Rendered rendered) {
        String lang = rendered.lang();
        String line = earlier.sentAt() == null
                ? Catalogue.text(lang, key("publishing.letter.undated.", approved), title(earlier))
                : Catalogue.text(
                        lang, key("publishing.letter.", approved), title(earlier), new Moment(earlier.sentAt(), zone));
        return mark(approved.isExercise(), lang) + line + "\n\n" + rendered.text();
    }

    /** The subject of a letter that follows an earlier one. */
    String subject(ApprovedRevision approved, Rendered rendered) {
        String mark = mark(approved.isExercise(), rendered.lang());
        String headline = rendered.headline().substring(mark.length());
        return mark + Catalogue.text(rendered.lang(), key("publishing.letter.subject.", approved), headline);
    }

    /** The headline of a notice that a message was withdrawn. */
    static String noticeTitle(Delivery withdrawn) {
        return mark(withdrawn.sandbox(), withdrawn.lang())
                + Catalogue.text(withdrawn.lang(), "publishing.notice.title");
    }

    /** A notice that a message was withdrawn, with the address where people read what holds. */
    static String notice(Delivery withdrawn) {
        return words(withdrawn, "publishing.notice.text", title(withdrawn), withdrawn.officialUrl());
    }

    /** The same, as short as it can be said. */
    static String shortNotice(Delivery withdrawn) {
        return words(withdrawn, "publishing.notice.short", withdrawn.officialUrl());
    }

    /** What a person has to do who told people the message, or put it somewhere. */
    static String task(Delivery withdrawn) {
        return words(withdrawn, "publishing.notice.by-hand", title(withdrawn), withdrawn.officialUrl());
    }

    /** What a person has to do about a post that Baken can neither take away nor say anything about. */
    static String taskOutOfReach(Delivery withdrawn) {
        String where = withdrawn.url() == null ? withdrawn.accountName() : withdrawn.url();
        return words(withdrawn, "publishing.notice.out-of-reach", title(withdrawn), where);
    }

    private static String words(Delivery about, String key, Object... arguments) {
        return mark(about.sandbox(), about.lang()) + Catalogue.text(about.lang(), key, arguments);
    }

    private static String key(String prefix, ApprovedRevision approved) {
        return prefix + (approved.purpose() == Purpose.CORRECTION ? "corrects" : "replaces");
    }

    private static String title(Delivery delivery) {
        String title = delivery.messageTitle();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1))
                                .strip() + "…";
    }

    private static String mark(boolean exercise, String lang) {
        return exercise ? ExerciseMark.in(lang) : "";
    }
}
