package org.baken.publicpage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.media.MediaItem;
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
 * @param replacement where on the page stands what replaced it; null when nothing does
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
        List<Figure> figures) {
    /** What browsers get that choose no size themselves. */
    private static final int USUAL_WIDTH = 800;

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
     * @param shown the ids of all that are on the page
     */
    static List<Article> of(
            Stream<Post> posts, Set<String> above, Set<String> shown, String lang, Words words, Times times) {
        return posts.map(post -> new Article(
                        above.contains(post.id()) ? null : post.anchor(),
                        times.moment(post.publishedAt()),
                        post.title() == null || post.title().isBlank() ? words.get("message") : post.title(),
                        PageHtml.foreign(post.lang(), lang),
                        PageHtml.foreign(post.lang(), lang) == null ? null : elsewhere(post.lang(), words),
                        post.text() == null ? List.of() : Paragraphs.of(post.text()),
                        above.contains(post.id()),
                        post.purpose() == PageView.Purpose.CORRECTION,
                        post.standing() == Standing.SUPERSEDED,
                        post.standing() == Standing.WITHDRAWN,
                        times.moment(post.changedAt()),
                        shown.contains(String.valueOf(post.replacedBy())) ? "m-" + post.replacedBy() : null,
                        post.pictures().stream()
                                .map(picture -> Figure.of(picture, lang, words))
                                .toList()))
                .toList();
    }

    private static String elsewhere(String lang, Words words) {
        return words.of(
                "only-in", words.get(words.containsKey("language." + lang) ? "language." + lang : "language.other"));
    }
}
