package org.baken.channel.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Sends;
import org.baken.channel.Trouble;
import org.baken.channel.sandbox.Drawer.Kept;

/** A sandbox account that posts, and can do no more: a webhook, for one. */
class SandboxSends extends Sandbox implements Sends {

    private static final int FAILING_ATTEMPTS = 2;

    SandboxSends(Sandbox model) {
        super(model);
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        return switch (Behaviour.of(link)) {
            case OK -> keep(link, post);
            case SLOW -> slowly(link, post);
            case REFUSE -> throw new Refused(Trouble.of("channel.rejected", PLATFORM, 403, ""));
            case RETRY -> afterSomeAttempts(link, post);
            case UNCLEAR -> {
                keep(link, post);
                throw new Unclear(Trouble.of("channel.noAnswer", PLATFORM));
            }
        };
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Optional<Kept> kept = drawer.find(link.account(), post.key());
            return kept.<Look>map(found -> new Look.Found(
                            receipt(found), found.text(), found.text().equals(post.text())))
                    .orElseGet(Look.Absent::new);
        } catch (IOException failure) {
            return new Look.CannotTell(disk());
        }
    }

    Receipt keep(Link link, Post post) throws Retryable {
        Kept kept = Kept.of(link.account(), post, clock.instant());
        try {
            drawer.keep(kept);
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
        return receipt(kept);
    }

    static Trouble disk() {
        return Trouble.of("channel.disk");
    }

    private Receipt afterSomeAttempts(Link link, Post post) throws Retryable {
        try {
            if (drawer.attempt(link.account(), post.key()) <= FAILING_ATTEMPTS) {
                throw new Retryable(Trouble.of("channel.busy", PLATFORM), Duration.ofSeconds(2));
            }
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
        return keep(link, post);
    }

    private Receipt slowly(Link link, Post post) throws Retryable {
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Retryable(Trouble.of("channel.stopped"));
        }
        return keep(link, post);
    }

    private static Receipt receipt(Kept kept) {
        return new Receipt(kept.key(), null, kept.sentAt());
    }
}
