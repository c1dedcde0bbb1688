package org.baken.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Post;
import org.jdbi.v3.core.Handle;

/** Makes of deliveries and letters what a channel sends. What comes out is the same for every attempt. */
final class Posts {

    Post ofDelivery(Delivery delivery, Aim aim) {
        Post post = Post.of(
                        delivery.postKey(), delivery.createdAt(), delivery.lang(), delivery.title(), delivery.text())
                .withOfficialUrl(delivery.officialUrl());
        Post marked = delivery.sandbox() ? post.asExercise() : post;
        return aim.action() == Action.REPLY ? marked.answering(aim.remoteId()) : marked;
    }

    /**
     * The letters of these ids, by id.
     *
     * @param answering whether the channel can put a letter under the earlier one that it is about
     */
    Map<String, Post> ofLetters(Handle handle, List<String> ids, boolean answering) {
        LetterDao letters = handle.attach(LetterDao.class);
        Map<String, Post> posts = new HashMap<>();
        letters.find(ids).forEach(letter -> posts.put(letter.id(), of(letter)));
        if (answering && !ids.isEmpty()) {
            letters.following(ids)
                    .forEach(letter ->
                            posts.computeIfPresent(letter.id(), (id, post) -> post.answering(letter.earlier())));
        }
        return posts;
    }

    private static Post of(Letter letter) {
        Post post = Post.of(letter.postKey(), letter.createdAt(), letter.lang(), letter.subject(), letter.text())
                .to(letter.recipient().isEmpty() ? null : letter.recipient(), letter.postKey())
                .withSubject(letter.subject())
                .withHtml(letter.html());
        Post marked = letter.sandbox() ? post.asExercise() : post;
        Post placed = letter.inReplyTo() == null ? marked : marked.answering(letter.inReplyTo());
        return letter.secluded() ? placed.inPrivate() : placed;
    }
}
