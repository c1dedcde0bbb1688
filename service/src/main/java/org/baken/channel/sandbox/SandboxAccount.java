package org.baken.channel.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Channel;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Edits;
import org.baken.channel.Figures;
import org.baken.channel.Inbox;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.Trouble;
import org.baken.channel.Whispers;
import org.baken.channel.sandbox.Drawer.Kept;

/** A sandbox account that can do all that any platform can; {@link Imitation} lets out what the imitated one can. */
final class SandboxAccount extends Sandbox
        implements Edits, Removes, Whispers, CarriesPictures, Lists, Inbox, Addressed, ByHand, Figures {
    private static final int FAILING_ATTEMPTS = 2;
    private static final int MOST_LISTED = 100;
    private static final int LONGEST_LISTED = 1000;

    private final Channel model;

    /** @param model what it imitates; null for nothing */
    SandboxAccount(Sandbox sandbox, Channel model) {
        super(sandbox);
        this.model = model;
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        return switch (Behaviour.of(link)) {
            case OK -> keep(link, post);
            case SLOW -> slowly(link, post);
            case REFUSE -> throw new Refused(Trouble.of("channel.sandbox.refused"));
            case RETRY -> afterSomeAttempts(link, post);
            case UNCLEAR -> {
                keep(link, post);
                throw new Unclear(Trouble.of("channel.sandbox.silent"));
            }
        };
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Optional<Kept> kept = drawer.find(link.account(), named(post, remoteId));
            return kept.<Look>map(found -> new Look.Found(
                            receipt(found), found.text(), found.text().equals(post.text())))
                    .orElseGet(Look.Absent::new);
        } catch (IOException failure) {
            return new Look.CannotTell(disk());
        }
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        if (Behaviour.of(link) == Behaviour.REFUSE) {
            throw new Refused(Trouble.of("channel.sandbox.refused"));
        }
        return keep(link, Kept.of(link.account(), post, clock.instant()).as(remoteId));
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        try {
            drawer.drop(link.account(), named(post, remoteId));
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
    }

    @Override
    public PictureRules pictures() {
        return model instanceof CarriesPictures carries ? carries.pictures() : CarriesPictures.USUAL;
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        try {
            return drawer.all(link.account()).stream()
                    .filter(kept -> kept.inReplyTo() == null && !kept.sentAt().isBefore(since))
                    .sorted(Comparator.comparing(Kept::sentAt).reversed())
                    .limit(MOST_LISTED)
                    .map(kept -> new Seen(kept.key(), null, kept.sentAt(), start(kept.text())))
                    .toList();
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
    }

    /** Whatever the account is told to do: how it behaves is about what is sent. */
    @Override
    public Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        try {
            return letterbox.after(link.account(), cursor, since);
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
    }

    /** Made up, so that an exercise feels real: nobody liked or saw anything. */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        try {
            Map<String, Counts> figures = new HashMap<>();
            for (String id : remoteIds) {
                Optional<Kept> kept = drawer.find(link.account(), id);
                kept.ifPresent(post -> figures.put(id, MadeUp.of(post, gives(link), clock.instant())));
            }
            return figures;
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
    }

    /** What the imitated platform gives to an account that is set to ask. */
    @Override
    public Set<Measure> gives(Link link) {
        Link asking = new Link(link.account(), link.platform(), "", Map.of(Figures.SETTING, Figures.ASK), Map.of());
        return model instanceof Figures figures ? figures.gives(asking) : EnumSet.allOf(Measure.class);
    }

    @Override
    public int postsInOne() {
        return MOST_LISTED;
    }

    @Override
    public String addressed(String handle, String text) {
        return model instanceof Replies answers ? answers.addressed(handle, text) : text;
    }

    @Override
    public List<String> recipients(Link link) {
        return link.list("recipients");
    }

    @Override
    public boolean byMail() {
        return !(model instanceof Addressed letters) || letters.byMail();
    }

    @Override
    public Work work(Link link) {
        return model instanceof ByHand hand ? hand.work(link) : Work.OTHER;
    }

    @Override
    public String instructions(Link link) {
        return link.setting("instructions").orElse("");
    }

    private Receipt keep(Link link, Post post) throws Retryable {
        return keep(link, Kept.of(link.account(), post, clock.instant()));
    }

    private Receipt keep(Link link, Kept kept) throws Retryable {
        try {
            drawer.keep(kept);
        } catch (IOException failure) {
            throw new Retryable(disk());
        }
        return receipt(kept);
    }

    private Receipt afterSomeAttempts(Link link, Post post) throws Retryable {
        try {
            if (drawer.attempt(link.account(), post.key()) <= FAILING_ATTEMPTS) {
                throw new Retryable(Trouble.of("channel.sandbox.busy"), Duration.ofSeconds(2));
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

    /** What was edited stands under the name that the post got first. */
    private static String named(Post post, String remoteId) {
        return Objects.requireNonNullElse(remoteId, post.key());
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_LISTED));
    }

    private static Trouble disk() {
        return Trouble.of("channel.disk");
    }

    private static Receipt receipt(Kept kept) {
        return new Receipt(kept.key(), null, kept.sentAt());
    }
}
