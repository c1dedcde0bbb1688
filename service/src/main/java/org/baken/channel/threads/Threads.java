package org.baken.channel.threads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/**
 * Posts on Threads, in two steps: a container is made, and it is published. Which container belongs to which post is known as long
 * as the process lives; after that, the account's own posts are read. Threads has no edits through its interface.
 */
public final class Threads implements Removes, Replies, Lists, CarriesPictures, Authorizes, Figures {

    public static final String PLATFORM = "threads";

    private static final Form FORM = new Form(
            List.of(Field.required(OAuth.CLIENT_ID, Kind.TEXT), Figures.FIELD),
            List.of(Field.required(OAuth.CLIENT_SECRET, Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** developers.facebook.com/docs/threads/overview: up to 20 in a row, 8 MB each, fetched by Meta. */
    private static final PictureRules PICTURES = new PictureRules(20, 8_000_000, 1_000, true, false);
    /** 250 posts in 24 hours; each takes four calls. */
    private static final Rate RATE = Rate.of(250, Duration.ofHours(24));

    private static final GraphTimeline.Names NAMES =
            new GraphTimeline.Names("text", "timestamp", "permalink", "id,text,timestamp,permalink,media_type");

    private final Graph graph;
    private final ThreadsLogin login;
    private final Containers containers;
    private final GraphTimeline timeline;
    private final Attempts attempts;

    public Threads(Outbound outbound, Clock clock) {
        this(outbound, clock, "https://graph.threads.net", "https://threads.net/oauth/authorize", new Attempts(clock));
    }

    Threads(Outbound outbound, Clock clock, String root, String dialog, Attempts attempts) {
        this.graph = new Graph(outbound, root + "/v1.0", false);
        this.login = new ThreadsLogin(outbound, clock, dialog, root);
        this.containers = new Containers(graph, "status", "error_message");
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
        return OAuth.problems(FORM, link, Set.of());
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return login.begin(link, back, state);
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        Map<String, String> secret = login.finish(link, back, code);
        Link linked = link.with(secret);
        return new Grant(secret, Map.of(), name(linked), OAuth.accessEndsAt(linked));
    }

    /** Renews the token while it can be: an account that is only looked at would lose it after 60 days. */
    @Override
    public Health check(Link link) {
        try {
            Link fresh = login.fresh(link);
            return new Health(Health.State.OK, null, Map.of("account", name(fresh)), OAuth.accessEndsAt(fresh));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    private String name(Link link) throws ChannelException {
        JsonNode user = graph.get(link, "/me", Map.of("fields", "id,username"));
        return "@" + user.path("username").asText("");
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Attempt attempt = attempts.of(link, post);
        Optional<Receipt> earlier = attempt.receipt();
        return earlier.isPresent() ? earlier.get() : attempt.sent(publish(login.fresh(link), post, attempt));
    }

    private Receipt publish(Link link, Post post, Attempt attempt) throws ChannelException {
        Containers.Ready container = container(link, post, attempt);
        if (container.published()) {
            if (search(link, post) instanceof Look.Found found) {
                return found.receipt();
            }
            attempt.forget(Containers.POST);
            container = container(link, post, attempt);
        }
        String prefix = post.inReplyTo() == null ? "" : "reply_";
        containers.quota(
                link,
                "/me/threads_publishing_limit",
                prefix + "quota_usage",
                prefix.isEmpty() ? "config" : "reply_config");
        attempt.inTime(graph.host());
        return timeline.published(link, attempt, containers.publish(link, "/me/threads_publish", container.id()));
    }

    private Containers.Ready container(Link link, Post post, Attempt attempt) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("text", post.text());
        if (post.inReplyTo() != null) {
            parameters.put("reply_to_id", Graph.path(post.inReplyTo()).substring(1));
        }
        if (post.pictures().isEmpty()) {
            parameters.put("media_type", "TEXT");
        } else if (post.pictures().size() == 1) {
            parameters.putAll(image(post.pictures().get(0)));
        } else {
            parameters.put("media_type", "CAROUSEL");
            parameters.put("children", String.join(",", children(link, post, attempt)));
        }
        return containers.ready(link, attempt, Containers.POST, () -> containers.made(link, "/me/threads", parameters));
    }

    private List<String> children(Link link, Post post, Attempt attempt) throws ChannelException {
        List<String> children = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            Map<String, String> parameters = image(picture);
            parameters.put("is_carousel_item", "true");
            children.add(containers
                    .ready(link, attempt, picture.name(), () -> containers.made(link, "/me/threads", parameters))
                    .id());
        }
        return children;
    }

    private static Map<String, String> image(Picture picture) throws Refused {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("media_type", "IMAGE");
        parameters.put("image_url", Containers.address(picture));
        parameters.put("alt_text", picture.alt());
        return parameters;
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        graph.delete(login.fresh(link), Graph.path(remoteId));
        attempts.gone(link, post);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Link fresh = login.fresh(link);
            if (remoteId == null) {
                return containers.look(fresh, attempts.of(link, post), search(fresh, post));
            }
            Look look = timeline.find(fresh, post, remoteId);
            if (look instanceof Look.Absent) {
                attempts.gone(link, post);
            }
            return look;
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    /** Answers are not among an account's posts, but have a list of their own. */
    private Look search(Link link, Post post) throws ChannelException {
        return timeline.search(link, post.inReplyTo() == null ? "/me/threads" : "/me/replies", post, attempts);
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return timeline.recent(login.fresh(link), "/me/threads", since);
    }

    /**
     * The insights of a post. They need the right {@code threads_manage_insights}, which is asked for only from an account that is set to
     * have them: an app without it could not be linked at all.
     *
     * @see <a href="https://developers.facebook.com/docs/threads/insights">Meta: Threads insights</a>
     */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        String id = remoteIds.get(0);
        String path = Graph.path(id) + "/insights";
        return graph.find(login.fresh(link), path, Map.of("metric", "views,likes,replies,reposts,quotes"))
                .map(Threads::counts)
                .map(counts -> Map.of(id, counts))
                .orElse(Map.of());
    }

    private static Counts counts(JsonNode insights) {
        Map<String, JsonNode> told = new LinkedHashMap<>();
        for (JsonNode insight : insights.path("data")) {
            JsonNode value = insight.path("values").path(0).path("value");
            told.put(insight.path("name").asText(""), value);
        }
        JsonNode none = MissingNode.getInstance();
        return Counts.NONE
                .with(Measure.FAVOURITES, told.getOrDefault("likes", none))
                .with(Measure.REPOSTS, told.getOrDefault("reposts", none), told.getOrDefault("quotes", none))
                .with(Measure.REPLIES, told.getOrDefault("replies", none))
                .with(Measure.VIEWS, told.getOrDefault("views", none));
    }

    @Override
    public Set<Measure> gives(Link link) {
        return Figures.chosen(link)
                ? Set.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES, Measure.VIEWS)
                : Set.of();
    }
}
