package org.baken.channel.teams;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Requests;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Messages in a Teams channel, posted by a workflow of the town's own. The workflow's address is its password, so it is kept as a
 * secret and never shown.
 *
 * <p>A workflow takes a card and says no more than that it will run. It cannot be asked what stands in the channel, and nothing can be
 * changed or removed: after an unclear attempt a person looks. Microsoft ended the connectors that came before (addresses at
 * {@code webhook.office.com}); those are refused.
 *
 * <p>Contract-tested from Microsoft's documentation, not tried against the live platform.
 */
public final class Teams implements CarriesPictures {

    public static final String PLATFORM = "teams";

    private static final String ADDRESS = "workflowUrl";
    private static final Form FORM = new Form(List.of(), List.of(Field.required(ADDRESS, Kind.URL)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    private static final Rate RATE = Rate.of(4, Duration.ofSeconds(1));
    private static final PictureRules PICTURES = new PictureRules(4, 10_000_000, 1_000, true, false);

    private final Outbound outbound;
    private final Clock clock;

    public Teams(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.CONTRACT;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public PictureRules pictures(Link link) {
        return PICTURES;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        if (problems.isEmpty()) {
            try {
                outbound.resolve(address(link).getHost());
            } catch (Refused refused) {
                problems.add(new SettingProblem("secret." + ADDRESS, refused.trouble()));
            } catch (Retryable unknownToday) {
                // A name server that does not answer says nothing about the address.
            }
        }
        return problems;
    }

    /** Looks whether the address may be reached; sends nothing, because the workflow would post it. */
    @Override
    public Health check(Link link) {
        try {
            String host = address(link).getHost();
            outbound.resolve(host);
            return Health.ok(Map.of("host", host));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        byte[] card = Card.request(post);
        if (card.length > Card.LARGEST) {
            throw new Refused(Trouble.of("channel.tooLong", card.length, Card.LARGEST));
        }
        HttpRequest request = Requests.to(address(link))
                .POST(HttpRequest.BodyPublishers.ofByteArray(card))
                .build();
        outbound.exchange(request).orFail(link);
        return new Receipt(post.key(), null, clock.instant());
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.CannotTell(Trouble.of("channel.teams.cannotTell"));
    }

    private static URI address(Link link) throws Refused {
        URI address = Outbound.parse(link.hidden(ADDRESS).orElse("").strip());
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("webhook.office.com") || host.endsWith(".webhook.office.com")) {
            throw new Refused(Trouble.of("channel.teams.old"));
        }
        return address;
    }
}
