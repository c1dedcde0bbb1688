package org.baken.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Beforehand;
import org.baken.channel.CarriesPictures;
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
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Outbound;
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
 * Messages in a Slack channel, by an app with the rights {@code chat:write}, {@code channels:read} and {@code channels:history}
 * ({@code groups:…} for a private channel).
 *
 * <p>Slack has no idempotency key: each message carries the post's key in its metadata, and the channel is searched for it before
 * every attempt. Slack fetches pictures from their address, so they stand in the message itself. There is no field for the language,
 * and links are shown without a preview.
 *
 * <p>Contract-tested from the Web API's documentation, not tried against the live platform.
 */
public final class Slack implements Edits, Removes, Replies, Lists, CarriesPictures {

    public static final String PLATFORM = "slack";

    private static final Form FORM = new Form(
            List.of(Field.required("channel", Kind.TEXT), Field.optional("baseUrl", Kind.URL)),
            List.of(Field.required("botToken", Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** One message a second in a channel. */
    private static final Rate RATE = new Rate(1, Duration.ofSeconds(1));

    private static final PictureRules PICTURES = new PictureRules(10, 10_000_000, 1_000, true, false);
    private static final String RIGHT = "chat:write";

    private final Outbound outbound;
    private final Clock clock;

    public Slack(Outbound outbound, Clock clock) {
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
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        return problems;
    }

    @Override
    public Health check(Link link) {
        try {
            Workspace workspace = new Workspace(outbound, link);
            String rights = workspace.rights();
            if (!rights.isEmpty() && !List.of(rights.split("[, ]+")).contains(RIGHT)) {
                return Health.failing(Trouble.of("channel.slack.scope", RIGHT));
            }
            JsonNode me = workspace.read("auth.test", Map.of());
            JsonNode channel = workspace
                    .read("conversations.info", Map.of("channel", link.required("channel")))
                    .path("channel");
            String name = "#" + channel.path("name").asText(link.required("channel"));
            if (!channel.path("is_member").asBoolean(false)
                    || channel.path("is_archived").asBoolean(false)) {
                return Health.failing(Trouble.of("channel.slack.member", name));
            }
            // Without the right to read, nothing could be found again.
            new History(workspace, link.required("channel")).page(Map.of("limit", "1"));
            return Health.ok(Map.of(
                    "account",
                    me.path("user").asText() + " · " + me.path("team").asText(),
                    "room",
                    name));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Workspace workspace = new Workspace(outbound, link);
        String channel = link.setting("channel").orElse("");
        Optional<JsonNode> earlier = Beforehand.of(workspace.host(), () -> new History(workspace, channel).of(post));
        if (earlier.isPresent()) {
            return receipt(workspace, channel, earlier.get());
        }
        Map<String, Object> content = new HashMap<>(Blocks.written(channel, post));
        content.put("mrkdwn", false);
        content.put("unfurl_links", false);
        content.put("unfurl_media", false);
        if (post.inReplyTo() != null) {
            content.put("thread_ts", Sent.of(workspace, post.inReplyTo()).ts());
        }
        try {
            JsonNode made = workspace.write("chat.postMessage", content);
            return receipt(workspace, made.path("channel").asText(channel), made);
        } catch (Refused refused) {
            throw says(refused, "thread_not_found") ? new Refused(Trouble.of("channel.replyGone")) : refused;
        }
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Workspace workspace = new Workspace(outbound, link);
        Sent sent = Sent.of(workspace, remoteId);
        Map<String, Object> content = new HashMap<>(Blocks.written(sent.channel(), post));
        content.put("ts", sent.ts());
        try {
            return receipt(workspace, sent.channel(), workspace.write("chat.update", content));
        } catch (Refused refused) {
            throw says(refused, "message_not_found")
                    ? new Refused(Trouble.of("channel.gone", workspace.host()))
                    : refused;
        }
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Workspace workspace = new Workspace(outbound, link);
        Sent sent = Sent.of(workspace, remoteId);
        try {
            workspace.write("chat.delete", Map.of("channel", sent.channel(), "ts", sent.ts()));
        } catch (Refused refused) {
            if (!says(refused, "message_not_found")) {
                throw refused;
            }
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Workspace workspace = new Workspace(outbound, link);
            String channel = link.setting("channel").orElse("");
            Optional<JsonNode> live;
            if (remoteId == null) {
                live = new History(workspace, channel).of(post);
            } else {
                Sent sent = Sent.of(workspace, remoteId);
                channel = sent.channel();
                live = new History(workspace, channel).at(sent.ts());
            }
            if (live.isEmpty()) {
                return new Look.Absent();
            }
            String text = Blocks.text(live.get());
            return new Look.Found(receipt(workspace, channel, live.get()), text, Markup.same(text, post.text()));
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        Workspace workspace = new Workspace(outbound, link);
        JsonNode me = workspace.read("auth.test", Map.of());
        String channel = link.setting("channel").orElse("");
        List<Seen> seen = new ArrayList<>();
        for (JsonNode message : new History(workspace, channel).since(since)) {
            if (History.isBy(message, me)) {
                String text = Blocks.text(message);
                Sent sent = new Sent(channel, message.path("ts").asText());
                seen.add(new Seen(sent.remoteId(), null, sent.at(), text.substring(0, Math.min(text.length(), 1_000))));
            }
        }
        return seen;
    }

    private static boolean says(Refused refused, String error) {
        return refused.trouble().args().contains(error);
    }

    /** The address is asked for only now, and does without when Slack does not give it. */
    private static Receipt receipt(Workspace workspace, String channel, JsonNode message) throws ChannelException {
        Sent sent = new Sent(channel, message.path("ts").asText());
        if (!sent.ts().matches(Sent.TIME)) {
            throw new Unclear(Trouble.of("channel.badAnswer", workspace.host()));
        }
        String url = null;
        try {
            url = workspace
                    .read("chat.getPermalink", Map.of("channel", channel, "message_ts", sent.ts()))
                    .path("permalink")
                    .asText(null);
        } catch (ChannelException unknown) {
            // The message stands all the same.
        }
        return new Receipt(sent.remoteId(), url, sent.at());
    }
}
