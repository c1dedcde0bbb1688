package org.baken.publicpage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.platform.Catalogue;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;

/**
 * A message as feeds show it: what no longer holds says so (guideline A07), what was taken back is not repeated, and what is of
 * an exercise is marked.
 *
 * @param id the same for as long as there is a feed, and different in each language
 * @param url where on the page the message stands
 * @param updated when it last changed for a reader: published, superseded, withdrawn, or its rumour was judged anew
 * @param lang of title and text, which is another than the feed's when there is no other text
 * @param about the title of the incident, with the mark of an exercise
 * @param alert the address of the message as an alert (CAP)
 * @param cancelled whether the alert takes an earlier one back
 */
record FeedItem(
        String id,
        String url,
        String title,
        String text,
        Instant published,
        Instant updated,
        String lang,
        String about,
        String alert,
        boolean cancelled) {
    /** So many are in a feed: readers fetch it again and again, and everything else is on the page. */
    static final int MOST = 50;

    private record Found(PageView view, Post post, Instant updated) {}

    /**
     * The messages of these incidents that changed last, the newest change first: what is superseded or withdrawn comes back,
     * however old it is.
     */
    static List<FeedItem> of(List<PageView> views, Publisher house) {
        return views.stream()
                .flatMap(view -> view.messages().stream().map(post -> new Found(view, post, updated(view, post))))
                .sorted(Comparator.comparing(Found::updated)
                        .thenComparing(found -> found.post().publishedAt())
                        .thenComparing(found -> found.post().id())
                        .reversed())
                .limit(MOST)
                .map(found -> of(found, house.publicUrl()))
                .toList();
    }

    private static FeedItem of(Found found, String home) {
        PageView view = found.view();
        Post post = found.post();
        Words words = words(post.text() == null ? view.lang() : post.lang());
        String page = home + "/i/" + view.slug() + "?lang=" + view.lang();
        String title = post.title() == null || post.title().isBlank() ? words.get("message") : post.title();
        String text = post.text();
        boolean withdrawn = post.standing() == Standing.WITHDRAWN;
        if (withdrawn) {
            title = words.get("feed-withdrawn");
            text = words.get("withdrawn-note");
        } else if (post.standing() == Standing.SUPERSEDED) {
            title = words.of("feed-superseded", title);
            text = words.of("feed-superseded-note", page + anchor(post.replacedBy())) + "\n\n" + text;
        } else {
            text += verdicts(view, post, words);
        }
        return new FeedItem(
                page + anchor(post.id()),
                page + anchor(post.id()),
                marked(view.exercise(), words, title),
                text,
                post.publishedAt(),
                found.updated(),
                post.text() == null ? view.lang() : post.lang(),
                marked(view.exercise(), words(view.mainLang()), view.title()),
                home + "/cap/" + Alert.identifier(post) + ".xml",
                withdrawn);
    }

    private static Instant updated(PageView view, Post post) {
        Stream<Instant> judged = view.rumours().stream()
                .filter(verdict -> verdict.message().equals(post.id()))
                .map(PageView.Verdict::at);
        return Stream.concat(Stream.of(post.publishedAt(), post.changedAt()), judged)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What a correction says of the claim, in so many words: whoever reads only the feed sees no list of rumours. */
    private static String verdicts(PageView view, Post post, Words words) {
        return view.rumours().stream()
                .filter(verdict -> verdict.message().equals(post.id()))
                .map(verdict ->
                        "\n\n" + words.of("feed-rumour", verdict.claim(), words.get("verdict." + verdict.verdict())))
                .collect(Collectors.joining());
    }

    private static String anchor(String message) {
        return message == null ? "" : "#m-" + message;
    }

    /** What was approved for an exercise carries the mark already; other titles get it here. */
    static String marked(boolean exercise, Words words, String title) {
        String mark = words.get("exercise");
        return exercise && !title.contains(mark) ? mark + ": " + title : title;
    }

    /** In this language, or in the catalogue's own for languages that it does not speak. */
    static Words words(String lang) {
        return new Words("publicpage", Catalogue.language(Locale.forLanguageTag(lang)));
    }
}
