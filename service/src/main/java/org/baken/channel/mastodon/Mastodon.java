package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Edits;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.platform.Json;

/**
 * Public statuses on a Mastodon server, in the account that an access token belongs to.
 *
 * <p>Mastodon remembers an {@code Idempotency-Key} for an hour, and some servers that speak its interface never do; so
 * after an unclear attempt only {@link #look} tells whether the status is there. Contract-tested against a local stub,
 * not tried against a live server.
 */
public final class Mastodon implements Edits, Removes {

    public static final String PLATFORM = "mastodon";

    private static final Form FORM =
            new Form(List.of(Field.required("baseUrl", Kind.URL)), List.of(Field.required("accessToken", Kind.TEXT)));
    private static final Duration READING = Duration.ofSeconds(4);
    /** Servers cut off parts of a second, and clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private static final int PAGE = 40;
    private static final int MOST_PAGES = 3;

    private final Outbound outbound;
    private final Clock clock;
    private final Instances instances;

    public Mastodon(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
        this.instances = new Instances(outbound, clock, ForkJoinPool.commonPool());
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
        return MastodonLimits.USUAL;
    }

    @Override
    public Limits limits(Link link) {
        return instances.limits(link);
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        return problems;
    }

    @Override
    public Health check(Link link) {
        try {
            JsonNode account = read(link, "/api/v1/accounts/verify_credentials");
            String name = account.path("acct").asText("");
            if (name.isEmpty()) {
                return Health.failing(
                        Trouble.of("channel.badAnswer", api(link, "").getHost()));
            }
            return Health.ok(Map.of(
                    "account", "@" + name, "limit", String.valueOf(limits(link).max())));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        HttpRequest request = to(link, "/api/v1/statuses")
                .header("Idempotency-Key", post.key())
                .POST(body(Map.of("status", post.text(), "language", post.lang(), "visibility", "public")))
                .build();
        return receipt(exchange(link, request).json());
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        HttpRequest request = to(link, status(remoteId))
                .PUT(body(Map.of("status", post.text(), "language", post.lang())))
                .build();
        return receipt(exchange(link, request).json());
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Answer answer = outbound.exchange(to(link, status(remoteId)).DELETE().build());
        if (answer.status() != 404 && answer.status() != 410) {
            answer.orFail(link);
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            return remoteId == null ? search(link, post) : find(link, post, remoteId);
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    private Look find(Link link, Post post, String remoteId) throws ChannelException {
        Answer answer = outbound.exchange(
                to(link, status(remoteId)).timeout(READING).GET().build());
        if (answer.status() == 404 || answer.status() == 410) {
            return new Look.Absent();
        }
        return found(answer.orFail(link).json(), post);
    }

    /** Goes back through the account's own statuses until they are older than the post can be. */
    private Look search(Link link, Post post) throws ChannelException {
        String account =
                read(link, "/api/v1/accounts/verify_credentials").path("id").asText("");
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode statuses = read(
                    link,
                    "/api/v1/accounts/" + segment(account) + "/statuses?limit=" + PAGE + "&exclude_reblogs=true"
                            + before);
            Instant oldest = Instant.MAX;
            String last = "";
            for (JsonNode status : statuses) {
                oldest = sentAt(status);
                last = status.path("id").asText();
                if (!oldest.isBefore(earliest) && StatusText.same(text(status), post.text())) {
                    return found(status, post);
                }
            }
            if (statuses.isEmpty() || oldest.isBefore(earliest)) {
                return new Look.Absent();
            }
            before = "&max_id=" + segment(last);
        }
        return new Look.CannotTell(Trouble.of("channel.tooManyPosts"));
    }

    private Look found(JsonNode status, Post post) throws Unclear {
        String text = text(status);
        return new Look.Found(receipt(status), text, StatusText.same(text, post.text()));
    }

    private Receipt receipt(JsonNode status) throws Unclear {
        String id = status.path("id").asText("");
        if (id.isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", PLATFORM));
        }
        String url = status.path("url").asText("");
        return new Receipt(id, url.startsWith("https://") || url.startsWith("http://") ? url : null, sentAt(status));
    }

    private Instant sentAt(JsonNode status) {
        try {
            return OffsetDateTime.parse(status.path("created_at").asText()).toInstant();
        } catch (DateTimeException unreadable) {
            return clock.instant();
        }
    }

    private static String text(JsonNode status) {
        return StatusText.of(status.path("content").asText());
    }

    private JsonNode read(Link link, String path) throws ChannelException {
        return exchange(link, to(link, path).timeout(READING).GET().build()).json();
    }

    private Answer exchange(Link link, HttpRequest request) throws ChannelException {
        return outbound.exchange(request).orFail(link);
    }

    private static HttpRequest.Builder to(Link link, String path) throws Refused {
        String token = link.hidden("accessToken").orElse("");
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new Refused(Trouble.of("channel.secret", "accessToken"));
        }
        return HttpRequest.newBuilder(api(link, path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "Baken");
    }

    /** The address of a part of the interface; the account's address may end in a slash. */
    static URI api(Link link, String path) throws Refused {
        String base = link.setting("baseUrl").orElse("");
        Outbound.parse(base);
        return Outbound.parse(base.replaceAll("/+$", "") + path);
    }

    private static String status(String remoteId) throws Refused {
        return "/api/v1/statuses/" + segment(remoteId);
    }

    /** Ids come from the server: they may not lead to another part of its interface. */
    private static String segment(String id) throws Refused {
        if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new Refused(Trouble.of("channel.badAnswer", PLATFORM));
        }
        return id;
    }

    private static HttpRequest.BodyPublisher body(Map<String, String> content) {
        return HttpRequest.BodyPublishers.ofByteArray(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }
}
