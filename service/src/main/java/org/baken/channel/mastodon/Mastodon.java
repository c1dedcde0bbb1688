package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import org.baken.channel.Answer;
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
import org.baken.channel.Inbox;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Requests;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.channel.Whispers;

/**
 * Public statuses on a Mastodon server, and answers to private ones, in an account that a person links on the server itself or whose access token they
 * fill in.
 *
 * <p>Mastodon remembers an {@code Idempotency-Key} for an hour, and some servers that speak its interface never do; so
 * after an unclear attempt only {@link #look} tells whether the status is there.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/statuses/">Mastodon: statuses</a>
 */
public final class Mastodon implements Edits, Removes, Whispers, CarriesPictures, Lists, Authorizes, Inbox, Figures {

    public static final String PLATFORM = "mastodon";

    private static final Form FORM = new Form(
            List.of(Field.required("baseUrl", Kind.URL)), List.of(Field.optional(OAuth.ACCESS_TOKEN, Kind.TEXT)));

    /** 300 calls in five minutes; a status takes one, its pictures and the looks at it take the others. */
    private static final Rate RATE = Rate.of(75, Duration.ofMinutes(5));

    /** As servers write them: the name of another server's account with that server. */
    private static final Pattern HANDLE = Pattern.compile("@?\\w[\\w.-]{0,63}(?:@[A-Za-z0-9][A-Za-z0-9.-]{0,250})?");

    private static final Duration WRITING = Duration.ofSeconds(12);

    private final Outbound outbound;
    private final Instances instances;
    private final Server server;
    private final Login login;
    private final Statuses statuses;
    private final Uploads uploads;
    private final Mentions mentions;
    private final Attempts attempts;

    public Mastodon(Outbound outbound, Clock clock) {
        this(outbound, clock, new Attempts(clock));
    }

    Mastodon(Outbound outbound, Clock clock, Attempts attempts) {
        this.outbound = outbound;
        this.instances = new Instances(outbound, clock, ForkJoinPool.commonPool());
        this.server = new Server(outbound);
        this.login = new Login(server, clock);
        this.statuses = new Statuses(server, clock);
        this.uploads = new Uploads(server);
        this.mentions = new Mentions(server, clock);
        this.attempts = attempts;
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
        return MastodonLimits.USUAL;
    }

    @Override
    public Limits limits(Link link) {
        return instances.limits(link);
    }

    @Override
    public PictureRules pictures(Link link) {
        return instances.rules(link).pictures();
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        Map<String, String> typed = new HashMap<>(link.secret());
        typed.keySet().retainAll(List.of(OAuth.ACCESS_TOKEN));
        Link form = new Link(link.account(), link.platform(), link.handle(), link.settings(), typed);
        List<SettingProblem> problems = new ArrayList<>(form().problems(form));
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        return problems;
    }

    @Override
    public boolean authorized(Link link) {
        return Server.hasToken(link);
    }

    @Override
    public Start begin(Link link, URI back, String state) throws ChannelException {
        return login.begin(link, back, state);
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        return login.finish(link, remembered, back, code);
    }

    @Override
    public Health check(Link link) {
        try {
            JsonNode account = server.account(link);
            String name = account.path("acct").asText("");
            if (name.isEmpty()) {
                return Health.failing(Trouble.of("channel.badAnswer", Server.host(link)));
            }
            Map<String, String> details = Map.of(
                    "account", "@" + name, "limit", String.valueOf(limits(link).max()));
            return new Health(Health.State.OK, null, details, OAuth.accessEndsAt(link));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    /** Servers tell nobody of an answer in which they are not named, and show a private one to nobody else. */
    @Override
    public String addressed(String handle, String text) {
        return HANDLE.matcher(handle).matches() ? (handle.startsWith("@") ? "" : "@") + handle + " " + text : text;
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Attempt attempt = attempts.of(link, post);
        Optional<Receipt> earlier = attempt.receipt();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Map<String, Object> status = new HashMap<>(content(link, post, attempt));
        status.put("visibility", post.secluded() ? "direct" : "public");
        if (post.inReplyTo() != null) {
            status.put("in_reply_to_id", Server.segment(post.inReplyTo()));
        }
        HttpRequest request = Server.to(link, "/api/v1/statuses")
                .header("Idempotency-Key", post.key())
                .timeout(WRITING)
                .POST(Requests.body(status))
                .build();
        Answer answer = outbound.exchange(request);
        if (post.inReplyTo() != null && Server.isGone(answer)) {
            throw new Refused(Trouble.of("channel.replyGone"));
        }
        return attempt.sent(statuses.receipt(answer.orFail(link).json()));
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Map<String, Object> status = new HashMap<>(content(link, post, attempts.of(link, post)));
        // Without this a server may keep pictures that belong to the old text.
        status.putIfAbsent("media_ids", List.of());
        HttpRequest request = Server.to(link, Server.status(remoteId))
                .timeout(WRITING)
                .PUT(Requests.body(status))
                .build();
        return statuses.receipt(server.exchange(link, request).json());
    }

    private Map<String, Object> content(Link link, Post post, Attempt attempt) throws ChannelException {
        Map<String, Object> content = new HashMap<>();
        content.put("status", post.text());
        content.put("language", post.lang());
        if (!post.pictures().isEmpty()) {
            content.put("media_ids", uploads.of(link, post, pictures(link), attempt));
            attempt.inTime(Server.host(link));
        }
        return content;
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Answer answer = outbound.exchange(
                Server.plain(link, Server.status(remoteId)).DELETE().build());
        if (!Server.isGone(answer)) {
            answer.orFail(link);
        }
        attempts.gone(link, post);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return attempts.look(
                link,
                post,
                () -> remoteId == null ? statuses.search(link, post, attempts) : statuses.find(link, post, remoteId));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return statuses.recent(link, since);
    }

    @Override
    public Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        return mentions.poll(link, cursor, since);
    }

    /**
     * One status a call: servers older than 4.3, and others that speak the interface, know no other way.
     *
     * @see <a href="https://docs.joinmastodon.org/entities/Status/">Mastodon: Status</a>
     */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        return statuses.figures(link, remoteIds.get(0));
    }

    /** Servers count no views. */
    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES);
    }
}
