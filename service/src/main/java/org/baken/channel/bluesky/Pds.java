package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** The server that keeps an account, and how it is spoken to: XRPC, {@code atproto.com/specs/xrpc}. */
final class Pds {

    static final String BLUESKY = "https://bsky.social";

    static final String POSTS = "app.bsky.feed.post";

    private static final Duration USUAL = Duration.ofSeconds(8);

    /** What a server calls an access token that it does not take, with status 400 or 401. */
    private static final Set<String> ENDED = Set.of("ExpiredToken", "InvalidToken");

    private final Outbound outbound;

    Pds(Outbound outbound) {
        this.outbound = outbound;
    }

    /** The account's server; Bluesky's own when none is filled in. */
    static String service(Link link) {
        return link.setting("service").orElse(BLUESKY).replaceAll("/+$", "");
    }

    /** The server's host, for people. */
    static String host(Link link) throws Refused {
        return Outbound.parse(service(link)).getHost();
    }

    /** A request without a body, such as a question. */
    static HttpRequest.Builder query(Link link, String method, Map<String, String> parameters) throws Refused {
        return Requests.to(address(link, method, parameters)).GET();
    }

    static HttpRequest.Builder procedure(Link link, String method, JsonNode input) throws Refused {
        return Requests.to(address(link, method, Map.of())).POST(Requests.body(input));
    }

    /** A procedure that takes bytes as they are. */
    static HttpRequest.Builder procedure(Link link, String method, String type, byte[] input) throws Refused {
        return HttpRequest.newBuilder(address(link, method, Map.of()))
                .header("Accept", "application/json")
                .header("Content-Type", type)
                .header("User-Agent", "Baken")
                .POST(HttpRequest.BodyPublishers.ofByteArray(input));
    }

    /** A procedure that takes nothing; the server refuses a type for a body that is not there. */
    static HttpRequest.Builder procedure(Link link, String method) throws Refused {
        return HttpRequest.newBuilder(address(link, method, Map.of()))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    private static URI address(Link link, String method, Map<String, String> parameters) throws Refused {
        URI address = Requests.under(service(link), "/xrpc/" + method);
        return parameters.isEmpty() ? address : OAuth.address(address.toString(), parameters);
    }

    Answer exchange(HttpRequest.Builder request, Duration longest) throws ChannelException {
        return outbound.exchange(request.timeout(longest).build());
    }

    Answer exchange(HttpRequest.Builder request) throws ChannelException {
        return exchange(request, USUAL);
    }

    /**
     * The answer when it is a yes.
     *
     * @throws Refused with {@link OAuth#ENDED} when the server does not take the access token
     */
    static Answer orFail(Answer answer, Link link) throws ChannelException {
        String error = error(answer).orElse("");
        if ((answer.status() == 400 || answer.status() == 401) && ENDED.contains(error)) {
            throw new Refused(Trouble.of(OAuth.ENDED, answer.host(), says(answer, link)));
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new Refused(Trouble.of("channel.denied", answer.host(), answer.status(), says(answer, link)));
        }
        if (answer.status() == 400 || answer.status() == 404) {
            throw new Refused(Trouble.of("channel.rejected", answer.host(), answer.status(), says(answer, link)));
        }
        return answer.orFail(link);
    }

    /** The name of what went wrong; empty when the answer has none. */
    static Optional<String> error(Answer answer) {
        return field(answer, "error");
    }

    private static String says(Answer answer, Link link) {
        return field(answer, "message")
                .or(() -> error(answer))
                .map(link::redact)
                .orElse("");
    }

    private static Optional<String> field(Answer answer, String name) {
        if (answer.ok()) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer.json().path(name).asText("")).filter(text -> !text.isBlank());
        } catch (ChannelException.Unclear notJson) {
            return Optional.empty();
        }
    }
}
