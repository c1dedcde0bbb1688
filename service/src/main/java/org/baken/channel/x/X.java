package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
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
import org.baken.channel.ChannelException.Unclear;
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
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Posts on X.
 *
 * <p>X knows no key by which it could tell a repeated post; it refuses a text that the account posted lately (403). After an
 * unclear attempt, and after that refusal, the account's own timeline is read.
 */
public final class X implements Removes, Replies, Lists, CarriesPictures, Authorizes, Figures {

    public static final String PLATFORM = "x";

    private static final Form FORM = new Form(
            List.of(Field.required(OAuth.CLIENT_ID, Kind.TEXT), Figures.FIELD),
            List.of(Field.optional(OAuth.CLIENT_SECRET, Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** docs.x.com/x-api/media/quickstart/best-practices: four photos of at most 5 MB. */
    private static final PictureRules PICTURES = new PictureRules(4, 5_000_000, 1_000, false, false);
    /** docs.x.com/x-api/fundamentals/rate-limits: for each person who posts. */
    private static final Rate RATE = Rate.of(100, Duration.ofMinutes(15));

    private final XApi api;
    private final XLogin login;
    private final Timeline timeline;
    private final Attempts attempts;
    private final Clock clock;

    public X(Outbound outbound, Clock clock) {
        this(outbound, clock, "https://api.x.com", "https://x.com/i/oauth2/authorize");
    }

    X(Outbound outbound, Clock clock, String base, String dialog) {
        this.api = new XApi(outbound, base);
        this.login = new XLogin(outbound, clock, dialog, base);
        this.timeline = new Timeline(api, clock);
        this.attempts = new Attempts(clock);
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
        return OAuth.problems(FORM, link, Set.of("userId"));
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return login.begin(link, back, state);
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        Map<String, String> secret = login.finish(link, remembered, back, code);
        JsonNode user = timeline.me(link.with(secret));
        return new Grant(
                secret,
                Map.of("userId", user.path("id").asText("")),
                "@" + user.path("username").asText(""),
                null);
    }

    @Override
    public Health check(Link link) {
        try {
            JsonNode user = OAuth.with(link, clock, login::renew, timeline::me);
            return Health.ok(Map.of("account", "@" + user.path("username").asText("")));
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
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", post.text());
        if (post.inReplyTo() != null) {
            content.put("reply", Map.of("in_reply_to_tweet_id", Timeline.id(post.inReplyTo())));
        }
        List<String> media = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            String id = attempt.made(picture.name(), api.host(), () -> upload(link, picture));
            media.add(id);
            attempt.made(picture.name() + " alt", api.host(), () -> describe(link, id, picture));
        }
        if (!media.isEmpty()) {
            content.put("media", Map.of("media_ids", media));
        }
        attempt.inTime(api.host());
        try {
            return timeline.receipt(api.post(link, "/2/tweets", content).path("data"));
        } catch (Refused refused) {
            if (refused.trouble().key().equals(Attempts.DUPLICATE)
                    && timeline.search(link, post, attempts) instanceof Look.Found found) {
                return found.receipt();
            }
            throw refused;
        }
    }

    private String upload(Link link, Picture picture) throws ChannelException {
        Map<String, Object> content = Map.of(
                "media",
                Base64.getEncoder().encodeToString(picture.within(PICTURES)),
                "media_category",
                "tweet_image",
                "media_type",
                picture.type());
        String id = api.post(link, "/2/media/upload", content)
                .path("data")
                .path("id")
                .asText("");
        if (id.isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", api.host()));
        }
        return id;
    }

    private String describe(Link link, String id, Picture picture) throws ChannelException {
        api.post(
                link,
                "/2/media/metadata",
                Map.of("id", id, "metadata", Map.of("alt_text", Map.of("text", picture.alt()))));
        return id;
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        String path = Timeline.path(remoteId);
        OAuth.with(link, clock, login::renew, current -> {
            api.delete(current, path);
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
                                ? timeline.search(current, post, attempts)
                                : timeline.find(current, post, remoteId)));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return OAuth.with(link, clock, login::renew, current -> timeline.recent(current, since));
    }

    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        return OAuth.with(link, clock, login::renew, current -> timeline.figures(current, remoteIds));
    }

    /** Every post that is read costs money, so only an account that is set to ask does so. */
    @Override
    public Set<Measure> gives(Link link) {
        return Figures.chosen(link)
                ? Set.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES, Measure.VIEWS)
                : Set.of();
    }

    @Override
    public int postsInOne() {
        return Timeline.PAGE;
    }

    /** A hundred posts a call: one is enough, and X charges for each post once in a day (UTC). */
    @Override
    public Rate asking() {
        return new Rate(2, Duration.ofMinutes(5));
    }
}
