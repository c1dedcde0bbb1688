package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Answer;
import org.baken.channel.Attempts;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** Calls to X, and what its answers mean (docs.x.com/x-api/fundamentals/response-codes-and-errors). */
final class XApi {

    private static final Duration READING = Duration.ofSeconds(5);
    private static final Duration WRITING = Duration.ofSeconds(9);

    private final Outbound outbound;
    private final String base;

    XApi(Outbound outbound, String base) {
        this.outbound = outbound;
        this.base = base;
    }

    String host() {
        return URI.create(base).getHost();
    }

    JsonNode get(Link link, String path, Map<String, String> parameters) throws Refused, Retryable {
        return Beforehand.of(
                host(), () -> told(link, read(link, path, parameters)).json());
    }

    /** A post; empty when it is gone. X answers 200 with an error instead of a post, or 404. */
    Optional<JsonNode> find(Link link, String path, Map<String, String> parameters) throws Refused, Retryable {
        return Beforehand.of(host(), () -> {
            Answer answer = read(link, path, parameters);
            if (answer.status() == 404) {
                return Optional.empty();
            }
            JsonNode found = told(link, answer).json();
            if (found.path("data").isObject()) {
                return Optional.of(found.path("data"));
            }
            for (JsonNode error : found.path("errors")) {
                if (error.path("type").asText("").endsWith("/resource-not-found")) {
                    return Optional.empty();
                }
            }
            throw new Unclear(Trouble.of("channel.badAnswer", host()));
        });
    }

    JsonNode post(Link link, String path, Object content) throws ChannelException {
        return told(
                        link,
                        outbound.exchange(to(link, path)
                                .timeout(WRITING)
                                .POST(Requests.body(content))
                                .build()))
                .json();
    }

    /** What is gone already counts as deleted. */
    void delete(Link link, String path) throws ChannelException {
        Answer answer =
                outbound.exchange(to(link, path).timeout(WRITING).DELETE().build());
        if (answer.status() != 404) {
            told(link, answer);
        }
    }

    private Answer read(Link link, String path, Map<String, String> parameters) throws ChannelException {
        String query = parameters.isEmpty() ? "" : "?" + OAuth.encoded(parameters);
        return outbound.exchange(to(link, path + query).timeout(READING).GET().build());
    }

    private HttpRequest.Builder to(Link link, String path) throws Refused {
        return Requests.bearer(URI.create(base + path), link, OAuth.ACCESS_TOKEN);
    }

    /** X says only in words that a text is the same as an earlier one. */
    private Answer told(Link link, Answer answer) throws ChannelException {
        if (answer.status() == 401) {
            throw new Refused(Trouble.of(OAuth.ENDED, host(), answer.says(link)));
        }
        if (answer.status() == 403 && answer.says(link).toLowerCase(Locale.ROOT).contains("duplicate")) {
            throw new Refused(Trouble.of(Attempts.DUPLICATE, host()));
        }
        return answer.orFail(link);
    }
}
