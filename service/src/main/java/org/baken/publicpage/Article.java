package org.baken.publicpage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.media.MediaItem;
import org.baken.message.VerificationCode;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;

/**
 * A message on a page, as the page's template takes it.
 *
 * @param id where on the page it stands; null when it stands above already
 * @param foreign its language when it is not that of the page
 * @param elsewhere says that it is in another language only; null when it is not
 * @param above whether it stands above already, among what to do
 * @param endedAt when it was withdrawn or replaced
 * @param replacement where what replaced it stands; null when nothing does
 * @param replaces the messages whose place it took
 * @param code by which people find out whether it is ours; null in an exercise, which is nothing to be found out about
 */
record Article(
        String id,
        Times.Moment at,
        String headline,
        String foreign,
        String elsewhere,
        List<Paragraphs.Paragraph> paragraphs,
        boolean above,
        boolean correction,
        boolean superseded,
        boolean withdrawn,
        Times.Moment endedAt,
        String replacement,
        List<Earlier> replaces,
        String code,
        List<Figure> figures) {
    /** What browsers get that choose no size themselves. */
    private static final int USUAL_WIDTH = 800;

    /** A message whose place another one took. */
    record Earlier(String href, String headline, String foreign, Times.Moment at) {}

    /** @param srcset every size with its width, as HTML takes it */
    record Figure(String address, String srcset, int width, int height, String alt, String altLang, String credit) {
        static Figure of(PageView.Picture picture, String lang, Words words) {
            MediaItem.Size shown = picture.sizes().stream()
                    .filter(size -> size.width() >= USUAL_WIDTH)
                    .findFirst()
                    .orElse(picture.largest());
            return new Figure(
                    shown.url(),
                    picture.sizes().stream()
                            .map(size -> size.url() + " " + size.width() + "w")
                            .collect(Collectors.joining(", ")),
                    picture.largest().width(),
                    picture.largest().height(),
                    picture.alt(),
                    PageHtml.foreign(picture.lang(), lang),
                    picture.credit() == null ? null : words.of("credit", picture.credit()));
        }
    }

    /**
     * The messages of a page.
     *
     * @param above the ids of those that stand above already, among what to do
     */
    static List<Article> of(List<Post> posts, Set<String> above, Frame frame) {
        String lang = frame.lang();
        Words words = frame.words();
        return posts.stream()
                .map(post -> new Article(
                        above.contains(post.id()) ? null : frame.prefix() + post.anchor(),
                        frame.times().moment(post.publishedAt()),
                        headline(post, words),
                        PageHtml.foreign(post.lang(), lang),
                        post.text() == null || PageHtml.foreign(post.lang(), lang) == null
                                ? null
                                : elsewhere(post.lang(), words),
                        post.text() == null ? List.of() : Paragraphs.of(post.text()),
                        above.contains(post.id()),
                        post.purpose() == PageView.Purpose.CORRECTION,
                        post.standing() == Standing.SUPERSEDED,
                        post.standing() == Standing.WITHDRAWN,
                        frame.times().moment(post.changedAt()),
                        frame.href(post.replacedBy()),
                        replaces(post, frame),
                        frame.fold().view().exercise() ? null : VerificationCode.of(post.id()),
                        post.pictures().stream()
                                .map(picture -> Figure.of(picture, lang, words))
                                .toList()))
                .toList();
    }

    static String headline(Post post, Words words) {
        return post.title() == null || post.title().isBlank() ? words.get("message") : post.title();
    }

    private static List<Earlier> replaces(Post newer, Frame frame) {
        return frame.fold().view().messages().stream()
                .filter(post -> newer.id().equals(post.replacedBy()) && post.standing() == Standing.SUPERSEDED)
                .map(post -> new Earlier(
                        frame.href(post.id()),
                        headline(post, frame.words()),
                        PageHtml.foreign(post.lang(), frame.lang()),
                        frame.times().moment(post.publishedAt())))
                .toList();
    }

    private static String elsewhere(String lang, Words words) {
        return words.of(
                "only-in", words.get(words.containsKey("language." + lang) ? "language." + lang : "language.other"));
    }
}
