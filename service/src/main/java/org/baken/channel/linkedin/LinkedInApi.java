package org.baken.channel.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.baken.channel.Answer;
import org.baken.channel.Attempts;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** Calls to LinkedIn, and what its answers mean (learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling). */
final class LinkedInApi {

    /** July 2026; LinkedIn keeps it until July 2027 (learn.microsoft.com/linkedin/marketing/integrations/migrations). */
    static final String VERSION = "202607";

    private static final Duration READING = Duration.ofSeconds(5);
    private static final Duration WRITING = Duration.ofSeconds(9);

    private final Outbound outbound;
    private final String base;

    LinkedInApi(Outbound outbound, String base) {
        this.outbound = outbound;
        this.base = base;
    }

    String host() {
        return URI.create(base).getHost();
    }

    /** @param method the method of Rest.li, which for some is not that of HTTP */
    JsonNode get(Link link, String path, String method) throws Refused, Retryable {
        return Beforehand.of(
                host(),
                () -> told(link, outbound.exchange(reading(link, path, method))).json());
    }

    /** Something that may be gone; empty when it is. */
    Optional<JsonNode> find(Link link, String path) throws Refused, Retryable {
        return Beforehand.of(host(), () -> {
            Answer answer = outbound.exchange(reading(link, path, "GET"));
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(told(link, answer).json());
        });
    }

    Answer post(Link link, String path, String method, Object content) throws ChannelException {
        HttpRequest request = to(link, path, method)
                .timeout(WRITING)
                .POST(Requests.body(content))
                .build();
        return told(link, outbound.exchange(request));
    }

    /** What is gone already counts as deleted. */
    void delete(Link link, String path) throws ChannelException {
        Answer answer = outbound.exchange(
                to(link, path, "DELETE").timeout(WRITING).DELETE().build());
        if (answer.status() != 404) {
            told(link, answer);
        }
    }

    /**
     * Puts a file where LinkedIn said. The token only goes to LinkedIn itself.
     *
     * @throws Refused when that is somewhere else
     */
    void put(Link link, String address, String type, byte[] file) throws ChannelException {
        URI place = Outbound.parse(address);
        String host = place.getHost().toLowerCase(Locale.ROOT);
        if (!host.equals(host()) && !host.endsWith(".linkedin.com")) {
            throw new Refused(Trouble.of("channel.redirect", host));
        }
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer " + Requests.token(link, OAuth.ACCESS_TOKEN))
                .header("Content-Type", type)
                .header("User-Agent", "Baken")
                .timeout(WRITING)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        told(link, outbound.exchange(request));
    }

    static String version(Link link) {
        return link.setting("version").orElse(VERSION);
    }

    private HttpRequest reading(Link link, String path, String method) throws Refused {
        return to(link, path, method).timeout(READING).GET().build();
    }

    private HttpRequest.Builder to(Link link, String path, String method) throws Refused {
        return Requests.bearer(URI.create(base + path), link, OAuth.ACCESS_TOKEN)
                .header("LinkedIn-Version", version(link))
                .header("X-Restli-Protocol-Version", "2.0.0")
                .header("X-RestLi-Method", method);
    }

    /** LinkedIn says only in words that a text is the same as an earlier one. */
    private Answer told(Link link, Answer answer) throws ChannelException {
        String says = answer.ok() ? "" : answer.says(link);
        if (answer.status() == 401) {
            throw new Refused(Trouble.of(OAuth.ENDED, host(), says));
        }
        if (answer.status() == 426) {
            throw new Refused(Trouble.of("channel.linkedin.version", host(), version(link)));
        }
        boolean refused = answer.status() == 400 || answer.status() == 409 || answer.status() == 422;
        if (refused && says.toLowerCase(Locale.ROOT).contains("duplicate")) {
            throw new Refused(Trouble.of(Attempts.DUPLICATE, host()));
        }
        return answer.orFail(link);
    }
}
