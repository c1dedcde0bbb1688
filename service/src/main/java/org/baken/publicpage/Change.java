package org.baken.publicpage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;

/**
 * Something that we put right, told openly: what it was, since when, and by which message (guidelines V14, A07, A20).
 *
 * @param what in words
 * @param before where the message that no longer holds is; null when there is none
 * @param by what took its place or put it right; null when it was only taken back
 * @param href where that is
 */
record Change(
        Times.Moment at,
        String what,
        String before,
        String title,
        String titleLang,
        String by,
        String byLang,
        String href) {
    private static final int MOST = 8;

    static List<Change> of(Frame frame) {
        Map<String, Post> posts =
                frame.fold().view().messages().stream().collect(Collectors.toMap(Post::id, Function.identity()));
        return posts.values().stream()
                .filter(post -> post.standing() != Standing.CURRENT || post.purpose() == Purpose.CORRECTION)
                .sorted(Comparator.comparing(Change::since)
                        .thenComparing(Post::id)
                        .reversed())
                .limit(MOST)
                .map(post -> told(post, posts, frame))
                .toList();
    }

    private static Instant since(Post post) {
        return post.standing() == Standing.CURRENT ? post.publishedAt() : post.changedAt();
    }

    private static Change told(Post post, Map<String, Post> posts, Frame frame) {
        Times.Moment at = frame.times().moment(since(post));
        String then = frame.times().moment(post.publishedAt()).clock();
        if (post.standing() == Standing.WITHDRAWN) {
            return new Change(
                    at,
                    frame.words().of("change-withdrawn", then),
                    frame.href(post.id()),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        if (post.standing() == Standing.SUPERSEDED) {
            Post newer = posts.get(post.replacedBy());
            return new Change(
                    at,
                    frame.words().of("change-superseded", then),
                    frame.href(post.id()),
                    Article.headline(post, frame.words()),
                    PageHtml.foreign(post.lang(), frame.lang()),
                    newer == null ? null : Article.headline(newer, frame.words()),
                    newer == null ? null : PageHtml.foreign(newer.lang(), frame.lang()),
                    newer == null ? null : frame.href(newer.id()));
        }
        return new Change(
                at,
                frame.words().get("change-corrected"),
                null,
                null,
                null,
                Article.headline(post, frame.words()),
                PageHtml.foreign(post.lang(), frame.lang()),
                frame.href(post.id()));
    }
}
