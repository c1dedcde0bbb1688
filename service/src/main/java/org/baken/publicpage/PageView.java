package org.baken.publicpage;

import java.time.Instant;
import java.util.List;
import org.baken.media.MediaItem;
import org.baken.message.Cap;
import org.baken.publishing.OfficialProfile;

/**
 * Everything that the page of one incident says to a reader of one language. Two equal views are the same page.
 *
 * @param slug the part of the address that tells this incident from others
 * @param exercise whether nothing of this is real; marked everywhere
 * @param mainLang the language that the title is in
 * @param lang the language that was asked for and is offered
 * @param languages in which the town publishes about this incident
 * @param changedAt when anything on the page was last changed
 * @param nextUpdateAt when the next message was promised; null when none is
 * @param late whether that moment has passed without one
 * @param ask what people should do; first and large on the page (guideline V13)
 * @param unknown what is not known yet (guideline V28)
 * @param messages newest first
 * @param questions that many people ask, with one answer for all (guideline H41)
 */
public record PageView(
        String slug,
        boolean exercise,
        String title,
        String mainLang,
        String lang,
        List<String> languages,
        Phase phase,
        Instant openedAt,
        Instant closedAt,
        Instant changedAt,
        Instant nextUpdateAt,
        boolean late,
        List<Line> ask,
        List<Line> known,
        List<Line> unknown,
        List<Line> doing,
        List<Line> where,
        List<Post> messages,
        List<Verdict> rumours,
        List<Asked> questions,
        List<OfficialProfile> accounts) {

    /** How far the incident is. */
    public enum Phase {
        ACTIVE,
        AFTERCARE,
        CLOSED
    }

    /**
     * One thing that is known, not known, done or asked.
     *
     * @param lang the language of the text, which is another than asked when there is no other text
     * @param service who vouches for it; null when not said
     */
    public record Line(String text, String lang, String service) {}

    /**
     * One message, exactly as it was approved.
     *
     * @param text null once it is withdrawn: what was taken back is no longer repeated
     * @param publishedAt when it stood on the page for the first time
     * @param changedAt when it was superseded or withdrawn; null while it holds
     * @param replacedBy the id of the message that took its place; null when none did, or none is on the page
     * @param pictures that go along (guideline A05); none once it is withdrawn
     * @param cap how it reads as an alert; null when nobody said
     */
    public record Post(
            String id,
            Purpose purpose,
            String lang,
            String title,
            String text,
            Instant publishedAt,
            Standing standing,
            Instant changedAt,
            String replacedBy,
            List<Picture> pictures,
            Cap cap) {

        /** Where on the page it is. */
        public String anchor() {
            return "m-" + id;
        }
    }

    /**
     * A picture in a message.
     *
     * @param alt what it shows, for people who do not see it; empty when nobody said
     * @param lang the language of the alt text
     * @param credit whom to name below it (guideline A16); null when nobody
     * @param sizes smallest first, of the same shape; with addresses on this server
     */
    public record Picture(String id, String alt, String lang, String credit, List<MediaItem.Size> sizes) {
        MediaItem.Size largest() {
            return sizes.get(sizes.size() - 1);
        }
    }

    /** What a message is for, as far as the page treats it differently. */
    public enum Purpose {
        INSTRUCTION,
        CORRECTION,
        ALL_CLEAR,
        OTHER
    }

    /** Whether a message still holds (guideline A07). */
    public enum Standing {
        CURRENT,
        SUPERSEDED,
        WITHDRAWN
    }

    /**
     * A rumour that was looked into and publicly corrected.
     *
     * @param verdict FALSE, MISLEADING, TRUE or UNPROVEN
     * @param message the id of the correction
     */
    public record Verdict(String id, String claim, String lang, String verdict, Instant at, String message) {

        /** Where on the page it is. */
        public String anchor() {
            return "r-" + id;
        }
    }

    /**
     * A question that many people ask.
     *
     * @param lang the language of the question
     * @param known whether it is answered; false when we do not know yet (guideline V28)
     * @param answer of what is not known yet, what we say about that
     */
    public record Asked(String question, String lang, boolean known, Line answer) {}

    /** The messages that tell people what to do and hold now: newest first, none after the all-clear. */
    List<Post> instructions() {
        List<Post> sinceAllClear = messages.stream()
                .filter(post -> post.standing() == Standing.CURRENT)
                .takeWhile(post -> post.purpose() != Purpose.ALL_CLEAR)
                .toList();
        return sinceAllClear.stream()
                .filter(post -> post.purpose() == Purpose.INSTRUCTION)
                .toList();
    }
}
