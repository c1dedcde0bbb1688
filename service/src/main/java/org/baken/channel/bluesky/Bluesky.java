package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.channel.Answer;
import org.baken.channel.Beforehand;
import org.baken.channel.BlueskyLimits;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Deadline;
import org.baken.channel.Figures;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Inbox;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Posts on Bluesky, or on another server of the AT Protocol, under an app password.
 *
 * <p>The key of a record and its time are fixed before the first attempt, so that a repeated one writes the same record: on the
 * reference server that changes nothing; another may answer with an error of its own, which leaves the attempt unclear until
 * {@link #look} has read the record. Readers see no edits there, so a post is corrected by a reply or by another post in its
 * place.
 *
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/posts">Bluesky: posts</a>
 */
public final class Bluesky implements Removes, Replies, CarriesPictures, Lists, Inbox, Figures {

    public static final String PLATFORM = "bluesky";

    private static final Form FORM = new Form(
            List.of(Field.optional("service", Kind.URL)),
            List.of(Field.required(Sessions.IDENTIFIER, Kind.TEXT), Field.required(Sessions.APP_PASSWORD, Kind.TEXT)));

    private static final Limits LIMITS = new BlueskyLimits(300);

    /** Four pictures of 2 MB: lexicon {@code app.bsky.embed.images}; the descriptions: as long as Bluesky's own app takes. */
    private static final PictureRules PICTURES = new PictureRules(4, 2_000_000, 2_000, false, false);

    /** 5,000 points an hour, of which writing takes two or three and removing one; the rest is for looking. */
    private static final Rate RATE = new Rate(100, Duration.ofSeconds(3));

    /** As servers make them. Whoever fills in the account's own password hands over the whole account. */
    private static final String APP_PASSWORD = "[a-zA-Z0-9]{4}(?:-[a-zA-Z0-9]{4}){3}";

    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final int EXCERPT = 1000;
    private static final String PAGE = "100";

    private final Outbound outbound;
    private final Clock clock;
    private final Pds pds;
    private final Sessions sessions;
    private final Writing writing;
    private final Notifications notifications;
    private final PostFigures postFigures;

    public Bluesky(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
        this.pds = new Pds(outbound);
        this.sessions = new Sessions(pds, clock);
        this.writing = new Writing(pds, PICTURES);
        this.notifications = new Notifications(pds, clock);
        this.postFigures = new PostFigures(pds);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.REAL_SERVER;
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
    public PictureRules pictures(Link link) {
        return PICTURES;
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(Sessions.problems(form(), link));
        problems.addAll(outbound.urlProblems(link, "service"));
        String password = link.hidden(Sessions.APP_PASSWORD).orElse("").strip();
        if (!password.isEmpty() && !password.matches(APP_PASSWORD)) {
            problems.add(
                    new SettingProblem("secret." + Sessions.APP_PASSWORD, Trouble.of("channel.bluesky.appPassword")));
        }
        return problems;
    }

    @Override
    public Health check(Link link) {
        try {
            return sessions.with(link, current -> {
                JsonNode account = Pds.orFail(
                                pds.exchange(Sessions.bearer(
                                        Pds.query(current, "com.atproto.server.getSession", Map.of()), current)),
                                current)
                        .json();
                if (!account.path("active").asBoolean(true)) {
                    return Health.failing(Trouble.of(
                            "channel.bluesky.inactive", account.path("status").asText("")));
                }
                return Health.ok(Map.of("account", "@" + account.path("handle").asText(""), "host", Pds.host(current)));
            });
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Deadline time = new Deadline();
        return sessions.with(link, current -> publish(current, post, time));
    }

    private Receipt publish(Link link, Post post, Deadline time) throws ChannelException {
        PostRecord.Place place = new PostRecord.Place(Sessions.did(link), RecordKey.of(post));
        ObjectNode record = Beforehand.of(Pds.host(link), () -> writing.record(link, post, time));
        ObjectNode input = address(place);
        input.set("record", record);
        // Never over a record of another content: that would be another post, or one that somebody changed.
        input.putNull("swapRecord");
        Answer answer = pds.exchange(
                Sessions.bearer(Pds.procedure(link, "com.atproto.repo.putRecord", input), link),
                time.publishing(WRITING));
        if (Pds.error(answer).filter("InvalidSwap"::equals).isPresent()) {
            return there(link, post, place);
        }
        JsonNode written = Pds.orFail(answer, link).json();
        if (!written.path("uri").asText().equals(place.uri())) {
            throw new ChannelException.Unclear(Trouble.of("channel.badAnswer", answer.host()));
        }
        return new Receipt(place.uri(), url(link, place), clock.instant());
    }

    /** The record of an earlier attempt. */
    private Receipt there(Link link, Post post, PostRecord.Place place) throws ChannelException {
        if (found(link, post, place) instanceof Look.Found earlier && earlier.asApproved()) {
            return earlier.receipt();
        }
        throw new Refused(Trouble.of("channel.bluesky.taken"));
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        PostRecord.Place place = PostRecord.Place.of(remoteId);
        sessions.with(link, current -> {
            // On another account the server would say yes without removing anything.
            if (place == null || !place.did().equals(Sessions.did(current))) {
                throw new Refused(Trouble.of("channel.bluesky.elsewhere"));
            }
            return Pds.orFail(
                    pds.exchange(
                            Sessions.bearer(
                                    Pds.procedure(current, "com.atproto.repo.deleteRecord", address(place)), current),
                            WRITING),
                    current);
        });
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            PostRecord.Place known = remoteId == null ? null : PostRecord.Place.of(remoteId);
            if (remoteId != null && known == null) {
                return new Look.CannotTell(Trouble.of("channel.bluesky.elsewhere"));
            }
            return sessions.with(
                    link,
                    current -> found(
                            current,
                            post,
                            known == null ? new PostRecord.Place(Sessions.did(current), RecordKey.of(post)) : known));
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    private Look found(Link link, Post post, PostRecord.Place place) throws ChannelException {
        Answer answer = writing.read(link, place);
        if (Pds.error(answer).filter("RecordNotFound"::equals).isPresent()) {
            return new Look.Absent();
        }
        JsonNode live = Pds.orFail(answer, link).json().path("value");
        return new Look.Found(
                new Receipt(place.uri(), url(link, place), PostRecord.madeAt(live, place.key())),
                PostRecord.text(live),
                PostRecord.same(live, post));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return sessions.with(link, current -> {
            String did = Sessions.did(current);
            Map<String, String> newest = Map.of("repo", did, "collection", Pds.POSTS, "limit", PAGE);
            JsonNode page = Pds.orFail(
                            pds.exchange(Sessions.bearer(
                                    Pds.query(current, "com.atproto.repo.listRecords", newest), current)),
                            current)
                    .json();
            List<Seen> seen = new ArrayList<>();
            for (JsonNode record : page.path("records")) {
                PostRecord.Place place = PostRecord.Place.of(record.path("uri").asText());
                JsonNode live = record.path("value");
                if (place != null && PostRecord.isOwnTalk(live, did)) {
                    Instant at = PostRecord.madeAt(live, place.key());
                    String text = PostRecord.text(live);
                    seen.add(new Seen(
                            place.uri(), url(current, place), at, text.substring(0, Math.min(text.length(), EXCERPT))));
                }
            }
            return seen.stream().filter(post -> !post.at().isBefore(since)).toList();
        });
    }

    @Override
    public Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        return sessions.with(link, current -> notifications.poll(current, cursor, since));
    }

    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        return sessions.with(link, current -> postFigures.of(current, remoteIds));
    }

    @Override
    public int postsInOne() {
        return PostFigures.MOST;
    }

    /** Nobody counts views there. */
    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES);
    }

    private static ObjectNode address(PostRecord.Place place) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("repo", place.did())
                .put("collection", Pds.POSTS)
                .put("rkey", place.key());
    }

    private static String url(Link link, PostRecord.Place place) throws Refused {
        String who = place.did().equals(Sessions.did(link)) ? Sessions.shown(link) : place.did();
        return "https://bsky.app/profile/" + who + "/post/" + place.key();
    }
}
