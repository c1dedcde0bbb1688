package org.baken.publishing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.jdbi.v3.core.Handle;

/**
 * The posts that earlier messages left on the accounts and that a newer message corrects: those of the message whose place it
 * takes, and where that one never was, of the one before it.
 */
final class Earlier {
    /** Nobody follows a longer chain of corrections; a circle would never end. */
    private static final int LONGEST_CHAIN = 50;

    private final List<Delivery> posts;

    private Earlier(List<Delivery> posts) {
        this.posts = posts;
    }

    /** @param supersedes the id of the message whose place the new one takes; null when it takes none */
    static Earlier than(Handle handle, Messages messages, Deliveries deliveries, String supersedes) {
        List<Delivery> posts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = supersedes;
        while (next != null && seen.size() < LONGEST_CHAIN && seen.add(next)) {
            posts.addAll(deliveries.ofMessage(handle, next).stream()
                    .filter(Earlier::isOut)
                    .toList());
            next = messages.find(handle, next)
                    .map(Message::content)
                    .map(content -> content.supersedes())
                    .orElse(null);
        }
        return new Earlier(posts);
    }

    /** The newest earlier post of an account in a language. */
    Optional<Delivery> on(String account, String lang) {
        return posts.stream()
                .filter(post -> post.account().equals(account) && post.lang().equals(lang))
                .findFirst();
    }

    /** Whether an earlier message still stands on an account, in any language. */
    boolean standsOn(String account) {
        return posts.stream().anyMatch(post -> post.account().equals(account));
    }

    /** Whether readers have it, or may have it: what is in flight may arrive yet. What was edited says something newer by now. */
    private static boolean isOut(Delivery delivery) {
        if (delivery.notice() || delivery.removing()) {
            return false;
        }
        return switch (delivery.state()) {
            case SENT, DIVERGED, DONE, UNCLEAR -> true;
            case SENDING, REFUSED ->
                delivery.letters() == 0
                        ? delivery.state() == DeliveryState.SENDING
                        : delivery.lettersSent() + delivery.lettersUnclear() > 0;
            default -> false;
        };
    }

    /** Whether the platform's name of the post is known, so that it can be edited or answered. */
    static boolean isKnown(Delivery post) {
        boolean vanished = post.problem() != null && post.problem().key().equals("publishing.vanished");
        return (post.state() == DeliveryState.SENT || post.state() == DeliveryState.DIVERGED)
                && post.remoteId() != null
                && !vanished;
    }
}
