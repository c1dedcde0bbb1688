package org.baken.channel.linkedin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.Attempts;
import org.baken.channel.Attempts.Attempt;
import org.baken.channel.Authorizes;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Edits;
import org.baken.channel.Figures;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Public posts on a LinkedIn Page.
 *
 * <p>LinkedIn knows no key by which it could tell a repeated post; it refuses a text that the page posted lately. After an unclear
 * attempt, and after that refusal, the page's own posts are read.
 */
public final class LinkedIn implements Edits, Removes, Lists, CarriesPictures, Authorizes, Figures {

    public static final String PLATFORM = "linkedin";

    private static final Form FORM = new Form(
            List.of(
                    Field.required(OAuth.CLIENT_ID, Kind.TEXT),
                    Field.required(Page.ORGANIZATION, Kind.TEXT),
                    Field.optional("version", Kind.TEXT)),
            List.of(Field.required(OAuth.CLIENT_SECRET, Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** A post takes 20 pictures, each with a description of 4,086 characters; 5 MB is taken everywhere. */
    private static final PictureRules PICTURES = new PictureRules(20, 5_000_000, 4_086, false, false);
    /** LinkedIn tells an app its limits only in its own console; those of the smallest apps are 100 calls a day. */
    private static final Rate RATE = Rate.of(100, Duration.ofHours(24));

    private final LinkedInLogin login;
    private final Page page;
    private final Attempts attempts;
    private final Clock clock;

    public LinkedIn(Outbound outbound, Clock clock) {
        this(outbound, clock, "https://api.linkedin.com", "https://www.linkedin.com/oauth/v2", new Attempts(clock));
    }

    LinkedIn(Outbound outbound, Clock clock, String base, String login, Attempts attempts) {
        this.login = new LinkedInLogin(outbound, clock, login);
        this.page = new Page(new LinkedInApi(outbound, base), clock);
        this.attempts = attempts;
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
    public PictureRules pictures() {
        return PICTURES;
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(OAuth.problems(FORM, link, Set.of()));
        if (link.setting(Page.ORGANIZATION).isPresent() && Page.number(link).isEmpty()) {
            problems.add(
                    new SettingProblem("settings." + Page.ORGANIZATION, Trouble.of("channel.linkedin.organization")));
        }
        if (!LinkedInApi.version(link).matches("\\d{6}")) {
            problems.add(new SettingProblem("settings.version", Trouble.of("channel.linkedin.version.form")));
        }
        return problems;
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return login.begin(link, back, state);
    }

    /** Also reads the page: a person who may not post there is told now, not at the first message. */
    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        Map<String, String> secret = login.finish(link, back, code);
        Link linked = link.with(secret);
        page.recent(linked, clock.instant());
        return new Grant(secret, Map.of(), null, OAuth.linkEndsAt(linked));
    }

    @Override
    public Health check(Link link) {
        try {
            return OAuth.with(link, clock, login::renew, current -> {
                page.recent(current, clock.instant());
                return new Health(
                        Health.State.OK, null, Map.of("account", Page.author(current)), OAuth.linkEndsAt(current));
            });
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Attempt attempt = attempts.of(link, post);
        Optional<Receipt> earlier = attempt.receipt();
        return earlier.isPresent()
                ? earlier.get()
                : attempt.sent(OAuth.with(link, clock, login::renew, current -> publish(current, post, attempt)));
    }

    private Receipt publish(Link link, Post post, Attempt attempt) throws ChannelException {
        try {
            return page.publish(link, post, attempt, PICTURES);
        } catch (Refused refused) {
            if (refused.trouble().key().equals(Attempts.DUPLICATE)
                    && page.search(link, post, attempts) instanceof Look.Found found) {
                return found.receipt();
            }
            throw refused;
        }
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        return OAuth.with(link, clock, login::renew, current -> page.edit(current, post, remoteId));
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        OAuth.with(link, clock, login::renew, current -> {
            page.remove(current, remoteId);
            return remoteId;
        });
        attempts.gone(link, post);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return attempts.look(
                link,
                post,
                () -> OAuth.with(
                        link,
                        clock,
                        login::renew,
                        current -> remoteId == null
                                ? page.search(current, post, attempts)
                                : page.find(current, post, remoteId)));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return OAuth.with(link, clock, login::renew, current -> page.recent(current, since));
    }

    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        return OAuth.with(link, clock, login::renew, current -> page.figures(current, remoteIds));
    }

    /** Shares and views are among the statistics of the page, which only a right over the whole page opens. */
    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.FAVOURITES, Measure.REPLIES);
    }

    @Override
    public int postsInOne() {
        return Page.MOST_COUNTED;
    }

    /** Thirty of the hundred calls that the smallest apps have in a day. */
    @Override
    public Rate asking() {
        return new Rate(1, Duration.ofMinutes(48));
    }
}
