package org.baken.channel.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.baken.channel.Edits;
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

/**
 * Public posts on a Facebook Page.
 *
 * <p>Facebook knows no key by which it could tell a repeated post; it refuses a text that is the same as the one before (error
 * 506). After an unclear attempt, and after that refusal, the page's own posts are read.
 */
public final class Facebook implements Edits, Removes, Lists, CarriesPictures, Authorizes, Figures {

    public static final String PLATFORM = "facebook";

    private static final Form FORM = new Form(
            List.of(Field.required(OAuth.CLIENT_ID, Kind.TEXT), Field.optional("page", Kind.TEXT)),
            List.of(Field.required(OAuth.CLIENT_SECRET, Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** Photos of up to 4 MB are taken everywhere; a post shows ten in one row. */
    private static final PictureRules PICTURES = new PictureRules(10, 4_000_000, 1_000, false, false);
    /** Calls in a day: 4,800 for each person who reacts to the page; a new page has few. */
    private static final Rate RATE = new Rate(10, Duration.ofSeconds(2));

    private static final GraphTimeline.Names NAMES = new GraphTimeline.Names(
            "message", "created_time", "permalink_url", "id,message,created_time,permalink_url");

    private static final String COUNTED =
            "reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count),shares";

    private static final String SCOPES =
            "pages_show_list,pages_read_engagement,pages_manage_posts,pages_read_user_content,business_management";

    private final Graph graph;
    private final PageLogin login;
    private final Attempts attempts;
    private final GraphTimeline timeline;
    private final Clock clock;

    public Facebook(Outbound outbound, Clock clock) {
        this(
                outbound,
                clock,
                "https://graph.facebook.com/" + Graph.VERSION,
                "https://www.facebook.com/" + Graph.VERSION + "/dialog/oauth");
    }

    Facebook(Outbound outbound, Clock clock, String base, String dialog) {
        this.graph = new Graph(outbound, base, true);
        this.login = new PageLogin(graph, dialog);
        this.attempts = new Attempts(clock);
        this.clock = clock;
        this.timeline = new GraphTimeline(graph, NAMES, clock);
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
        return OAuth.problems(FORM, link, Set.of("pageId"));
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return login.begin(link, back, state, SCOPES);
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        PageLogin.Page page =
                login.chosen(login.pages(link, back, code), link.setting("page").orElse(""), any -> true);
        Map<String, String> secret = Map.of(OAuth.ACCESS_TOKEN, page.token());
        Instant ends = login.endsAt(link.with(secret));
        return new Grant(secret, Map.of("pageId", page.id()), page.name(), ends);
    }

    @Override
    public Health check(Link link) {
        try {
            JsonNode page = graph.get(link, "/me", Map.of("fields", "id,name"));
            return new Health(
                    Health.State.OK, null, Map.of("account", page.path("name").asText("")), login.endsAt(link));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Attempt attempt = attempts.of(link, post);
        Optional<Receipt> earlier = attempt.receipt();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("message", post.text());
        int number = 0;
        for (Picture picture : post.pictures()) {
            String id = attempt.made(picture.name(), graph.host(), () -> upload(link, picture));
            parameters.put("attached_media[" + number++ + "]", "{\"media_fbid\":\"" + id + "\"}");
        }
        attempt.inTime(graph.host());
        return attempt.sent(publish(link, post, parameters));
    }

    private Receipt publish(Link link, Post post, Map<String, String> parameters) throws ChannelException {
        if (post.pictures().isEmpty() && preview(post) != null) {
            parameters.put("link", preview(post));
        }
        try {
            return receipt(graph.post(link, path(link) + "/feed", parameters));
        } catch (Refused refused) {
            if (refused.trouble().key().equals(Graph.LINK)) {
                // The preview is a nicety; the address stands in the text.
                parameters.remove("link");
                return receipt(graph.post(link, path(link) + "/feed", parameters));
            }
            if (refused.trouble().key().equals(Attempts.DUPLICATE)
                    && timeline.search(link, path(link) + "/published_posts", post, attempts)
                            instanceof Look.Found found
                    && found.asApproved()) {
                return found.receipt();
            }
            throw refused;
        }
    }

    private Receipt receipt(JsonNode published) throws ChannelException {
        return receipt(Graph.id(published, graph.host()));
    }

    /** Facebook leads from the number of a post to its address. */
    private Receipt receipt(String id) {
        return new Receipt(id, "https://www.facebook.com/" + id, clock.instant());
    }

    /** The official address, when readers find it in the text; a preview of it adds no other words. */
    private static String preview(Post post) {
        String url = post.officialUrl();
        return url != null && post.text().contains(url.replaceAll("#.*$", "")) ? url : null;
    }

    private String upload(Link link, Picture picture) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("published", "false");
        parameters.put("alt_text_custom", picture.alt());
        return Graph.id(
                graph.upload(link, path(link) + "/photos", parameters, picture, picture.within(PICTURES)),
                graph.host());
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        graph.post(link, Graph.path(remoteId), Map.of("message", post.text()));
        return receipt(remoteId);
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        graph.delete(link, Graph.path(remoteId));
        attempts.gone(link, post);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return attempts.look(
                link,
                post,
                () -> remoteId == null
                        ? timeline.search(link, path(link) + "/published_posts", post, attempts)
                        : timeline.find(link, post, remoteId));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return timeline.recent(link, path(link) + "/published_posts", since);
    }

    /**
     * Without a list of the people ({@code limit(0)}), only their number. The count of shares is left out as long as nobody shared.
     * How often a post was shown is among the insights, for which the town's app needs one more right; they are not asked for.
     *
     * @see <a href="https://developers.facebook.com/docs/graph-api/reference/object/reactions">Meta: reactions</a>
     * @see <a href="https://developers.facebook.com/docs/graph-api/reference/page-post">Meta: page post</a>
     */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        String id = remoteIds.get(0);
        return graph.find(link, Graph.path(id), Map.of("fields", COUNTED))
                .map(post -> Counts.NONE
                        .with(Measure.FAVOURITES, total(post, "reactions"))
                        .with(Measure.REPOSTS, post.path("shares").path("count"))
                        .with(Measure.REPLIES, total(post, "comments")))
                .map(counts -> Map.of(id, counts))
                .orElse(Map.of());
    }

    private static JsonNode total(JsonNode post, String what) {
        return post.path(what).path("summary").path("total_count");
    }

    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES);
    }

    /** The page that was chosen; its token calls it {@code me} too. */
    static String path(Link link) throws Refused {
        return link.setting("pageId").isPresent() ? Graph.path(link.required("pageId")) : "/me";
    }
}
