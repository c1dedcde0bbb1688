package org.baken.channel.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.baken.channel.Containers;
import org.baken.channel.Figures;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Graph;
import org.baken.channel.GraphTimeline;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.PageLogin;
import org.baken.channel.Picture;
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
 * Posts with pictures on Instagram, in two steps: a container is made, Meta fetches the pictures, and it is published. Which
 * container belongs to which post is known as long as the process lives; after that, the account's own posts are read. Captions
 * cannot be edited through the interface.
 */
public final class Instagram implements Removes, Lists, CarriesPictures, Authorizes, Figures {

    public static final String PLATFORM = "instagram";

    private static final String ID = "instagramId";
    private static final Form FORM = new Form(
            List.of(Field.required(OAuth.CLIENT_ID, Kind.TEXT), Field.optional("instagram", Kind.TEXT)),
            List.of(Field.required(OAuth.CLIENT_SECRET, Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** developers.facebook.com/docs/instagram-platform: JPEG of at most 8 MB, up to ten in a row, fetched by Meta. */
    private static final PictureRules PICTURES =
            new PictureRules(10, 8_000_000, 1_000, true, true, Set.of("image/jpeg"));
    /** 100 posts in 24 hours, or 50 on some accounts, which is asked before each. */
    private static final Rate RATE = Rate.of(50, Duration.ofHours(24));

    private static final String SCOPES = "instagram_basic,instagram_content_publish,instagram_manage_contents,"
            + "pages_show_list,pages_read_engagement,business_management";
    private static final GraphTimeline.Names NAMES =
            new GraphTimeline.Names("caption", "timestamp", "permalink", "id,caption,timestamp,permalink,media_type");

    private final Graph graph;
    private final PageLogin login;
    private final Containers containers;
    private final GraphTimeline timeline;
    private final Attempts attempts;

    public Instagram(Outbound outbound, Clock clock) {
        this(
                outbound,
                clock,
                "https://graph.facebook.com/" + Graph.VERSION,
                "https://www.facebook.com/" + Graph.VERSION + "/dialog/oauth",
                new Attempts(clock));
    }

    Instagram(Outbound outbound, Clock clock, String base, String dialog, Attempts attempts) {
        this.graph = new Graph(outbound, base, true);
        this.login = new PageLogin(graph, dialog);
        this.containers = new Containers(graph, "status_code", "status");
        this.timeline = new GraphTimeline(graph, NAMES, clock);
        this.attempts = attempts;
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
        return OAuth.problems(FORM, link, Set.of(ID));
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return login.begin(link, back, state, SCOPES);
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        PageLogin.Page page = login.chosen(
                login.pages(link, back, code),
                link.setting("instagram").orElse(""),
                any -> !any.instagram().isEmpty());
        Map<String, String> secret = Map.of(OAuth.ACCESS_TOKEN, page.token());
        return new Grant(
                secret, Map.of(ID, page.instagram()), "@" + page.instagramName(), login.endsAt(link.with(secret)));
    }

    @Override
    public Health check(Link link) {
        try {
            JsonNode user = graph.get(link, account(link), Map.of("fields", "id,username"));
            return new Health(
                    Health.State.OK,
                    null,
                    Map.of("account", "@" + user.path("username").asText("")),
                    login.endsAt(link));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Attempt attempt = attempts.of(link, post);
        Optional<Receipt> earlier = attempt.receipt();
        return earlier.isPresent() ? earlier.get() : attempt.sent(publish(link, post, attempt));
    }

    private Receipt publish(Link link, Post post, Attempt attempt) throws ChannelException {
        String account = account(link);
        Containers.Ready container = container(link, post, attempt);
        if (container.published()) {
            if (search(link, post) instanceof Look.Found found) {
                return found.receipt();
            }
            attempt.forget(Containers.POST);
            container = container(link, post, attempt);
        }
        containers.quota(link, account + "/content_publishing_limit", "quota_usage", "config");
        attempt.inTime(graph.host());
        return timeline.published(link, attempt, containers.publish(link, account + "/media_publish", container.id()));
    }

    private Containers.Ready container(Link link, Post post, Attempt attempt) throws ChannelException {
        if (post.pictures().isEmpty()) {
            throw new Refused(Trouble.of("channel.picture.required"));
        }
        String path = account(link) + "/media";
        Map<String, String> parameters = new LinkedHashMap<>();
        if (post.pictures().size() == 1) {
            parameters.putAll(image(post.pictures().get(0)));
        } else {
            List<String> children = new ArrayList<>();
            for (Picture picture : post.pictures()) {
                Map<String, String> child = image(picture);
                child.put("is_carousel_item", "true");
                children.add(containers
                        .ready(link, attempt, picture.name(), () -> containers.made(link, path, child))
                        .id());
            }
            parameters.put("media_type", "CAROUSEL");
            parameters.put("children", String.join(",", children));
        }
        parameters.put("caption", post.text());
        return containers.ready(link, attempt, Containers.POST, () -> containers.made(link, path, parameters));
    }

    private static Map<String, String> image(Picture picture) throws Refused {
        if (!PICTURES.take(picture.type())) {
            throw new Refused(Trouble.of("channel.picture.type", picture.name()));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("image_url", Containers.address(picture));
        parameters.put("alt_text", picture.alt());
        return parameters;
    }

    /** The app of the town needs the permission {@code instagram_manage_contents} for this. */
    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        graph.delete(link, Graph.path(remoteId));
        attempts.gone(link, post);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            if (remoteId == null) {
                return containers.look(link, attempts.of(link, post), search(link, post));
            }
            Look look = timeline.find(link, post, remoteId);
            if (look instanceof Look.Absent) {
                attempts.gone(link, post);
            }
            return look;
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    private Look search(Link link, Post post) throws ChannelException {
        return timeline.search(link, account(link) + "/media", post, attempts);
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return timeline.recent(link, account(link) + "/media", since);
    }

    /**
     * Likes and comments; the right {@code instagram_basic}, which the account has, is enough for them. Views and shares are among the
     * insights, for which the town's app needs one more right; they are not asked for.
     *
     * @see <a href="https://developers.facebook.com/docs/instagram-platform/reference/instagram-media">Meta: media</a>
     */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        String id = remoteIds.get(0);
        return graph.find(link, Graph.path(id), Map.of("fields", "like_count,comments_count"))
                .map(media -> Counts.NONE
                        .with(Measure.FAVOURITES, media.path("like_count"))
                        .with(Measure.REPLIES, media.path("comments_count")))
                .map(counts -> Map.of(id, counts))
                .orElse(Map.of());
    }

    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.FAVOURITES, Measure.REPLIES);
    }

    /** The number of the account; asked of its page when the account's settings were filled in anew. */
    private String account(Link link) throws ChannelException {
        if (link.setting(ID).isPresent()) {
            return Graph.path(link.required(ID));
        }
        JsonNode account = graph.get(link, "/me", Map.of("fields", "instagram_business_account"))
                .path("instagram_business_account");
        if (account.isMissingNode()) {
            throw new Refused(Trouble.of("channel.meta.noPage"));
        }
        return "/" + Graph.id(account, graph.host());
    }
}
