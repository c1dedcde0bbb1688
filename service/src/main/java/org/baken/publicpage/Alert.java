package org.baken.publicpage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;

/**
 * Everything that the alert of one message says, and nothing else of the page: while this stays the same, so do the bytes of
 * the alert and its signature.
 *
 * @param type the incident's type
 * @param slug the part of the address of the page that tells this incident from others
 * @param event what happened: the title of the incident, in its main language
 * @param main the message in the incident's main language, or else in any
 * @param posts the message in each language that it is written in; once withdrawn, in each language of the page
 * @param references what this alert takes the place of or takes back, newest first
 */
record Alert(
        String type,
        String slug,
        boolean exercise,
        String event,
        Post main,
        List<InLanguage> posts,
        List<Reference> references) {
    /**
     * Longer chains are cut: what is further back was replaced so often that nobody shows it any more, and one alert must not
     * grow with every other.
     */
    static final int MOST_REFERENCES = 50;

    /** What the identifier of the alert that takes another one back ends in. */
    static final String CANCEL = ".cancel";

    record InLanguage(String lang, Post post) {}

    /** An earlier alert, by its identifier and when it was sent. */
    record Reference(String identifier, Instant sent) {}

    /**
     * Gathers it.
     *
     * @param message the id of a message
     * @param views the page in each language, the incident's main one first
     * @return nothing when the message is not on the page
     */
    static Optional<Alert> of(String message, String type, List<PageView> views) {
        if (views.isEmpty()) {
            return Optional.empty();
        }
        PageView view = views.get(0);
        return post(view, message).map(main -> {
            boolean withdrawn = main.standing() == Standing.WITHDRAWN;
            List<InLanguage> posts = new ArrayList<>();
            for (PageView each : views) {
                post(each, message)
                        .filter(post -> withdrawn || post.lang().equals(each.lang()) && post.text() != null)
                        .ifPresent(post -> posts.add(new InLanguage(each.lang(), post)));
            }
            List<Reference> references = withdrawn ? List.of(reference(main)) : before(view, main);
            return new Alert(type, view.slug(), view.exercise(), view.title(), main, posts, references);
        });
    }

    private static Optional<Post> post(PageView view, String message) {
        return view.messages().stream().filter(one -> one.id().equals(message)).findFirst();
    }

    /** What tells this alert from all others of this sender. */
    String identifier() {
        return identifier(main);
    }

    /** What takes an alert back is an alert of its own. */
    static String identifier(Post post) {
        return post.standing() == Standing.WITHDRAWN ? post.id() + CANCEL : post.id();
    }

    boolean cancels() {
        return main.standing() == Standing.WITHDRAWN;
    }

    /** When it went out. */
    Instant sent() {
        return cancels() ? main.changedAt() : main.publishedAt();
    }

    private static Reference reference(Post post) {
        return new Reference(post.id(), post.publishedAt());
    }

    /**
     * Everything whose place this message took, newest first, also by way of another: who missed one alert between must still
     * drop the first.
     */
    private static List<Reference> before(PageView view, Post post) {
        Map<String, List<Post>> replaced = new HashMap<>();
        view.messages().stream()
                .filter(one -> one.replacedBy() != null)
                .forEach(one -> replaced.computeIfAbsent(one.replacedBy(), any -> new ArrayList<>())
                        .add(one));
        List<Reference> before = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(post.id()));
        Deque<String> newer = new ArrayDeque<>(List.of(post.id()));
        while (!newer.isEmpty() && before.size() < MOST_REFERENCES) {
            for (Post one : replaced.getOrDefault(newer.poll(), List.of())) {
                if (before.size() < MOST_REFERENCES && seen.add(one.id())) {
                    before.add(reference(one));
                    newer.add(one.id());
                }
            }
        }
        return before;
    }
}
