package org.baken.channel.ntfy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;
import org.baken.platform.Json;

/** One topic on one ntfy server. */
final class Topic {

    /** What a topic may be called: ntfy's own rule. */
    static final String NAME = "[-_A-Za-z0-9]{1,64}";

    private static final Duration READING = Duration.ofSeconds(5);

    private final Outbound outbound;
    private final Link link;

    Topic(Outbound outbound, Link link) {
        this.outbound = outbound;
        this.link = link;
    }

    String host() throws Refused {
        return at("").getHost();
    }

    /**
     * Publishes a notification, or changes the one with this sequence. The text is the whole body, for a JSON body may have 8 KB
     * altogether and a text of many lines would not fit.
     */
    JsonNode publish(Post post, String sequence, String priority) throws ChannelException {
        StringBuilder path = new StringBuilder(topic()).append("?sequence-id=").append(sequence);
        path.append("&priority=").append(priority);
        if (!post.title().isBlank()) {
            path.append("&title=").append(Requests.encode(post.title()));
        }
        if (post.officialUrl() != null) {
            path.append("&click=").append(Requests.encode(post.officialUrl()));
        }
        HttpRequest request = to(path.toString())
                .setHeader("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body().getBytes(StandardCharsets.UTF_8)))
                .build();
        return outbound.exchange(request).orFail(link).json();
    }

    /** Tells everybody's phones to take a notification away; servers before 2.16 cannot. */
    void delete(String sequence) throws ChannelException {
        if (!sequence.matches(NAME)) {
            throw new Refused(Trouble.of("channel.badAnswer", host()));
        }
        Answer answer = outbound.exchange(
                to(topic() + "/" + sequence).timeout(READING).DELETE().build());
        if (answer.status() == 404 || answer.status() == 405) {
            throw new Refused(Trouble.of("channel.ntfy.old", host()));
        }
        answer.orFail(link);
    }

    /** What the server remembers of the topic, oldest first: usually twelve hours. */
    List<JsonNode> since(Instant since) throws ChannelException {
        return events(String.valueOf(Math.max(0, since.getEpochSecond())));
    }

    List<JsonNode> all() throws ChannelException {
        return events("all");
    }

    private List<JsonNode> events(String since) throws ChannelException {
        Answer answer = read(topic() + "/json?poll=1&since=" + since).orFail(link);
        List<JsonNode> events = new ArrayList<>();
        for (String line : new String(answer.body(), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                events.add(event(line));
            }
        }
        return events;
    }

    private JsonNode event(String line) throws ChannelException {
        try {
            return Json.read(line);
        } catch (IllegalArgumentException notJson) {
            throw new Unclear(Trouble.of("channel.badAnswer", host()));
        }
    }

    /** Whether the account may read the topic. */
    Answer mayRead() throws ChannelException {
        return read(topic() + "/auth");
    }

    Answer account() throws ChannelException {
        return read("/v1/account");
    }

    private Answer read(String path) throws ChannelException {
        return outbound.exchange(to(path).timeout(READING).GET().build());
    }

    private String topic() throws Refused {
        String topic = link.setting("topic").orElse("");
        if (!topic.matches(NAME)) {
            throw new Refused(Trouble.of("channel.ntfy.topic"));
        }
        return "/" + topic;
    }

    private HttpRequest.Builder to(String path) throws Refused {
        return link.hidden("token").isPresent() ? Requests.bearer(at(path), link, "token") : Requests.to(at(path));
    }

    private URI at(String path) throws Refused {
        return Requests.under(link.setting("baseUrl").orElse(""), path);
    }
}
