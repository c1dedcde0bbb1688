package org.baken.channel.publicpage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * The town's own page. It is drawn from the deliveries that were sent, so a post is there as soon as its delivery is
 * marked as sent, and gone as soon as it is marked as removed: nothing can get lost in between.
 */
public final class PublicPage implements Removes, CarriesPictures {

    public static final String PLATFORM = "publicpage";

    private static final Limits LIMITS = new CodePoints(100_000);

    /** Nothing leaves the house: what residents wait for must not queue behind what is read back. */
    private static final Rate ANY = new Rate(100, Duration.ZERO);

    private final Clock clock;

    public PublicPage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.OWN;
    }

    @Override
    public Form form() {
        return new Form(List.of(), List.of());
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Rate rate() {
        return ANY;
    }

    /** It shows them all, with what was declared about them. */
    @Override
    public PictureRules pictures() {
        return new PictureRules(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, false, false);
    }

    @Override
    public Health check(Link link) {
        return Health.ok(Map.of());
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        return receipt(link, post, clock.instant());
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.Found(new Receipt(post.key(), post.officialUrl(), post.createdAt()), post.text(), true);
    }

    @Override
    public void remove(Link link, Post post, String remoteId) {
        // The page no longer draws a delivery that is marked as removed.
    }

    private Receipt receipt(Link link, Post post, Instant at) throws Refused {
        count(post.text(), limits(link)).orRefuse();
        if (post.officialUrl() == null) {
            throw new Refused(Trouble.of("channel.noAddress"));
        }
        return new Receipt(post.key(), post.officialUrl(), at);
    }
}
