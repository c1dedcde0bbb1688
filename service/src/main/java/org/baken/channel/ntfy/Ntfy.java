package org.baken.channel.ntfy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.platform.Ids;

/**
 * Notifications to everybody who follows a topic on an ntfy server, with the message's official address behind a tap.
 *
 * <p>A server from version 2.16 on knows sequences: a notification with the same sequence replaces the earlier one, so that another
 * attempt does no harm and a text can be changed or taken away. An older server leaves the sequence out of its answer; there, the
 * notification is looked for by its text, and changing it is refused. A server remembers notifications for some hours only and may
 * be set to remember none; what it does not know then is for a person to tell.
 */
public final class Ntfy implements Edits, Removes, Lists {

    public static final String PLATFORM = "ntfy";

    private static final Form FORM = new Form(
            List.of(
                    Field.required("baseUrl", Kind.URL),
                    Field.required("topic", Kind.TEXT),
                    Field.optionalChoice("priority", "DEFAULT", "HIGH", "URGENT")),
            List.of(Field.optional("token", Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** Sixty requests, and one more every five seconds: what a server allows unless it is set otherwise. */
    private static final Rate RATE = new Rate(60, Duration.ofSeconds(5));

    private static final String SEQUENCE = "baken-";
    private static final int SEQUENCE_LETTERS = 32;
    private static final Duration REMEMBERED = Duration.ofHours(11);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int LONGEST_SEEN = 1_000;
    private static final int MOST_SEEN = 100;

    private final Outbound outbound;
    private final Clock clock;

    public Ntfy(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
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
    public Rate rate() {
        return RATE;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        if (link.setting("topic").filter(topic -> !topic.matches(Topic.NAME)).isPresent()) {
            problems.add(new SettingProblem("settings.topic", Trouble.of("channel.ntfy.topic")));
        }
        return problems;
    }

    /** Whether the account may publish shows only by publishing; a token that may only publish is good, too. */
    @Override
    public Health check(Link link) {
        try {
            Topic topic = new Topic(outbound, link);
            Answer mayRead = topic.mayRead();
            if (mayRead.status() != 403 || link.hidden("token").isEmpty()) {
                mayRead.orFail(link);
            } else {
                topic.account().orFail(link);
            }
            return Health.ok(Map.of("host", topic.host(), "room", link.required("topic")));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Topic topic = new Topic(outbound, link);
        return receipt(topic, topic.publish(post, sequence(post), priority(link, post)));
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Topic topic = new Topic(outbound, link);
        if (!remoteId.matches(SEQUENCE + "[0-9a-f]+")) {
            throw new Refused(Trouble.of("channel.ntfy.old", topic.host()));
        }
        return receipt(topic, topic.publish(post, remoteId, priority(link, post)));
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        new Topic(outbound, link).delete(remoteId);
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Topic topic = new Topic(outbound, link);
            JsonNode last = null;
            List<JsonNode> events =
                    remoteId == null ? topic.since(post.createdAt().minus(CLOCKS_DIFFER)) : topic.all();
            for (JsonNode event : events) {
                last = isThis(event, post, remoteId) ? event : last;
            }
            if (last == null) {
                return notSeen(topic, post);
            }
            if (isDeletion(last)) {
                return new Look.Absent();
            }
            String text = last.path("message").asText();
            boolean apart = !post.body().equals(post.text());
            String shown = apart ? last.path("title").asText() + "\n\n" + text : text;
            return new Look.Found(receipt(topic, last), shown, Markup.same(shown, post.text()));
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    /** A server that remembers nothing at all of a topic may have been told not to. */
    private Look notSeen(Topic topic, Post post) throws ChannelException {
        boolean tooOld = post.createdAt().plus(REMEMBERED).isBefore(clock.instant());
        return tooOld || topic.all().isEmpty()
                ? new Look.CannotTell(Trouble.of("channel.ntfy.cannotTell", topic.host()))
                : new Look.Absent();
    }

    private static boolean isThis(JsonNode event, Post post, String remoteId) {
        if (!isMessage(event) && !isDeletion(event)) {
            return false;
        }
        if (remoteId != null) {
            return id(event).equals(remoteId);
        }
        return id(event).equals(sequence(post))
                || isWithoutSequence(event) && Markup.same(event.path("message").asText(), post.body());
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        Map<String, Seen> newestLast = new LinkedHashMap<>();
        for (JsonNode event : new Topic(outbound, link).since(since)) {
            if (isMessage(event) && !at(event).isBefore(since)) {
                String text = (event.path("title").asText() + "\n\n"
                                + event.path("message").asText())
                        .strip();
                newestLast.putIfAbsent(
                        id(event),
                        new Seen(id(event), null, at(event), text.substring(0, Math.min(text.length(), LONGEST_SEEN))));
            } else if (isDeletion(event)) {
                newestLast.remove(id(event));
            }
        }
        List<Seen> seen = new ArrayList<>(newestLast.values());
        Collections.reverse(seen);
        return seen.subList(0, Math.min(seen.size(), MOST_SEEN));
    }

    private Receipt receipt(Topic topic, JsonNode event) throws ChannelException {
        if (id(event).isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", topic.host()));
        }
        return new Receipt(id(event), null, at(event));
    }

    private static String sequence(Post post) {
        return SEQUENCE + Ids.digest(post.key()).substring(0, SEQUENCE_LETTERS);
    }

    /** Nothing that is only practised makes a phone ring louder than usual. */
    private static String priority(Link link, Post post) {
        return switch (post.exercise() ? "DEFAULT" : link.setting("priority").orElse("HIGH")) {
            case "URGENT" -> "5";
            case "HIGH" -> "4";
            default -> "3";
        };
    }

    private static String id(JsonNode event) {
        return event.path("sequence_id").asText(event.path("id").asText(""));
    }

    private static boolean isWithoutSequence(JsonNode event) {
        return !event.has("sequence_id") || event.path("sequence_id").equals(event.path("id"));
    }

    private static boolean isMessage(JsonNode event) {
        return event.path("event").asText().equals("message");
    }

    private static boolean isDeletion(JsonNode event) {
        return event.path("event").asText().equals("message_delete");
    }

    private Instant at(JsonNode event) {
        long seconds = event.path("time").asLong(0);
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : clock.instant();
    }
}
