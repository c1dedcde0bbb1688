package org.baken.publicpage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.baken.publicpage.PageView.Asked;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Verdict;

/**
 * What stands on the page of an incident itself and what on the pages of older messages, so that the page stays light enough for a
 * bad network however long an incident lasts. Pages of older messages are numbered from the oldest on: what is on page 1 stays there.
 *
 * @param above the instructions that hold, newest first
 * @param newest the newest messages
 * @param folded the pages of older messages, the oldest page first, newest first within each
 */
record Fold(
        PageView view,
        List<Post> above,
        List<Post> newest,
        List<List<Post>> folded,
        List<Verdict> rumours,
        List<Asked> questions,
        Map<String, Integer> places) {
    /** How many messages an older page has. */
    static final int PER_PAGE = 50;

    private static final int MOST_ABOVE = 5;
    private static final int MOST_MESSAGES = 20;
    private static final int MOST_RUMOURS = 15;
    private static final int MOST_QUESTIONS = 15;
    /** Characters of text: about half of the bytes that the page may have, once compressed, are for these. */
    private static final int TEXT_ABOVE = 6_000;

    private static final int TEXT_OF_MESSAGES = 12_000;
    private static final int TEXT_OF_QUESTIONS = 6_000;

    static Fold of(PageView view) {
        List<Post> above = first(view.instructions(), MOST_ABOVE, TEXT_ABOVE, Fold::length);
        List<Post> newest = first(
                view.messages(), MOST_MESSAGES, TEXT_OF_MESSAGES, post -> above.contains(post) ? 0 : length(post));
        List<Post> older =
                view.messages().subList(newest.size(), view.messages().size());
        List<List<Post>> folded = pages(older);
        return new Fold(
                view,
                above,
                newest,
                folded,
                first(view.rumours(), MOST_RUMOURS, Integer.MAX_VALUE, rumour -> 0),
                first(
                        view.questions(),
                        MOST_QUESTIONS,
                        TEXT_OF_QUESTIONS,
                        asked -> asked.question().length()
                                + asked.answer().text().length()),
                places(above, newest, folded));
    }

    /**
     * Where a message is; null when it is nowhere.
     *
     * @param here the page that the reader is on: the number of a page of older messages, or 0 for the page itself
     */
    String href(String message, int here) {
        Integer place = message == null ? null : places.get(message);
        if (place == null) {
            return null;
        }
        return (place == here ? "" : address(view, place)) + "#m-" + message;
    }

    /** The address of the newest page of older messages; null when all are on the page itself. */
    String older() {
        if (!folded.isEmpty()) {
            return address(view, folded.size());
        }
        boolean more = rumours.size() < view.rumours().size()
                || questions.size() < view.questions().size();
        return more ? address(view, 1) : null;
    }

    static String address(PageView view, int page) {
        return "/i/" + view.slug() + (page == 0 ? "" : "/older/" + page) + "?lang=" + view.lang();
    }

    private static <T> List<T> first(List<T> all, int most, int budget, ToIntFunction<T> length) {
        int left = budget;
        List<T> taken = new ArrayList<>();
        for (T one : all) {
            left -= length.applyAsInt(one);
            // One is shown however long it is.
            if (taken.size() == most || left < 0 && !taken.isEmpty()) {
                break;
            }
            taken.add(one);
        }
        return List.copyOf(taken);
    }

    private static int length(Post post) {
        return post.text() == null ? 0 : post.text().length();
    }

    /** Full from the oldest on, so that a page that is full stays as it is. */
    private static List<List<Post>> pages(List<Post> older) {
        List<List<Post>> pages = new ArrayList<>();
        for (int end = older.size(); end > 0; end -= PER_PAGE) {
            pages.add(older.subList(Math.max(0, end - PER_PAGE), end));
        }
        return pages;
    }

    private static Map<String, Integer> places(List<Post> above, List<Post> newest, List<List<Post>> folded) {
        Map<String, Integer> places = new HashMap<>();
        for (int page = 1; page <= folded.size(); page++) {
            for (Post post : folded.get(page - 1)) {
                places.put(post.id(), page);
            }
        }
        newest.forEach(post -> places.put(post.id(), 0));
        above.forEach(post -> places.put(post.id(), 0));
        return places;
    }
}
